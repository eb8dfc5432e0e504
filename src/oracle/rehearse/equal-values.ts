import { hostOf } from './inspect.ts';
import { Dictionary, Func, List, Native, Promised, Thing, type Value } from './values.ts';

/** `expect.any(Number)` and its kin: what stands for many values. */
export class Pattern extends Thing {
  readonly fits: (value: Value) => boolean;

  constructor(fits: (value: Value) => boolean) {
    super();
    this.fits = fits;
  }
}

interface Comparing {
  /** How far numbers may differ. */
  readonly within?: number;
  /** Whether the left side may have more parts. */
  readonly isPartial?: boolean;
}

/** Whether two values are equal all the way down, as tests ask. */
export function equalValues(left: Value, right: Value, how: Comparing = {}): boolean {
  const [one, other] = [left.raw, right.raw];
  if (other instanceof Pattern) return other.fits(left);
  if (one instanceof Pattern) return one.fits(right);
  if (Object.is(one, other)) return true;
  if (typeof one === 'number' && typeof other === 'number')
    return how.within !== undefined && Math.abs(one - other) < how.within;
  if (!(one instanceof Thing) || !(other instanceof Thing)) return false;
  return equalThings(one, other, how);
}

function equalThings(one: Thing, other: Thing, how: Comparing): boolean {
  if (one instanceof List && other instanceof List) return equalLists(one.items, other.items, how);
  if (one instanceof Dictionary && other instanceof Dictionary) return equalDictionaries(one, other, how);
  if (one instanceof Native && other instanceof Native) return textOf(one) === textOf(other);
  return ![one, other].some(isSpecial) && equalFields(one, other, how);
}

/** What is compared in a way of its own. */
const isSpecial = (thing: Thing): boolean =>
  [List, Dictionary, Native, Func, Promised].some((kind) => thing instanceof kind);

const textOf = (native: Native): string => {
  const host = hostOf({ raw: native, trail: native.absorbed });
  return host instanceof Date ? String(host.getTime()) : String(host);
};

const equalLists = (left: readonly Value[], right: readonly Value[], how: Comparing): boolean =>
  left.length === right.length &&
  left.every((item, index) => {
    const other = right[index];
    return other !== undefined && equalValues(item, other, how);
  });

function equalDictionaries(one: Dictionary, other: Dictionary, how: Comparing): boolean {
  if (one.entries.size !== other.entries.size) return false;
  const [left, right] = [one, other].map(({ entries }) => [...entries.values()]);
  return (left ?? []).every(({ key, value }) =>
    (right ?? []).some((entry) => equalValues(key, entry.key, how) && equalValues(value, entry.value, how)),
  );
}

function equalFields(one: Thing, other: Thing, how: Comparing): boolean {
  const [left, right] = [one, other].map(shownFields);
  if (left === undefined || right === undefined) return false;
  const names = how.isPartial === true ? right.keys() : new Set([...left.keys(), ...right.keys()]);
  if (isError(one) && isError(other) && !equalValues(messageOf(one), messageOf(other))) return false;
  return [...names].every((name) => {
    const mine = left.get(name) ?? (how.isPartial === true ? one.find(name)?.value : undefined);
    const theirs = right.get(name);
    if (mine === undefined || theirs === undefined) return (mine ?? theirs)?.raw === undefined;
    return equalValues(mine, theirs, how);
  });
}

const isError = (thing: Thing): boolean => thing.slots.has('stack');

const messageOf = (thing: Thing): Value => thing.find('message')?.value ?? { raw: '', trail: thing.absorbed };

const shownFields = (thing: Thing): ReadonlyMap<PropertyKey, Value> =>
  new Map(
    [...thing.slots]
      .filter(([, slot]) => slot.isHidden !== true)
      .map(([key, { value, get }]) => [key, get?.run({ raw: thing, trail: thing.absorbed }, []) ?? value]),
  );
