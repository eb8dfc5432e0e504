import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { Stage } from './stage.ts';
import { join } from './trail.ts';
import { Dictionary, Func, isNothing, List, plain, Thing, type Value } from './values.ts';

/** What is got from a value that is gone through; throws for what cannot be. */
export function itemsOf(value: Value, stage: Stage): readonly Value[] {
  const { raw, trail } = value;
  if (typeof raw === 'string') return Array.from(raw, (sign) => ({ raw: sign, trail }));
  if (raw instanceof List) return itemsOfList(raw, value);
  if (raw instanceof Dictionary) return entriesOf(raw);
  if (isNothing(value) || !(raw instanceof Thing)) throw stage.error('TypeError', 'not iterable');
  const slot = raw.find(Symbol.iterator);
  if (slot?.value.raw instanceof Func) return drained(stage.call(slot.value, [], value), (step) => step, stage);
  const later = raw.find(Symbol.asyncIterator);
  if (later?.value.raw instanceof Func)
    return drained(stage.call(later.value, [], value), (step) => stage.awaited(step), stage);
  throw stage.error('TypeError', 'not iterable');
}

function itemsOfList(list: List, { trail }: Value): readonly Value[] {
  const items = list.isIterator ? list.items.slice(list.at) : list.items;
  if (list.isIterator) list.at = list.items.length;
  return trail.calls.size === 0 ? items : items.map((item) => ({ ...item, trail: join(item.trail, trail) }));
}

/** What lists in a list hold comes from these, too. */
export function flattened(items: readonly Value[], depth: number): readonly Value[] {
  return items.flatMap((item) => {
    if (depth <= 0 || !(item.raw instanceof List)) return [item];
    const { trail } = item;
    return flattened(item.raw.items, depth - 1).map((inner) => ({ ...inner, trail: join(inner.trail, trail) }));
  });
}

export function entriesOf({ entries, kind }: Dictionary): readonly Value[] {
  return [...entries.values()].map(({ key, value }) => (kind === 'Set' ? key : plain(new List([key, value]))));
}

const MAX_ITEMS = 500;

/** What an iterator that the project writes gives. */
function drained(iterator: Value, settled: (step: Value) => Value, stage: Stage): readonly Value[] {
  if (iterator.raw instanceof List) return itemsOf(iterator, stage);
  const items: Value[] = [];
  while (items.length < MAX_ITEMS) {
    const next = settled(stage.call(stage.get(iterator, 'next'), [], iterator));
    if (stage.get(next, 'done').raw === true) return items;
    items.push(stage.get(next, 'value'));
  }
  throw new NotEvaluable('too long');
}
