/** Shows any value on one line: it may be huge, refer to itself, or throw when it is looked at. Loaded by the examined project's Vitest. */
import { nodeText } from './node-text.ts';

const LONGEST_TEXT = 200;
const DEEPEST = 4;

export const cut = (text: string): string => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);

export function valueText(value: unknown): string {
  try {
    return cut(textOf(value, []));
  } catch {
    return 'a value that cannot be shown';
  }
}

function textOf(value: unknown, outer: readonly unknown[]): string {
  if (typeof value === 'string') return cut(JSON.stringify(value));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `[function ${value.name}`.trimEnd() + ']';
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (outer.includes(value)) return '[itself]';
  if (outer.length === DEEPEST) return '…';
  return objectText(value, [...outer, value]);
}

function objectText(value: object, outer: readonly unknown[]): string {
  const show = (each: unknown): string => textOf(each, outer);
  const known = builtInText(value, show);
  if (known !== undefined) return known;
  const name = classNameOf(value);
  if (Array.isArray(value)) return `[${listText(value, show)}]`;
  if (isNumberList(value)) return `${name} [${listText(value, show)}]`;
  const node = nodeText(value);
  if (node !== undefined) return cut(node);
  const entries = listText(keysOf(value), (key) => `${keyText(key)}: ${propertyText(value, key, show)}`);
  return `${name} {${entries === '' ? '' : ` ${entries} `}}`.trimStart();
}

/** Of what does not show in its keys. */
function builtInText(value: object, show: (each: unknown) => string): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : `Date ${value.toISOString()}`;
  if (value instanceof Error) return `${classNames(value)[0] ?? ''}(${cut(JSON.stringify(value.message))})`;
  if (value instanceof RegExp) return String(value);
  if (value instanceof URL || value instanceof URLSearchParams)
    return `${classNameOf(value)} ${JSON.stringify(String(value))}`;
  if (value instanceof Set) return `Set {${listText(value, show)}}`;
  if (value instanceof Map) return `Map {${listText(value, ([key, each]) => `${show(key)} => ${show(each)}`)}}`;
  return undefined;
}

/** Symbols count for equality, too. */
const keysOf = (value: object): readonly (string | symbol)[] => [
  ...Object.keys(value),
  ...Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)),
];

const isNumberList = (value: object): value is Uint8Array => ArrayBuffer.isView(value) && !(value instanceof DataView);

/** A getter may do anything: it is not asked. */
function propertyText(owner: object, key: string | symbol, show: (each: unknown) => string): string {
  const property = Object.getOwnPropertyDescriptor(owner, key);
  return property !== undefined && 'value' in property ? show(property.value) : '…';
}

/** Empty for plain objects; iterators and generators have no class. */
function classNameOf(value: object): string {
  const made = read(Object.getPrototypeOf(value), 'constructor');
  if (typeof made === 'function' && made.name !== 'Object') return made.name;
  const tag: unknown = read(value, Symbol.toStringTag);
  return typeof tag === 'string' ? tag : '';
}

function keyText(key: string | symbol): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);
}

/** As many items as can be shown. */
function listText<Item>(items: Iterable<Item>, textOfItem: (item: Item) => string): string {
  let text = '';
  for (const item of items) {
    text += `${text === '' ? '' : ', '}${textOfItem(item)}`;
    if (text.length > LONGEST_TEXT) break;
  }
  return text;
}

/** Of an error and its ancestors; empty for what is no object. */
export function classNames(error: unknown): readonly string[] {
  const names: string[] = [];
  if (!isObject(error)) return names;
  const own: unknown = read(error, 'name');
  if (typeof own === 'string') names.push(own);
  for (let at: unknown = Object.getPrototypeOf(error); isObject(at); at = Object.getPrototypeOf(at)) {
    const made: unknown = read(at, 'constructor');
    if (typeof made === 'function') names.push(made.name);
  }
  return names;
}

export function read(owner: unknown, key: string | symbol): unknown {
  try {
    return isObject(owner) ? Reflect.get(owner, key) : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
