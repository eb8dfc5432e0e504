/** Looks into values, and turns them into those of the language and back. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { Stage } from './stage.ts';
import { join, joinAll } from './trail.ts';
import { Dictionary, Func, List, Native, NO_TRAIL, plain, Promised, Thing, type Trail, type Value } from './values.ts';

/** The property that a value names. */
export function keyOf({ raw }: Value): PropertyKey {
  if (typeof raw === 'symbol') return raw;
  return typeof raw === 'object' && raw !== null ? String(hostOf(plain(raw))) : String(raw);
}

/** The properties of an object that one sees, in order. */
export function membersOf(value: Value, stage: Stage): readonly (readonly [string, Value])[] {
  const { raw } = value;
  if (raw instanceof List) return raw.items.map((item, index) => [String(index), item]);
  if (typeof raw === 'string') return Array.from(raw, (sign, index) => [String(index), { ...value, raw: sign }]);
  if (!(raw instanceof Thing)) return [];
  return [...raw.slots].flatMap(([key, slot]): readonly (readonly [string, Value])[] =>
    typeof key !== 'string' || slot.isHidden === true ? [] : [[key, stage.get(value, key)]],
  );
}

const MAX_PARTS = 400;

/** A value and all that it holds, as far as it is data. */
export function partsOf(value: Value): readonly Value[] {
  const found: Value[] = [];
  const seen = new Set<unknown>();
  const queue = [value];
  for (const one of queue) {
    found.push(one);
    if (found.length > MAX_PARTS || !(one.raw instanceof Thing) || seen.has(one.raw)) continue;
    seen.add(one.raw);
    queue.push(...heldBy(one.raw));
  }
  return found;
}

function heldBy(thing: Thing): readonly Value[] {
  const own = [...thing.slots.values()].filter(({ isHidden }) => isHidden !== true).map(({ value }) => value);
  if (thing instanceof List) return thing.items;
  if (thing instanceof Dictionary) return [...thing.entries.values()].flatMap(({ key, value }) => [key, value]);
  return thing instanceof Func ? [] : own;
}

/** Where a value and all that it holds come from. */
export const wholeTrail = (value: Value): Trail =>
  partsOf(value).reduce((trail, part) => {
    const absorbed = part.raw instanceof Thing ? part.raw.absorbed : NO_TRAIL;
    return join(join(trail, part.trail), absorbed);
  }, NO_TRAIL);

export const wholeTrails = (values: readonly Value[]): Trail => joinAll(values.map(wholeTrail));

/** The value of the language; throws for what has none, such as a function. */
export function hostOf({ raw }: Value, depth = 0): unknown {
  if (depth > MAX_NESTING) throw new NotEvaluable('too deep');
  if (!(raw instanceof Thing)) return raw;
  const inner = (value: Value): unknown => hostOf(value, depth + 1);
  if (raw instanceof List) return raw.items.map(inner);
  if (raw instanceof Native) return raw.host;
  if (raw instanceof Dictionary) {
    const entries = [...raw.entries.values()].map(({ key, value }) => [inner(key), inner(value)] as const);
    return raw.kind === 'Map' ? new Map(entries) : new Set(entries.map(([key]) => key));
  }
  if (raw instanceof Func || raw instanceof Promised) throw new NotEvaluable('a function');
  const fields = [...raw.slots].filter(([key, slot]) => typeof key === 'string' && slot.isHidden !== true && !slot.get);
  return Object.fromEntries(fields.map(([key, { value }]) => [String(key), inner(value)]));
}

const MAX_NESTING = 30;

/** A value of the language as one of a rehearsal. */
export function valueFrom(host: unknown, trail: Trail = NO_TRAIL): Value {
  const inner = (part: unknown): Value => valueFrom(part, trail);
  if (Array.isArray(host)) return { raw: new List(host.map(inner)), trail };
  if (host instanceof Date || host instanceof RegExp) return { raw: new Native(host), trail };
  if (typeof host === 'function') throw new NotEvaluable('a function');
  if (typeof host !== 'object' || host === null) return { raw: host, trail };
  const thing = new Thing();
  for (const [key, part] of Object.entries(host)) thing.put(key, inner(part));
  return { raw: thing, trail };
}

/** A short text that is the same for equal values. */
export function describeValue(value: Value): string {
  const seen = new Map<unknown, number>();
  let left = MAX_TEXT;
  const described = ({ raw }: Value): string => {
    left -= 1;
    if (left < 0) return '…';
    if (!(raw instanceof Thing)) return typeof raw === 'string' ? JSON.stringify(raw) : `${typeof raw}:${String(raw)}`;
    const known = seen.get(raw);
    if (known !== undefined) return `#${known}`;
    seen.set(raw, seen.size);
    return describedThing(raw, described);
  };
  return described(value);
}

const MAX_TEXT = 300;

/** What says no more than its kind is like nothing but itself. */
function describedHost({ host, id }: Native): string {
  if (host instanceof Date) return `d${host.getTime()}`;
  const text = String(host);
  return text.startsWith('[object ') ? `${text}#${id}` : text;
}

function describedThing(thing: Thing, described: (value: Value) => string): string {
  if (thing instanceof Func) return describedFunction(thing);
  if (thing instanceof Native) return describedHost(thing);
  if (thing instanceof Promised) return `p(${thing.settled ? described(thing.settled.value) : '?'})`;
  if (thing instanceof List) return `[${some(thing.items).map(described).join()}]`;
  if (thing instanceof Dictionary)
    return `${thing.kind}{${some(thing.entries.values())
      .map(({ key, value }) => `${described(key)}=${described(value)}`)
      .join()}}`;
  const parts = [...thing.slots].map(([key, { value, get }]) => `${String(key)}:${get ? 'get' : described(value)}`);
  return `{${parts.sort().join()}}`;
}

/** Those that there is room for. */
const some = <Item>(all: Iterable<Item>): readonly Item[] => Iterator.from(all).take(MAX_TEXT).toArray();

/** One function made twice by equal calls is the same; any other is only itself. */
const describedFunction = ({ history, id, code }: Func): string =>
  history === '' ? `f${id}` : `f${code?.node.start ?? 0}:${history}`;
