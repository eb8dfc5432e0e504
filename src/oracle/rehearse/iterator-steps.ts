/** What an iterator answers, whose values are all known. */
import { type List, NOTHING, plain, Thing, type Value } from './values.ts';

export function nextOf(list: List): Value {
  const item = list.items[list.at];
  list.at += 1;
  return step(item === undefined, item ?? NOTHING);
}

/** No more is asked of it. */
export function endOf(list: List, value: Value): Value {
  list.at = list.items.length;
  return step(true, value);
}

const step = (isDone: boolean, value: Value): Value =>
  plain(new Thing().put('done', plain(isDone)).put('value', value));
