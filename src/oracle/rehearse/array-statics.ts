/** `Array`, and the arrays of numbers of one kind. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { numberOfValue } from './host-values.ts';
import { itemsOf } from './iterate.ts';
import { listMethods } from './lists.ts';
import { withStatics } from './statics.ts';
import type { Stage } from './stage.ts';
import { func, Func, List, NOTHING, plain, Thing, type Value } from './values.ts';

type Narrowed = (value: number) => number;

const narrowing =
  (sample: { fill: (value: number) => ArrayLike<number> }): Narrowed =>
  (value) =>
    sample.fill(value)[0] ?? 0;

/** Arrays of numbers of one kind, with what becomes of other numbers. */
export const NARROWED: ReadonlyMap<string, Narrowed> = new Map<string, Narrowed>([
  ['Uint8Array', narrowing(new Uint8Array(1))],
  ['Uint8ClampedArray', narrowing(new Uint8ClampedArray(1))],
  ['Int8Array', narrowing(new Int8Array(1))],
  ['Uint16Array', narrowing(new Uint16Array(1))],
  ['Int16Array', narrowing(new Int16Array(1))],
  ['Uint32Array', narrowing(new Uint32Array(1))],
  ['Int32Array', narrowing(new Int32Array(1))],
  ['Float32Array', narrowing(new Float32Array(1))],
  ['Float64Array', narrowing(new Float64Array(1))],
]);

/** Arrays; those of numbers are taken for arrays that begin filled. */
export function arrays(stage: Stage, narrowed?: Narrowed): Value {
  const made = new Func('Array', (_, args) => arrayOf(args, stage, narrowed));
  made.construct = (args) => arrayOf(args, stage, narrowed);
  if (narrowed === undefined) for (const [name, method] of listMethods(stage)) made.prototype.hide(name, method);
  const from = func('from', ([source = NOTHING, map]) => {
    const items = listOf(source, stage);
    const values =
      map === undefined ? items : items.map((item, index) => stage.call(map, [item, stage.ledger.fresh(index)]));
    return plain(listFrom(values, narrowed));
  });
  return withStatics(
    plain(made),
    new Map([
      ['from', from],
      [
        'fromAsync',
        func('fromAsync', ([source = NOTHING]) =>
          plain(listFrom(itemsOf(source, stage).map((item) => stage.awaited(item)))),
        ),
      ],
      ['isArray', func('isArray', ([value = NOTHING]) => plain(value.raw instanceof List && !value.raw.isIterator))],
      ['of', func('of', (args) => plain(listFrom(args, narrowed)))],
    ]),
  );
}

function listFrom(values: readonly Value[], narrowed?: Narrowed): List {
  const list = new List(
    narrowed === undefined ? [...values] : values.map((value) => ({ ...value, raw: narrowed(Number(value.raw)) })),
  );
  list.narrowed = narrowed;
  return list;
}

function arrayOf(args: readonly Value[], stage: Stage, narrowed?: Narrowed): Value {
  const [only, ...others] = args;
  const isLength = typeof only?.raw === 'number' && others.length === 0;
  if (!isLength) return plain(listFrom(narrowed && only ? itemsOf(only, stage) : args, narrowed));
  return plain(
    listFrom(
      Array.from({ length: bounded(only.raw) }, () => (narrowed === undefined ? NOTHING : plain(0))),
      narrowed,
    ),
  );
}

function bounded(length: number): number {
  if (!(length <= MAX_LENGTH)) throw new NotEvaluable('too long');
  return length;
}

const MAX_LENGTH = 5_000;

/** What `Array.from` goes through: also `{ length: 3 }`. */
function listOf(source: Value, stage: Stage): readonly Value[] {
  const { raw } = source;
  const length = raw instanceof Thing && !(raw instanceof List) && raw.slots.get('length')?.value;
  if (!length) return itemsOf(source, stage);
  return Array.from({ length: bounded(numberOfValue(length, stage)) }, (_, index) => stage.get(source, index));
}
