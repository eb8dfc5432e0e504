/** Whether two values of a rehearsal are one: what the same call gave, or the same two calls with nothing between. */
import { doneSince } from './done-since.ts';
import { kindsIn } from './own-work.ts';
import { Dictionary, Func, List, type Source, type SubjectCall, Thing, type Value } from './values.ts';

export interface Sameness {
  /** Whether the expected value was made ahead of the test: as a file was loaded. */
  readonly isAhead: boolean;
  /** Whether two calls are compared, rather than one value with itself. */
  readonly areCalls: boolean;
}

/** How the sides are the same; `undefined` when they are not, or something else decides too. */
export function samenessOf(actual: Value, expected: Value): Sameness | undefined {
  if (isOtherState(actual, expected)) return undefined;
  const direct = sameSource(actual.source, expected.source);
  if (direct !== undefined) return direct;
  const parts = isOrdered(actual) === isOrdered(expected) ? pairedParts(actual, expected) : undefined;
  if (parts === undefined || parts.length === 0) return undefined;
  const found = parts.map(([left, right]) => samenessOf(left, right));
  const [first] = found;
  return found.every((one) => one !== undefined) ? first : undefined;
}

/** Whether a list was put in order: that one is as it was says in which order it is. */
const isOrdered = ({ raw, trail }: Value): boolean => {
  const kinds = raw instanceof List ? kindsIn(trail.steps) : new Set();
  return kinds.has('sort') || kinds.has('reverse');
};

/** Whether something else was done with one object than with the other. */
const isOtherState = (one: Value, other: Value): boolean => doneSince(one) !== doneSince(other);

function sameSource(one: Source | undefined, other: Source | undefined): Sameness | undefined {
  if (one === undefined || other === undefined || one.path !== other.path) return undefined;
  if (one.call !== other.call) return one.history === other.history ? sameCalls(one.call, other.call) : undefined;
  const isUndisturbed = one.epoch === other.epoch && one.acts === other.acts;
  return isUndisturbed ? { isAhead: false, areCalls: false } : undefined;
}

function sameCalls(one: SubjectCall, other: SubjectCall): Sameness | undefined {
  const isAhead = one.isAhead !== other.isAhead;
  // What is made ahead may be made by a table of inputs.
  if (!areAlike(one, other) || (!isAhead && !areMadeAlike(one, other))) return undefined;
  return areOfOneState(one, other, isAhead) ? { isAhead, areCalls: true } : undefined;
}

/**
 * Whether two calls hand in the same; what asks the test's side another time may get another answer. That `f(f(x))` is `f(x)` says
 * something even of an `x` that `f` leaves as it is.
 */
const areAlike = (one: SubjectCall, other: SubjectCall): boolean =>
  one.name !== '' &&
  one.key === other.key &&
  one.outward.join() === other.outward.join() &&
  areEqual(keysBefore(one), keysBefore(other));

/** The calls of the code that the arguments of a call come from, and the object of which it is a method. */
const keysBefore = ({ given: { calls }, receivedFrom }: SubjectCall): ReadonlySet<string> =>
  new Set([...calls, ...receivedFrom].filter(({ isLoading }) => !isLoading).map(({ key }) => key));

/** Whether the arguments are come by through the same kinds of operations: `f(xs.toReversed())` is not the same call as `f(xs)`. */
const areMadeAlike = (one: SubjectCall, other: SubjectCall): boolean =>
  areEqual(kindsIn(one.given.steps), kindsIn(other.given.steps));

const areEqual = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.symmetricDifference(other).size === 0;

/** Whether two calls are made of objects with the same history. */
function areOfOneState(one: SubjectCall, other: SubjectCall, isAhead: boolean): boolean {
  const [mine, theirs] = [one.receiver, other.receiver];
  if (mine !== theirs)
    return mine !== undefined && theirs !== undefined && one.history !== '' && one.history === other.history;
  return (isAhead && mine === undefined) || follow(one, other);
}

/**
 * Whether nothing changed between two calls, but by the first of them, and nothing was done that could have: that it changes nothing
 * is a statement.
 */
function follow(one: SubjectCall, other: SubjectCall): boolean {
  const [before, after] = one.epoch <= other.epoch ? [one, other] : [other, one];
  return before.endEpoch === after.epoch && before.acts === after.acts;
}

/** The parts of two containers by their names; `undefined` when they have other ones, or are none. */
function pairedParts(left: Value, right: Value): readonly (readonly [Value, Value])[] | undefined {
  const [one, other] = [partsByName(left), partsByName(right)];
  if (one === undefined || other === undefined) return undefined;
  const pairs: [Value, Value][] = [];
  for (const [name, part] of other) {
    const mine = one.get(name);
    if (mine === undefined) return undefined;
    pairs.push([mine, part]);
  }
  return pairs;
}

function partsByName(value: Value): ReadonlyMap<string, Value> | undefined {
  const { raw, source } = value;
  if (!(raw instanceof Thing) || raw instanceof Dictionary || raw instanceof Func) return undefined;
  const parts: readonly (readonly [string, Value])[] =
    raw instanceof List
      ? raw.items.map((item, index) => [String(index), item] as const)
      : [...raw.slots].flatMap(([key, slot]) =>
          slot.isHidden === true || slot.get ? [] : [[String(key), slot.value] as const],
        );
  return new Map(
    parts.map(([name, part]) => [
      name,
      source === undefined ? part : { ...part, source: { ...source, path: `${source.path}.${name}` } },
    ]),
  );
}
