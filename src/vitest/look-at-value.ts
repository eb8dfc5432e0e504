/** What a value is, in a few words. Runs in Vitest's workers, and in pages, after each failure: it imports nothing of either, and looks at little. */
import type { ComparedValue, ComparedValues } from '../model/suite.ts';
import { nodeText } from './node-text.ts';

/** Parts of a value that are looked at. */
export const MOST_PARTS = 400;
export const MOST_ENTRIES = 100;
export const DEEPEST = 6;
export const LONGEST_TEXT = 10_000;

/** As `comparedValue`, with a digest of any length. */
export const lookAtValue = (value: unknown): ComparedValue => {
  const type = typeOf(value);
  return { type, isEmpty: isEmpty(value, type), digest: digestOf(value, { parts: 0, depth: 0 }) };
};

/** Of the error that a matcher threw; `undefined` for other errors, and for those that Vitest has turned into text. */
export function lookAtCompared(error: object): ComparedValues | undefined {
  try {
    if (!('actual' in error && 'expected' in error) || 'diff' in error) return undefined;
    return { actual: lookAtValue(error.actual), expected: lookAtValue(error.expected) };
  } catch {
    // Values may have getters, proxies and prototypes that throw.
    return undefined;
  }
}

/** `number`, `null`, `Array`, `Date`. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1) : typeof value;
}

function isEmpty(value: unknown, type: string): boolean {
  if (value === undefined || value === null || value === '' || Number.isNaN(value)) return true;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  if (Array.isArray(value)) return value.length === 0;
  return type === 'Object' && typeof value === 'object' && Object.keys(value).length === 0;
}

function digestOf(value: unknown, seen: { parts: number; readonly depth: number }): string {
  seen.parts += 1;
  if (typeof value !== 'object' || value === null) return primitiveText(value);
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (value instanceof RegExp) return String(value);
  if (value instanceof Map || value instanceof Set) return `${typeOf(value)} ${digestOf([...value], seen)}`;
  const node = nodeText(value);
  if (node !== undefined) return `${typeOf(value)} ${primitiveText(node)}`;
  const { size, keys } = keysOf(value);
  if (seen.depth === DEEPEST) return `${typeOf(value)} ${size}`;
  return `${nameOf(value)} ${size} {${entriesOf(value, keys, seen)}}`;
}

/** Of an error also what it says; none of that is among its keys. */
function nameOf(value: object): string {
  if (!(value instanceof Error)) return typeOf(value);
  const message: unknown = Object.getOwnPropertyDescriptor(value, 'message')?.value;
  return `${value.name} ${primitiveText(message)}`;
}

function primitiveText(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, LONGEST_TEXT)}"${value.length}`;
  if (typeof value === 'function' || typeof value === 'symbol') return typeof value;
  return `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`;
}

/** The keys that are looked at, and how many there are. */
function keysOf(value: object): { readonly size: number; readonly keys: readonly string[] } {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const size = Array.isArray(value) ? value.length : value.byteLength;
    return { size, keys: Array.from({ length: Math.min(size, MOST_ENTRIES) }, (_, index) => String(index)) };
  }
  // Equal objects may have theirs in another order.
  const keys = Object.keys(value).sort();
  return { size: keys.length, keys: keys.slice(0, MOST_ENTRIES) };
}

function entriesOf(owner: object, keys: readonly string[], seen: { parts: number; readonly depth: number }): string {
  const inner = { parts: seen.parts, depth: seen.depth + 1 };
  const entries: string[] = [];
  for (const key of keys) {
    if (inner.parts > MOST_PARTS) break;
    // A getter may do anything: it is not asked.
    const property = Object.getOwnPropertyDescriptor(owner, key);
    entries.push(`${key}: ${property !== undefined && 'value' in property ? digestOf(property.value, inner) : '?'}`);
  }
  seen.parts = inner.parts;
  return entries.join();
}
