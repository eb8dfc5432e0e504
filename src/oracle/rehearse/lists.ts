/** The methods of arrays. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { numberOfValue, textOfValue } from './host-values.ts';
import type { Stage } from './stage.ts';
import { join, joinAll } from './trail.ts';
import { flattened, itemsOf } from './iterate.ts';
import { endOf, nextOf } from './iterator-steps.ts';
import { func, List, NOTHING, plain, type Trail, type Value } from './values.ts';

export interface OnList {
  readonly list: List;
  readonly args: readonly Value[];
  readonly stage: Stage;
  /** The list as it is named. */
  readonly self: Value;
}

type Method = (on: OnList) => Value;

const made = (items: readonly Value[]): Value => plain(new List([...items]));

const given = ({ args }: OnList, index = 0): Value => args[index] ?? NOTHING;

/** Calls the function that a method is handed, for one element. */
function asked(on: OnList, item: Value, index: number): Value {
  on.stage.ledger.step();
  const { trail } = on.self;
  const handed = trail.calls.size === 0 ? item : { ...item, trail: join(item.trail, trail) };
  return on.stage.call(given(on), [handed, on.stage.ledger.fresh(index), on.self]);
}

/** What is chosen by what is asked depends on it, and where it came from no longer says where it stands. */
const dependingOn = (value: Value, { trail }: { readonly trail: Trail }): Value => ({
  raw: value.raw,
  trail: join(value.trail, trail),
});

function integer(on: OnList, index: number, fallback: number): number {
  const value = on.args[index];
  return value === undefined || value.raw === undefined ? fallback : Math.trunc(numberOfValue(value, on.stage));
}

/** In the order that a function, or the language, says. */
function sorted(on: OnList): Value[] {
  const [compare] = on.args;
  const trail = joinAll(on.list.items.map((item) => item.trail));
  const items = [...on.list.items];
  if (compare === undefined || compare.raw === undefined) {
    const keyed = items.map((item) => ({ item, key: textOfValue(item, on.stage) }));
    return keyed
      .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
      .map(({ item }) => item);
  }
  let after: Trail = trail;
  items.sort((left, right) => {
    on.stage.ledger.step();
    const order = on.stage.call(compare, [left, right]);
    after = join(after, order.trail);
    return numberOfValue(order, on.stage);
  });
  return items.map((item) => dependingOn(item, { trail: after }));
}

function reduced(on: OnList, isFromRight: boolean): Value {
  const items = isFromRight ? [...on.list.items].reverse() : on.list.items;
  const [callback = NOTHING, start] = on.args;
  const [first, ...rest] = items;
  if (start === undefined && first === undefined) throw on.stage.error('TypeError', 'Reduce of empty array');
  const walked = start === undefined ? rest : items;
  const offset = start === undefined ? 1 : 0;
  return walked.reduce<Value>(
    (held, item, index) => {
      on.stage.ledger.step();
      const place = isFromRight ? items.length - 1 - index - offset : index + offset;
      return on.stage.call(callback, [held, item, on.stage.ledger.fresh(place), on.self]);
    },
    start ?? first ?? NOTHING,
  );
}

/** The first element that is as asked, from either end. */
function found(on: OnList, isLast: boolean): { readonly item: Value; readonly index: number } {
  const indices = on.list.items.map((_, index) => index);
  let trail: Trail = on.self.trail;
  for (const index of isLast ? indices.reverse() : indices) {
    const item = on.list.items[index] ?? NOTHING;
    const answer = asked(on, item, index);
    trail = join(trail, answer.trail);
    if (answer.raw) return { item: dependingOn(item, { trail }), index };
  }
  return { item: { raw: undefined, trail }, index: -1 };
}

function indexOf(on: OnList, isLast: boolean): Value {
  const wanted = given(on).raw;
  const raws = on.list.items.map(({ raw }) => raw);
  return told(on, isLast ? raws.lastIndexOf(wanted) : raws.indexOf(wanted, integer(on, 1, 0)));
}

/** What depends on all elements. */
const told = (on: OnList, raw: unknown): Value => ({
  raw,
  trail: joinAll([on.self.trail, ...on.list.items.map(({ trail }) => trail)]),
});

function decided(on: OnList, isEvery: boolean): Value {
  let trail = on.self.trail;
  for (const [index, item] of on.list.items.entries()) {
    const answer = asked(on, item, index);
    trail = join(trail, answer.trail);
    if (Boolean(answer.raw) !== isEvery) return { raw: !isEvery, trail };
  }
  return { raw: isEvery, trail };
}

function spliced(on: OnList, items: Value[]): Value[] {
  const start = integer(on, 0, 0);
  const count = on.args.length < 2 ? items.length : integer(on, 1, 0);
  return items.splice(start, count, ...on.args.slice(2));
}

const READING: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['map', (on) => made(on.list.items.map((item, index) => asked(on, item, index)))],
  [
    'filter',
    (on) =>
      made(
        on.list.items.flatMap((item, index) => {
          const answer = asked(on, item, index);
          return answer.raw ? [dependingOn(item, answer)] : [];
        }),
      ),
  ],
  [
    'forEach',
    (on) => {
      for (const [index, item] of on.list.items.entries()) asked(on, item, index);
      return NOTHING;
    },
  ],
  [
    'flatMap',
    (on) =>
      made(
        flattened(
          on.list.items.map((item, index) => asked(on, item, index)),
          1,
        ),
      ),
  ],
  ['flat', (on) => made(flattened(on.list.items, integer(on, 0, 1)))],
  ['reduce', (on) => reduced(on, false)],
  ['reduceRight', (on) => reduced(on, true)],
  ['find', (on) => found(on, false).item],
  ['findLast', (on) => found(on, true).item],
  ['findIndex', (on) => told(on, found(on, false).index)],
  ['findLastIndex', (on) => told(on, found(on, true).index)],
  ['some', (on) => decided(on, false)],
  ['every', (on) => decided(on, true)],
  [
    'includes',
    (on) =>
      told(
        on,
        on.list.items.some(({ raw }) => Object.is(raw, given(on).raw)),
      ),
  ],
  ['indexOf', (on) => indexOf(on, false)],
  ['lastIndexOf', (on) => indexOf(on, true)],
  ['slice', (on) => made(on.list.items.slice(integer(on, 0, 0), integer(on, 1, on.list.items.length)))],
  ['concat', (on) => made([...on.list.items, ...flattened(on.args, 1)])],
  ['join', (on) => told(on, joined(on))],
  ['toString', (on) => told(on, joined({ ...on, args: [] }))],
  ['at', (on) => on.list.items.at(integer(on, 0, 0)) ?? NOTHING],
  ['keys', (on) => iterator(on.list.items.map((_, index) => plain(index)))],
  ['values', (on) => iterator(on.list.items)],
  ['entries', (on) => iterator(on.list.items.map((item, index) => made([plain(index), item])))],
  ['toSorted', (on) => made(sorted(on))],
  ['toReversed', (on) => made([...on.list.items].reverse())],
  ['with', (on) => made(on.list.items.with(integer(on, 0, 0), given(on, 1)))],
  ['toLocaleString', (on) => told(on, joined({ ...on, args: [] }))],
  [
    'copyWithin',
    (on) => {
      on.list.items.copyWithin(integer(on, 0, 0), integer(on, 1, 0), integer(on, 2, on.list.items.length));
      return on.self;
    },
  ],
  ['subarray', (on) => made(on.list.items.slice(integer(on, 0, 0), integer(on, 1, on.list.items.length)))],
  [
    'set',
    (on) => {
      on.list.items.splice(integer(on, 1, 0), itemsOf(given(on), on.stage).length, ...itemsOf(given(on), on.stage));
      return NOTHING;
    },
  ],
  [
    'toSpliced',
    (on) => {
      const items = [...on.list.items];
      spliced(on, items);
      return made(items);
    },
  ],
]);

const iterator = (items: readonly Value[]): Value => plain(new List([...items], true));

function joined(on: OnList): string {
  const separator = given(on).raw === undefined ? ',' : textOfValue(given(on), on.stage);
  return on.list.items.map((item) => (item.raw == null ? '' : textOfValue(item, on.stage))).join(separator);
}

export const narrowedTo = ({ narrowed }: List, value: Value): Value =>
  narrowed === undefined ? value : { ...value, raw: narrowed(Number(value.raw)) };

/** Those that change the list. */
const CHANGING: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['push', (on) => plain(on.list.add(...on.args))],
  ['unshift', (on) => plain(on.list.items.unshift(...on.args))],
  ['pop', (on) => on.list.items.pop() ?? NOTHING],
  ['shift', (on) => on.list.items.shift() ?? NOTHING],
  ['splice', (on) => made(spliced(on, on.list.items))],
  [
    'sort',
    (on) => {
      on.list.items = sorted(on);
      return on.self;
    },
  ],
  [
    'reverse',
    (on) => {
      on.list.items.reverse();
      return on.self;
    },
  ],
  [
    'fill',
    (on) => {
      on.list.items.fill(narrowedTo(on.list, given(on)), integer(on, 1, 0), integer(on, 2, on.list.items.length));
      return on.self;
    },
  ],
]);

/** Of what is gone through once. */
const OF_ITERATOR: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['next', ({ list }) => nextOf(list)],
  ['return', (on) => endOf(on.list, given(on))],
  ['toArray', ({ list }) => made(list.items.slice(list.at))],
  ['take', (on) => iterator(on.list.items.slice(0, integer(on, 0, 0)))],
  ['drop', (on) => iterator(on.list.items.slice(integer(on, 0, 0)))],
]);

/** The methods as functions, which are called on what they are given as `this`. */
export const listMethods = (stage: Stage): readonly (readonly [string, Value])[] =>
  [...READING.keys(), ...CHANGING.keys()].map((name) => [
    name,
    func(name, (args, self) => {
      const list = self.raw instanceof List ? self.raw : new List([...itemsOf(self, stage)]);
      return callListMethod(name, { list, args, stage, self });
    }),
  ]);

export const isListMethod = (name: string, list: List): boolean =>
  READING.has(name) || CHANGING.has(name) || (list.isIterator && OF_ITERATOR.has(name));

export const changesList = (name: string): boolean => CHANGING.has(name);

export function callListMethod(name: string, on: OnList): Value {
  const method = (on.list.isIterator ? OF_ITERATOR.get(name) : undefined) ?? READING.get(name) ?? CHANGING.get(name);
  if (method === undefined) throw new NotEvaluable(name);
  if (on.list.isFrozen && CHANGING.has(name)) throw on.stage.error('TypeError', 'frozen');
  return method(on);
}
