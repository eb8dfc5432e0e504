/** The methods of maps and sets. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { entriesOf } from './iterate.ts';
import type { Stage } from './stage.ts';
import { join, joinAll } from './trail.ts';
import { Dictionary, List, NOTHING, plain, type Value } from './values.ts';

interface OnDictionary {
  readonly dictionary: Dictionary;
  readonly args: readonly Value[];
  readonly stage: Stage;
  readonly self: Value;
}

type Method = (on: OnDictionary) => Value;

const given = ({ args }: OnDictionary, index = 0): Value => args[index] ?? NOTHING;

const iterator = (items: readonly Value[]): Value => plain(new List([...items], true));

const setOf = (items: readonly Value[]): Value => {
  const made = new Dictionary('Set');
  for (const item of items) made.entries.set(item.raw, { key: item, value: item });
  return plain(made);
};

const keysOf = ({ dictionary }: OnDictionary): readonly Value[] =>
  [...dictionary.entries.values()].map(({ key }) => key);

/** The set that a method is handed. */
function otherOf(on: OnDictionary): Dictionary {
  const { raw } = given(on);
  if (raw instanceof Dictionary) return raw;
  throw new NotEvaluable('a set');
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'get',
    (on) => {
      const held = on.dictionary.entries.get(given(on).raw)?.value;
      return held === undefined
        ? { raw: undefined, trail: given(on).trail }
        : { ...held, trail: join(held.trail, given(on).trail) };
    },
  ],
  [
    'has',
    (on) => ({
      raw: on.dictionary.entries.has(given(on).raw),
      trail: joinAll([given(on).trail, ...keysOf(on).map(({ trail }) => trail)]),
    }),
  ],
  ['keys', (on) => iterator(keysOf(on))],
  ['values', (on) => iterator([...on.dictionary.entries.values()].map(({ value }) => value))],
  [
    'entries',
    (on) => iterator([...on.dictionary.entries.values()].map(({ key, value }) => plain(new List([key, value])))),
  ],
  [
    'forEach',
    (on) => {
      for (const { key, value } of on.dictionary.entries.values()) on.stage.call(given(on), [value, key, on.self]);
      return NOTHING;
    },
  ],
  ['union', (on) => setOf([...entriesOf(on.dictionary), ...entriesOf(otherOf(on))])],
  ['intersection', (on) => setOf(keysOf(on).filter(({ raw }) => otherOf(on).entries.has(raw)))],
  ['difference', (on) => setOf(keysOf(on).filter(({ raw }) => !otherOf(on).entries.has(raw)))],
  [
    'symmetricDifference',
    (on) =>
      setOf([
        ...keysOf(on).filter(({ raw }) => !otherOf(on).entries.has(raw)),
        ...entriesOf(otherOf(on)).filter(({ raw }) => !on.dictionary.entries.has(raw)),
      ]),
  ],
  ['isSupersetOf', (on) => plain(entriesOf(otherOf(on)).every(({ raw }) => on.dictionary.entries.has(raw)))],
  ['isDisjointFrom', (on) => plain(!keysOf(on).some(({ raw }) => otherOf(on).entries.has(raw)))],
  ['isSubsetOf', (on) => plain(keysOf(on).every(({ raw }) => otherOf(on).entries.has(raw)))],
]);

const CHANGING: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'set',
    (on) => {
      const before = on.dictionary.entries.get(given(on).raw);
      on.dictionary.entries.set(given(on).raw, { key: before?.key ?? given(on), value: given(on, 1) });
      return on.self;
    },
  ],
  [
    'add',
    (on) => {
      const value = given(on);
      if (!on.dictionary.entries.has(value.raw)) on.dictionary.entries.set(value.raw, { key: value, value });
      return on.self;
    },
  ],
  ['delete', (on) => ({ raw: on.dictionary.entries.delete(given(on).raw), trail: given(on).trail })],
  [
    'clear',
    (on) => {
      on.dictionary.entries.clear();
      return NOTHING;
    },
  ],
]);

export const isDictionaryMethod = (name: string): boolean => METHODS.has(name) || CHANGING.has(name);

export const changesDictionary = (name: string): boolean => CHANGING.has(name);

export function callDictionaryMethod(name: string, on: OnDictionary): Value {
  const method = METHODS.get(name) ?? CHANGING.get(name);
  if (method === undefined) throw new NotEvaluable(name);
  return method(on);
}
