/**
 * Whether the test computes an expected value as the code does, by rehearsing it with other values: both sides stay equal, and come
 * by the same values on the way.
 */
import type { SubjectCall, Trail, Value } from '../rehearse/values.ts';
import type { Node } from '@babel/types';
import { pick, randomFrom, varied } from '../evaluate/vary-literal.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { describeValue, partsOf, wholeTrail } from '../rehearse/inspect.ts';
import type { Ledger, Met } from '../rehearse/ledger.ts';
import { kindsIn, ownSteps, workOf } from '../rehearse/own-work.ts';
import type { Rehearsal } from '../rehearse/rehearse-test.ts';

/** With less of its own, the test computes nothing worth while. */
const MIN_WORK = 2;
const MIN_WORK_ON_CALLS = 2.5;
const SAMPLES = 10;
const MIN_SAMPLES = 4;
/** A copy may leave out what guards against odd inputs. */
const MIN_AGREEING = 0.8;
/** Of the values on the test's way, so many are on the code's; of those on the code's way, so many are on the test's. */
const MIN_SHARED = 0.55;
const MIN_COVERED = 0.3;
/** Who writes a copy in other words may compute a lot beside it. */
const MIN_SHARED_OF_MUCH = 0.2;
/** Of a way of the same kinds. */
const MIN_SHARED_OF_SAME = 0.3;
const MIN_COVERED_OF_SAME = 0.2;
const ALL = 0.9;
const MANY = 8;
/** Of the kinds of operations on the test's way so many are on the code's, and the other way round. */
const MIN_KINDS = 0.65;
const MOST_KINDS = 0.7;
const MIN_CODE_KINDS = 0.4;

export interface Rehearsed {
  readonly test: ExaminedTest;
  readonly context: OracleContext;
  readonly rehearsal: Rehearsal;
}

/** What an assertion is met with, the first few times. */
export const meetings = (node: Node, { ledger }: Rehearsal): readonly Met[] =>
  ledger.met.filter((met) => met.node === node).slice(0, MAX_MEETINGS);

const MAX_MEETINGS = 6;

export function isRehearsedCopy(node: Node, rehearsed: Rehearsed): boolean {
  const { rehearsal } = rehearsed;
  const all = meetings(node, rehearsal);
  const worked = all.filter((met) => isWorkedOut(met, rehearsal.ledger));
  // Where only some cases are worked out, the others state their values.
  if (worked.length === 0 || worked.length * 2 < all.length) return false;
  const written = worked.map((met) => shareOf(met, rehearsal.ledger));
  if (!goTheSameWay(written)) return false;
  const origins = new Set(worked.flatMap((met) => [...sharedOrigins(met)]));
  return (
    origins.size > 0 && [varied, sameLength].some((change) => agrees(node, { origins, change }, { rehearsed, written }))
  );
}

const trailsOf = ({
  actual,
  expected: [expected],
}: Met): { readonly actual: Trail; readonly expected: Trail } | undefined =>
  expected && { actual: wholeTrail(actual), expected: wholeTrail(expected) };

const sharedOrigins = (met: Met): ReadonlySet<string> => {
  const trails = trailsOf(met);
  return trails === undefined ? new Set() : new Set(trails.actual.origins).intersection(trails.expected.origins);
};

/** Whether the test's side computes the expected value, and by more than relating the code's functions to each other. */
function isWorkedOut(met: Met, ledger: Ledger): boolean {
  const trails = trailsOf(met);
  if (trails === undefined) return false;
  const called = madeFor(met.actual, trails.actual);
  if (called.length === 0) return false;
  const own = [...trails.expected.calls].filter(({ name }) => name !== '');
  if (own.some((call) => called.includes(call) || called.some(({ node }) => node === call.node))) return false;
  return workOf(ownSteps(trails.expected, trails.actual, ledger)) >= (own.length > 0 ? MIN_WORK_ON_CALLS : MIN_WORK);
}

/** The calls that gave a value, rather than what was done before. */
export function madeFor(value: Value, { calls }: Trail): readonly SubjectCall[] {
  const sources = partsOf(value).flatMap(({ source }) => source?.call ?? []);
  return [...new Set(sources.length > 0 ? sources : calls)].filter(({ name }) => name !== '');
}

interface Share {
  readonly kinds: ReadonlySet<string>;
  readonly codeKinds: ReadonlySet<string>;
  readonly own: number;
  readonly code: number;
  readonly common: number;
  /** Of these, numbers that something is compared with. */
  readonly limits: number;
}

/** What is come by outside of the code on both sides is what is handed in; that both end in the same value tells nothing. */
function shareOf(met: Met, ledger: Ledger): Share {
  const trails = trailsOf(met);
  if (trails === undefined) return { kinds: new Set(), codeKinds: new Set(), own: 0, code: 0, common: 0, limits: 0 };
  const way = valuesOn(trails.actual.steps, true, ledger);
  const inside = way.union(valuesOn(stepsIn(trails.actual), true, ledger));
  const handedIn = valuesOn(trails.actual.steps, false, ledger);
  const steps = ownSteps(trails.expected, trails.actual, ledger);
  const codeSteps = [...trails.actual.steps.union(stepsIn(trails.actual))].filter(
    (node) => ledger.notes.get(node)?.isSubject === true,
  );
  const end = endsOf(met);
  const computed = [...valuesOn(steps, false, ledger), ...valuesOn(trails.expected.steps, true, ledger)];
  const own = new Set(computed.filter((value) => !end.has(value) && (inside.has(value) || !handedIn.has(value))));
  const code = (way.size > 0 ? way : inside).difference(end);
  const both = own.intersection(inside);
  return {
    kinds: kindsIn(steps),
    codeKinds: kindsIn(codeSteps),
    own: own.size,
    code: code.size,
    common: both.size,
    limits: [...both].filter(isLimit).length,
  };
}

/** A number that is not compared with in any code. */
const isLimit = (key: string): boolean => key.startsWith('? n') && Math.abs(Number(key.slice(3))) > 2;

function endsOf({ actual: { raw } }: Met): ReadonlySet<string> {
  const isSimple = typeof raw === 'number' || typeof raw === 'string';
  return new Set(isSimple ? [typeof raw === 'number' ? `n${Number(raw.toPrecision(9))}` : `string ${raw}`] : []);
}

/** All that the code computes while it is called. */
const stepsIn = ({ calls }: Trail): ReadonlySet<Node> =>
  [...calls].reduce<ReadonlySet<Node>>((steps, call) => steps.union(call.steps), new Set<Node>());

function valuesOn(steps: ReadonlySet<Node>, isSubject: boolean, { notes }: Ledger): Set<string> {
  const found = new Set<string>();
  for (const node of steps) {
    const noted = notes.get(node);
    if (noted?.isSubject === isSubject) for (const key of noted.keys) found.add(key);
  }
  return found;
}

/** What any code decides by. */
const GENERIC_KINDS: ReadonlySet<string> = new Set(['equal', 'order', 'member', 'part', 'isArray']);

/** Whether the ways have enough in common: the values come by on them, and the kinds of operations. */
function goTheSameWay(shares: readonly Share[]): boolean {
  const kinds = kindsOf(shares, GENERIC_KINDS);
  const allKinds = kindsOf(shares, new Set());
  const sum = (read: (share: Share) => number): number => shares.reduce((total, share) => total + read(share), 0);
  if (kinds.shared === 0) {
    const decidesAlike = kinds.own === 0 && sum(({ limits }) => limits) >= 2 * shares.length;
    if (!decidesAlike) return false;
  } else if (![kinds, allKinds].some(areAlike)) return false;
  const values = { own: sum(({ own }) => own), code: sum(({ code }) => code), common: sum(({ common }) => common) };
  return isMuch(values) || isAllOfCode(values, allKinds, shares.length) || isSome(values, kinds);
}

type Values = Pick<Share, 'own' | 'code' | 'common'>;

const isMuch = ({ own, code, common }: Values): boolean =>
  common > 0 && common >= own * MIN_SHARED && common >= code * MIN_COVERED;

const isAllOfCode = ({ own, code, common }: Values, kinds: Kinds, times: number): boolean =>
  common >= own * MIN_SHARED_OF_MUCH &&
  common >= code * ALL &&
  code >= MANY * times &&
  kinds.shared >= kinds.code * MOST_KINDS;

/** Where both do the same kinds of things, less will do. */
const isSome = ({ own, code, common }: Values, kinds: Kinds): boolean =>
  kinds.shared >= 2 &&
  kinds.shared === kinds.own &&
  kinds.shared === kinds.code &&
  common > 0 &&
  common >= own * MIN_SHARED_OF_SAME &&
  common >= code * MIN_COVERED_OF_SAME;

interface Kinds {
  readonly own: number;
  readonly code: number;
  readonly shared: number;
}

/** How many kinds of operations each side has, and both, generic ones left out. */
function kindsOf(shares: readonly Share[], generic: ReadonlySet<string>): Kinds {
  const all = (read: (share: Share) => ReadonlySet<string>): ReadonlySet<string> =>
    shares.reduce((kinds, share) => kinds.union(read(share)), new Set<string>()).difference(generic);
  const [own, code] = [all((share) => share.kinds), all((share) => share.codeKinds)];
  return { own: own.size, code: code.size, shared: own.intersection(code).size };
}

/** Whether the kinds that both have are enough of the test's, and of the code's. */
const areAlike = ({ own, code, shared }: Kinds): boolean =>
  shared >= code * MIN_CODE_KINDS && shared >= own * (shared < code * MOST_KINDS ? MOST_KINDS : MIN_KINDS);

interface Sampling {
  readonly rehearsed: Rehearsed;
  readonly written: readonly Share[];
}

/** Whether the sides stay equal with other values for what flows into both, and go the same way. */
function agrees(node: Node, varying: Varying, { rehearsed, written }: Sampling): boolean {
  const { test, context, rehearsal } = rehearsed;
  const shares = [...written];
  const outcomes = new Set(meetings(node, rehearsal).map(outcomeOf));
  let other = 0;
  for (let seed = 1; seed <= SAMPLES; seed += 1) {
    const sample = context.rehearse(test, otherLiterals(varying, rehearsal.ledger, seed));
    if (sample === undefined) continue;
    const all = meetings(node, sample);
    const same = all.filter(({ holds }) => holds === true);
    for (const met of all) outcomes.add(outcomeOf(met));
    shares.push(...same.map((met) => shareOf(met, sample.ledger)));
    other += all.length - same.length;
    if (other > SAMPLES && other > 2 * shares.length) return false;
  }
  const same = shares.length - written.length;
  const isAgreed = same >= MIN_SAMPLES && same >= (same + other) * MIN_AGREEING;
  return isAgreed && outcomes.size > 1 && goTheSameWay(shares);
}

const outcomeOf = ({ actual }: Met): string => describeValue(actual);

interface Varying {
  readonly origins: ReadonlySet<string>;
  readonly change: typeof varied;
}

function otherLiterals({ origins, change }: Varying, { literals }: Ledger, seed: number): ReadonlyMap<string, unknown> {
  const random = randomFrom(seed);
  const texts = [...literals.values()].filter((value) => typeof value === 'string');
  const share = pick(SHARES, random) ?? 1;
  const others = new Map<string, unknown>();
  for (const [origin, value] of literals)
    if (origins.has(origin) && random() < share) others.set(origin, change(value, texts, random));
  return others;
}

/** Where much goes in, some of it may have to stay as it is for the code to take the rest. */
const SHARES: readonly number[] = [1, 0.6, 0.3];

/** A text of the same length, since a place in it may stand beside it; a number as it is. */
const sameLength: typeof varied = (value, _, random) => {
  if (typeof value !== 'string') return typeof value === 'boolean' ? random() < 0.5 : value;
  const signs = Array.from(value);
  return signs.map((sign) => (random() < 0.4 ? (pick(signs, random) ?? sign) : sign)).join('');
};
