/** How the sides of an assertion come by their values in a rehearsal, and what their ways have in common. */
import type { Node } from '@babel/types';
import { valueKey } from '../evaluate/same-value.ts';
import { partsOf, wholeTrail } from '../rehearse/inspect.ts';
import type { Ledger, Met } from '../rehearse/ledger.ts';
import { kindsIn, ownSteps } from '../rehearse/own-work.ts';
import type { SubjectCall, Trail } from '../rehearse/values.ts';

/** Of the values on the test's way, so many are on the code's; of those on the code's way, so many are on the test's. */
const MIN_SHARED = 0.55;
const MIN_COVERED = 0.3;
/** Who writes a copy in other words may compute a lot beside it. */
const MIN_SHARED_OF_MUCH = 0.2;
/** Of a way of the same kinds. */
const MIN_SHARED_OF_SAME = 0.3;
const MIN_COVERED_OF_SAME = 0.2;
const MIN_SHARED_OF_NEARLY = 0.4;
const MIN_COVERED_OF_NEARLY = 0.35;
const SOME_TELLING = 0.2;
const HALF = 0.5;
const MOST = 0.75;
const ALL = 0.9;
const MANY = 8;
/** Of the kinds of operations on the test's way so many are on the code's, and the other way round. */
const MIN_KINDS = 0.65;
const MOST_KINDS = 0.7;
const MIN_CODE_KINDS = 0.4;
const NEARLY_SAME = 0.75;

export const trailsOf = ({
  actual,
  expected: [expected],
}: Met): { readonly actual: Trail; readonly expected: Trail } | undefined =>
  expected && { actual: wholeTrail(actual), expected: wholeTrail(expected) };

export interface Share {
  readonly kinds: ReadonlySet<string>;
  readonly codeKinds: ReadonlySet<string>;
  readonly own: number;
  readonly code: number;
  readonly common: number;
  /** Of the places where the code computes something, how many come to a value that the test's side computes too. */
  readonly places: number;
  readonly met: number;
  /** Of these, numbers that something is compared with. */
  readonly limits: number;
  /** Of these, what is no number that one counts to. */
  readonly telling: number;
}

/** What is come by outside of the code on both sides is what is handed in; that both end in the same value tells nothing. */
export function shareOf(met: Met, ledger: Ledger): Share {
  const trails = trailsOf(met);
  if (trails === undefined)
    return {
      kinds: new Set(),
      codeKinds: new Set(),
      own: 0,
      code: 0,
      common: 0,
      places: 0,
      met: 0,
      limits: 0,
      telling: 0,
    };
  const mine = withoutShared(trails);
  const { notes } = ledger;
  const end = endsOf(met);
  const ofCode: Noted = { notes, end, isSubject: true };
  const ofTest: Noted = { ...ofCode, isSubject: false };
  const way = valuesOn(mine.steps, ofCode);
  const inside = way.union(valuesOn(mine.inside, ofCode));
  const handedIn = valuesOn(trails.actual.steps, ofTest);
  const steps = ownSteps(trails.expected, trails.actual, ledger);
  const helpers = stepsIn(trails.expected.calls);
  const codeSteps = [...mine.steps.union(mine.inside)].filter((node) => notes.get(node)?.isSubject === true);
  const computed = [...valuesOn(steps, ofTest), ...valuesOn(trails.expected.steps, ofCode)];
  const tells = (value: string): boolean => !handedIn.has(value) && !isPieceOf(value, met);
  const own = new Set(computed.filter((value) => inside.has(value) || tells(value)));
  const code = way.size > 0 ? way : inside;
  const both = own.intersection(inside);
  const places = codeSteps.map((node) => valuesOn(new Set([node]), ofCode)).filter(({ size }) => size > 0);
  const codeKinds = kindsIn(codeSteps.filter((node) => !helpers.has(node)));
  // What the test does with both values is none of what it computes.
  const around = kindsIn(trails.actual.steps.difference(new Set(codeSteps))).difference(codeKinds);
  return {
    kinds: kindsIn(steps).difference(around),
    codeKinds,
    own: own.size,
    code: code.size,
    common: both.size,
    places: places.length,
    met: places.filter((keys) => !keys.isDisjointFrom(both)).length,
    limits: [...both].filter(isLimit).length,
    telling: [...both].filter((key) => !COUNTED.test(key)).length,
  };
}

/** A number below twenty, which any way may come by. */
const COUNTED = /^(?:\? )?n-?1?\d$/;

/** A number that is not compared with in any code. */
function isLimit(key: string): boolean {
  const compared = key.startsWith('? n') ? Math.abs(Number(key.slice(3))) : 0;
  return compared > 2 && Number.isFinite(compared);
}

function endsOf({ actual: { raw } }: Met): ReadonlySet<string> {
  const isSimple = typeof raw === 'number' || typeof raw === 'string';
  return new Set(isSimple ? [valueKey(raw)] : []);
}

/** A text that the whole one is put together from, piece by piece, in one order or another. */
const isPieceOf = (key: string, { actual }: Met): boolean =>
  key.startsWith('string ') &&
  partsOf(actual).some(({ raw }) => typeof raw === 'string' && raw.includes(key.slice('string '.length)));

/** How the actual value is come by from what the code gave before, from which the expected one is made too. */
function withoutShared({ actual, expected }: { readonly actual: Trail; readonly expected: Trail }) {
  const shared = stepsIn(actual.calls.intersection(expected.calls));
  const inside = stepsIn(actual.calls.difference(expected.calls));
  const steps = [...actual.steps].filter((node) => inside.has(node) || !shared.has(node));
  return { steps: new Set(steps), inside };
}

/** All that the code computes while it is called. */
const stepsIn = (calls: ReadonlySet<SubjectCall>): ReadonlySet<Node> =>
  [...calls].reduce<ReadonlySet<Node>>((steps, call) => steps.union(call.steps), new Set<Node>());

interface Noted extends Pick<Ledger, 'notes'> {
  readonly isSubject: boolean;
  /** What is the value itself. */
  readonly end: ReadonlySet<string>;
}

function valuesOn(steps: ReadonlySet<Node>, { notes, isSubject, end }: Noted): Set<string> {
  const found = new Set<string>();
  for (const node of steps) {
    const noted = notes.get(node);
    if (noted?.isSubject === isSubject) for (const key of noted.keys) if (!end.has(key)) found.add(digitsOf(key));
  }
  return found;
}

/** Numbers that differ in their decimal point are one: 19.99 and 1999 are an amount and its cents. */
function digitsOf(key: string): string {
  const [, kind = '', digits = ''] = NUMBER.exec(key) ?? [];
  const telling = digits.replace('.', '').replace(/^0+|0+$/g, '');
  return telling.length >= MIN_DIGITS ? `${kind}${telling}` : key;
}

const NUMBER = /^(n-?)(\d+(?:\.\d+)?)$/;
const MIN_DIGITS = 3;

/** What any code decides by. */
const GENERIC_KINDS: ReadonlySet<string> = new Set(['equal', 'order', 'member', 'part', 'isArray']);

/** Whether the ways have enough in common: the values come by on them, and the kinds of operations. */
export function goTheSameWay(shares: readonly Share[]): boolean {
  const kinds = kindsOf(shares, GENERIC_KINDS);
  const allKinds = kindsOf(shares, new Set());
  const sum = (read: (share: Share) => number): number => shares.reduce((total, share) => total + read(share), 0);
  const values = {
    own: sum(({ own }) => own),
    code: sum(({ code }) => code),
    common: sum(({ common }) => common),
    places: sum(({ places }) => places),
    met: sum(({ met }) => met),
  };
  if (kinds.shared === 0) {
    if (!decideAlike(values, { kinds, limits: sum(({ limits }) => limits), times: shares.length })) return false;
  } else if (![kinds, allKinds].some(areAlike) && !areNearly(kinds, values)) return false;
  // What only counts comes by the numbers of others that do.
  if (kinds.shared < kinds.code * HALF && sum(({ telling }) => telling) < values.common * SOME_TELLING) return false;
  return (
    isMuch(values) ||
    isAllOfCode(values, allKinds, shares.length) ||
    isAllOfShort(values, kinds) ||
    isSome(values, kinds)
  );
}

interface Deciding {
  readonly kinds: Kinds;
  readonly limits: number;
  readonly times: number;
}

/** Whether both do nothing but decide, by the same limits. */
function decideAlike({ own, code, common }: Values, { kinds, limits, times }: Deciding): boolean {
  if (kinds.own === 0 && limits >= 2 * times) return true;
  if (limits < times || kinds.code > 0) return false;
  const isAll = common >= code * ALL && common >= own * HALF && limits >= 2 * times;
  return isAll || (kinds.own === 0 && common >= code * MOST && common >= own * MOST);
}

type Values = Pick<Share, 'own' | 'code' | 'common' | 'places' | 'met'>;

/** What a loop computes time and again is one place. */
const isMuch = ({ own, code, common, places, met }: Values): boolean =>
  common > 0 &&
  ((common >= own * MIN_SHARED && (common >= code * MIN_COVERED || met >= places * MIN_COVERED)) ||
    isHalf({ own, code, common }) ||
    (common >= own * HALF && met >= places * HALF));

const isHalf = ({ own, code, common }: Pick<Values, 'own' | 'code' | 'common'>): boolean =>
  common >= own * HALF && common >= code * HALF;

const isAllOfCode = ({ own, code, common }: Values, kinds: Kinds, times: number): boolean =>
  common >= own * MIN_SHARED_OF_MUCH &&
  common >= code * ALL &&
  code >= MANY * times &&
  kinds.shared >= kinds.code * MOST_KINDS;

/** A short way may be all the same, by the same kinds of operations. */
const isAllOfShort = ({ own, code, common }: Values, kinds: Kinds): boolean =>
  code > 0 &&
  common >= own * MIN_SHARED_OF_MUCH &&
  common >= code * ALL &&
  kinds.shared >= 2 &&
  kinds.shared === kinds.code;

/** Where both do the same kinds of things, less will do; a copy may do without one of them, or with one more. */
function isSome({ own, code, common }: Values, kinds: Kinds): boolean {
  const isShared = kinds.shared >= 2 && kinds.shared === Math.min(kinds.own, kinds.code) && common > 0;
  if (!isShared || kinds.shared < Math.max(kinds.own, kinds.code) * NEARLY_SAME) return false;
  const [least, covered] =
    kinds.own === kinds.code
      ? [MIN_SHARED_OF_SAME, MIN_COVERED_OF_SAME]
      : [MIN_SHARED_OF_NEARLY, MIN_COVERED_OF_NEARLY];
  return common >= own * least && common >= code * covered;
}

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
  const shared = own.intersection(code);
  // A table stands for a ladder of conditions: only that both have one tells something.
  const counted = (kinds: ReadonlySet<string>): number =>
    kinds.size - (kinds.has('lookup') && !shared.has('lookup') ? 1 : 0);
  return { own: counted(own), code: counted(code), shared: shared.size };
}

/** Whether the kinds that both have are enough of the test's, and of the code's. */
const areAlike = ({ own, code, shared }: Kinds): boolean =>
  shared >= code * MIN_CODE_KINDS && shared >= own * (shared < code * MOST_KINDS ? MOST_KINDS : MIN_KINDS);

/** Who does what the code does may do it by more: a remainder by a product and a difference. */
const areNearly = ({ own, code, shared }: Kinds, values: Values): boolean =>
  shared >= MANY_KINDS && shared >= code * NEARLY_SAME && shared >= own * HALF && isHalf(values);

const MANY_KINDS = 3;
