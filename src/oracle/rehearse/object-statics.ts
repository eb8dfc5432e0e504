import { NotEvaluable } from '../evaluate/evaluation.ts';
import { keyOf, membersOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import type { Stage } from './stage.ts';
import { join } from './trail.ts';
import { func, Func, List, NOTHING, plain, Thing, type Value } from './values.ts';

/** `Object.keys` and its kin. */
export function objectStatics(stage: Stage): ReadonlyMap<string, Value> {
  const list = (items: readonly Value[]): Value => plain(new List([...items]));
  const members = (value: Value | undefined): readonly (readonly [string, Value])[] =>
    membersOf(value ?? NOTHING, stage);
  const frozen = ([value = NOTHING]: readonly Value[]): Value => {
    if (value.raw instanceof Thing) value.raw.isFrozen = true;
    return value;
  };
  const isFrozen = ([value = NOTHING]: readonly Value[]): Value =>
    plain(!(value.raw instanceof Thing) || value.raw.isFrozen);
  const keyed = (key: string, value: Value | undefined): Value => ({ raw: key, trail: (value ?? NOTHING).trail });
  return new Map([
    ['keys', func('keys', ([value]) => list(members(value).map(([key]) => keyed(key, value))))],
    ['values', func('values', ([value]) => list(members(value).map(([, part]) => part)))],
    [
      'entries',
      func('entries', ([value]) => list(members(value).map(([key, part]) => list([keyed(key, value), part])))),
    ],
    ['fromEntries', func('fromEntries', ([pairs = NOTHING]) => fromEntries(pairs, stage))],
    ['assign', func('assign', ([target = NOTHING, ...sources]) => assigned(target, sources, stage))],
    ['freeze', func('freeze', frozen)],
    ['isFrozen', func('isFrozen', isFrozen)],
    ['seal', func('seal', ([value = NOTHING]) => value)],
    ['create', func('create', ([parent]) => plain(new Thing(parent?.raw instanceof Thing ? parent.raw : undefined)))],
    [
      'defineProperty',
      func('defineProperty', ([whole = NOTHING, key = NOTHING, how = NOTHING]) =>
        defined(whole, [[keyOf(key), how]], stage),
      ),
    ],
    [
      'defineProperties',
      func('defineProperties', ([whole = NOTHING, all = NOTHING]) => defined(whole, membersOf(all, stage), stage)),
    ],
    ['is', func('is', ([left = NOTHING, right = NOTHING]) => plain(Object.is(left.raw, right.raw)))],
    ['hasOwn', func('hasOwn', ([whole = NOTHING, key = NOTHING]) => plain(isOwn(whole, key)))],
    [
      'getPrototypeOf',
      func('getPrototypeOf', ([value]) => plain(value?.raw instanceof Thing ? value.raw.parent : undefined)),
    ],
    ['groupBy', func('groupBy', ([items = NOTHING, callback = NOTHING]) => grouped(items, callback, stage))],
  ]);
}

/** Puts properties as they are described; one that is not called enumerable is not seen. */
function defined(whole: Value, all: readonly (readonly [PropertyKey, Value])[], stage: Stage): Value {
  const { raw } = whole;
  if (!(raw instanceof Thing) || raw instanceof List) throw new NotEvaluable('a property');
  if (raw.isFrozen) throw stage.error('TypeError', 'Cannot define property, object is not extensible');
  for (const [key, how] of all) {
    const [get, set] = [stage.get(how, 'get').raw, stage.get(how, 'set').raw];
    raw.slots.set(key, {
      value: stage.get(how, 'value'),
      isHidden: stage.get(how, 'enumerable').raw !== true,
      ...(get instanceof Func && { get }),
      ...(set instanceof Func && { set }),
    });
  }
  return whole;
}

const isOwn = ({ raw }: Value, key: Value): boolean => raw instanceof Thing && raw.slots.has(keyOf(key));

function fromEntries(pairs: Value, stage: Stage): Value {
  const made = new Thing();
  for (const pair of itemsOf(pairs, stage)) {
    const [key, value] = [stage.get(pair, 0), stage.get(pair, 1)];
    made.put(keyOf(key), { ...value, trail: join(value.trail, key.trail) });
  }
  return stage.ledger.fresh(made);
}

function assigned(target: Value, sources: readonly Value[], stage: Stage): Value {
  for (const source of sources) for (const [key, value] of membersOf(source, stage)) stage.set(target, key, value);
  return target;
}

function grouped(items: Value, callback: Value, stage: Stage): Value {
  const made = new Thing();
  for (const item of itemsOf(items, stage)) {
    const key = keyOf(stage.call(callback, [item]));
    const group = made.slots.get(key)?.value.raw;
    if (group instanceof List) group.add(item);
    else made.put(key, plain(new List([item])));
  }
  return stage.ledger.fresh(made);
}
