/** Values as numbers and texts. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { hostOf } from './inspect.ts';
import type { Stage } from './stage.ts';
import { Func, List, Native, Thing, type Value } from './values.ts';

/** As the language makes a primitive of it. */
export function primitiveOf(value: Value, stage: Stage): unknown {
  const { raw } = value;
  if (!(raw instanceof Thing)) return raw;
  if (raw instanceof Native) return raw.host instanceof Date ? raw.host.getTime() : String(raw.host);
  if (raw instanceof List) return raw.items.map((item) => (item.raw == null ? '' : textOfValue(item, stage))).join();
  if (raw instanceof Func) throw new NotEvaluable('the text of a function');
  return primitiveBy('valueOf', value, stage) ?? primitiveBy('toString', value, stage) ?? '[object Object]';
}

function primitiveBy(name: string, value: Value, stage: Stage): unknown {
  const method = value.raw instanceof Thing ? value.raw.find(name)?.value : undefined;
  const made = method?.raw instanceof Func ? stage.call(method, [], value).raw : undefined;
  return made instanceof Thing ? undefined : made;
}

export function textOfValue(value: Value, stage: Stage): string {
  const { raw } = value;
  if (raw instanceof Native && raw.host instanceof Date) throw new NotEvaluable('the text of a date');
  if (raw instanceof Thing && !(raw instanceof List) && !(raw instanceof Native)) {
    const method = raw.find('toString')?.value;
    if (method?.raw instanceof Func) return String(hostOf(stage.call(method, [], value)));
  }
  return String(primitiveOf(value, stage));
}

export function numberOfValue(value: Value, stage: Stage): number {
  const primitive = primitiveOf(value, stage);
  if (typeof primitive === 'symbol') throw stage.error('TypeError', 'a symbol is no number');
  return Number(primitive);
}
