/** Keys by which values can be told to be equal. Loaded by the examined project's Vitest. */
import { comparedValue } from './compared-values.ts';
import { DEEPEST, LONGEST_TEXT, MOST_ENTRIES, MOST_PARTS } from './look-at-value.ts';
import { isObject } from './value-text.ts';

/** Equal for equal data; `undefined` for what a digest does not show as a whole: functions, instances of classes, what is too large. */
export function dataKey(value: unknown): string | undefined {
  try {
    return isWhole(value, { parts: 0 }, 0) ? comparedValue(value).digest : undefined;
  } catch {
    // Values may have getters, proxies and prototypes that throw.
    return undefined;
  }
}

interface Walk {
  parts: number;
}

function isWhole(value: unknown, seen: Walk, depth: number): boolean {
  seen.parts += 1;
  if (seen.parts > MOST_PARTS || typeof value === 'function' || typeof value === 'symbol') return false;
  if (typeof value === 'string') return value.length <= LONGEST_TEXT;
  return !isObject(value) || value instanceof Date || value instanceof RegExp || isWholeObject(value, seen, depth);
}

function isWholeObject(value: object, seen: Walk, depth: number): boolean {
  if (value instanceof Map || value instanceof Set) return isWhole([...value], seen, depth);
  if (ArrayBuffer.isView(value)) return value.byteLength <= MOST_ENTRIES;
  if (depth >= DEEPEST || !isPlain(value)) return false;
  const keys = Reflect.ownKeys(value).filter((key) => key !== 'length' || !Array.isArray(value));
  if (keys.length > MOST_ENTRIES) return false;
  return keys.every((key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    const isSeen = typeof key === 'string' && property?.enumerable === true && 'value' in property;
    return isSeen && isWhole(property.value, seen, depth + 1);
  });
}

/** Of any realm. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return !isObject(prototype) || Object.hasOwn(prototype, 'hasOwnProperty');
}

/** Of a call of a function on nothing; `undefined` where a value is not data. */
export function callKey(name: string, values: readonly unknown[]): string | undefined {
  return keyOf(name, [undefined, ...values].map(dataKey));
}

/** Of a call, by the keys of what it is made on and with. */
export const keyOf = (name: string, keys: readonly (string | undefined)[]): string | undefined =>
  keys.includes(undefined) ? undefined : comparedValue([name, ...keys]).digest;
