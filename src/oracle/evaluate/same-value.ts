import { Instance, isRecord } from './evaluation.ts';

/** Numbers that differ by less differ by the order of their computing only. */
const TOLERANCE = 1e-9;

/** Deep equality; `within` is how far numbers may differ, relative to their size. */
export function sameValue(left: unknown, right: unknown, within: number = TOLERANCE): boolean {
  if (typeof left === 'number' && typeof right === 'number')
    return Object.is(left, right) || Math.abs(left - right) <= within * Math.max(1, Math.abs(left), Math.abs(right));
  if (left instanceof Date && right instanceof Date) return Object.is(left.getTime(), right.getTime());
  const [one, other] = [partsOf(left), partsOf(right)];
  if (one === undefined || other === undefined) return left === right;
  return (
    one.length === other.length &&
    one.every(([key, value], index) => {
      const [otherKey, otherValue] = other[index] ?? [];
      return key === otherKey && sameValue(value, otherValue, within);
    })
  );
}

/** The parts of a list or an object, in order of their names; those that are not there left out. */
function partsOf(value: unknown): readonly (readonly [unknown, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index, item]);
  if (value instanceof Map || value instanceof Set) return [...value.entries()];
  const fields = value instanceof Instance ? value.fields : value;
  if (!isRecord(fields)) return undefined;
  return Object.entries(fields)
    .filter(([, held]) => held !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
}

/** A name for a value that is simple. */
export const valueKey = (value: unknown): string =>
  typeof value === 'number' ? `n${Number(value.toPrecision(9))}` : `${typeof value} ${String(value)}`;
