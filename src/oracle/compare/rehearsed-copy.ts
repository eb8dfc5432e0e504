/**
 * Whether the test computes an expected value as the code does, by rehearsing it with other values: both sides stay equal, and come
 * by the same values on the way.
 */
import type { Node } from '@babel/types';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { describeValue, partsOf } from '../rehearse/inspect.ts';
import type { Ledger, Met } from '../rehearse/ledger.ts';
import { ownSteps, workOf } from '../rehearse/own-work.ts';
import type { Rehearsal } from '../rehearse/rehearse-test.ts';
import { Thing, type SubjectCall, type Trail, type Value } from '../rehearse/values.ts';
import { goTheSameWay, shareOf, trailsOf, type Share } from './rehearsed-way.ts';
import { apart, otherLiterals, variationsOf, type Variation } from './vary-rehearsal.ts';

/** With less of its own, the test computes nothing worth while. */
const MIN_WORK = 2;
const MIN_WORK_ON_CALLS = 2.5;
/** Of that, where it is met several times and decides early in some. */
const SOME_WORK = 0.5;
const SAMPLES = 10;
const MIN_SAMPLES = 4;
/** A copy may leave out what guards against odd inputs. */
const MIN_AGREEING = 0.75;
export interface Rehearsed {
  readonly test: ExaminedTest;
  readonly context: OracleContext;
  readonly rehearsal: Rehearsal;
}

/** What an assertion is met with. */
export const meetings = (node: Node, { ledger }: Rehearsal): readonly Met[] =>
  ledger.met.filter((met) => met.node === node);

/** A few of many, from all over, and in no step with a loop in a loop. */
function someMeetings(node: Node, rehearsal: Rehearsal): readonly Met[] {
  const all = meetings(node, rehearsal);
  if (all.length <= MAX_MEETINGS) return all;
  const places = Array.from({ length: MAX_MEETINGS }, (_, index) => Math.floor(((index * GOLDEN) % 1) * all.length));
  return all.filter((_, index) => places.includes(index));
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const MAX_MEETINGS = 6;

export function isRehearsedCopy(node: Node, rehearsed: Rehearsed): boolean {
  const { rehearsal } = rehearsed;
  const all = someMeetings(node, rehearsal);
  const worked = all.filter((met) => shareOfWork(met, rehearsal.ledger) >= SOME_WORK);
  // Where only some cases are worked out, the others state their values.
  if (worked.length === 0 || worked.length * 2 < all.length) return false;
  if (!meetings(node, rehearsal).some((met) => shareOfWork(met, rehearsal.ledger) >= 1)) return false;
  const written = worked.map((met) => shareOf(met, rehearsal.ledger));
  if (!goTheSameWay(written)) return false;
  const variations = variationsOf(worked, rehearsal.ledger);
  if (variations.length === 0) return isMetWithMany(worked);
  const sampling = { rehearsed, written };
  if (variations.some((variation) => agrees(node, variation, sampling))) return true;
  const [first] = variations;
  const steady = first && steadyPart(node, first, sampling);
  return steady !== undefined && agrees(node, steady, sampling);
}

/** A copy may build upon some of what it is given, such as the length of a list: what is left may be varied. */
function steadyPart(node: Node, variation: Variation, { rehearsed }: Sampling): Variation | undefined {
  const { test, context, rehearsal } = rehearsed;
  const isSteady = (one: Variation): boolean =>
    SEEDS_APART.every((seed) => {
      const sample = context.rehearse(test, otherLiterals(one, rehearsal.ledger, seed));
      const all = sample === undefined ? [] : someMeetings(node, sample);
      return all.length > 0 && all.every(({ holds }) => holds === true);
    });
  const all = apart(variation);
  const steady = all.filter(isSteady);
  if (steady.length < Math.max(MIN_STEADY, all.length * MOST_STEADY)) return undefined;
  return { ...variation, origins: new Set(steady.flatMap(({ origins }) => [...origins])) };
}

/** Of fewer, those that are not taken in the same way may have values that are stated. */
const MIN_STEADY = 2;
const MOST_STEADY = 0.6;
const SEEDS_APART = [1, 2, 3];

/** What the code lists itself cannot be varied: then a loop over enough of it, of which nothing is stated, has to do. */
function isMetWithMany(worked: readonly Met[]): boolean {
  const inputs = worked.flatMap((met) => trailsOf(met)?.actual.origins.size ?? 0);
  return new Set(worked.map(outcomeOf)).size >= MIN_SAMPLES && inputs.every((size) => size === 0);
}

/**
 * How much the test's side computes of the expected value, of what is worth while: by more than relating the code's functions to each
 * other.
 */
function shareOfWork(met: Met, ledger: Ledger): number {
  const trails = trailsOf(met);
  if (trails === undefined) return 0;
  const own = [...trails.expected.calls].filter(({ isLoading }) => !isLoading);
  // What both sides come from was handed in.
  const called = madeFor(met.actual, trails.actual).filter((call) => !own.includes(call));
  if (called.length === 0 || own.some((call) => called.some(({ node }) => node === call.node))) return 0;
  const least = own.length > 0 ? MIN_WORK_ON_CALLS : MIN_WORK;
  return workOf(ownSteps(trails.expected, trails.actual, ledger)) / least;
}

/** The calls that gave a value, or its parts, rather than what was done before. */
export function madeFor(value: Value, { calls }: Trail): readonly SubjectCall[] {
  const sources = partsOf(value).flatMap(({ source, raw, trail }) => {
    if (source !== undefined) return [source.call];
    return raw instanceof Thing ? [] : [...trail.calls];
  });
  return [...new Set(sources.length > 0 ? sources : calls)].filter(({ isLoading }) => !isLoading);
}

interface Sampling {
  readonly rehearsed: Rehearsed;
  readonly written: readonly Share[];
}

/** Whether the sides stay equal with other values for what flows into both, and go the same way. */
function agrees(node: Node, variation: Variation, { rehearsed, written }: Sampling): boolean {
  const { test, context, rehearsal } = rehearsed;
  const shares = [...written];
  const outcomes = new Set(someMeetings(node, rehearsal).map(outcomeOf));
  let other = 0;
  for (let seed = 1; seed <= SAMPLES; seed += 1) {
    const sample = context.rehearse(test, otherLiterals(variation, rehearsal.ledger, seed));
    if (sample === undefined) continue;
    const all = someMeetings(node, sample);
    const same = all.filter(({ holds }) => holds === true);
    for (const met of all) outcomes.add(outcomeOf(met));
    shares.push(...same.map((met) => shareOf(met, sample.ledger)));
    other += all.filter(({ holds, actual }) => holds !== true && isSound(actual)).length;
    if (other > SAMPLES && other > 2 * shares.length) return false;
  }
  const same = shares.length - written.length;
  const isAgreed = same >= MIN_SAMPLES && same >= (same + other) * MIN_AGREEING;
  return isAgreed && outcomes.size > 1 && goTheSameWay(shares);
}

/** What is no number any more, or nothing put into a text, shows that the code was given what it does not take. */
const isSound = (value: Value): boolean =>
  partsOf(value).every(({ raw }) =>
    typeof raw === 'string' ? !/undefined|NaN/.test(raw) : typeof raw !== 'number' || Number.isFinite(raw),
  );

const outcomeOf = ({ actual }: Met): string => describeValue(actual);
