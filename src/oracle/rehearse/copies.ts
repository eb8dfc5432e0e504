/** Copies of values, as texts and as values. */
import { membersOf, valueFrom, wholeTrails } from './inspect.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import type { Stage } from './stage.ts';
import { Dictionary, Func, func, List, Native, NOTHING, plain, Thing, type Value } from './values.ts';

/** `JSON`. */
export function jsonGlobal(stage: Stage): Value {
  const stringify = func('stringify', ([value = NOTHING, replacer, indent]) => {
    if (replacer?.raw instanceof Thing) throw new NotEvaluable('a replacer');
    return {
      raw: JSON.stringify(jsonOf(value, stage), undefined, Number(indent?.raw ?? 0)),
      trail: wholeTrails([value]),
    };
  });
  const parse = func('parse', ([text = NOTHING]) => {
    try {
      return stage.parsed(String(text.raw)) ?? valueFrom(JSON.parse(String(text.raw)), text.trail);
    } catch {
      throw stage.error('SyntaxError', 'Unexpected token');
    }
  });
  return plain(new Thing().hide('stringify', stringify).hide('parse', parse));
}

function jsonOf(value: Value, stage: Stage): unknown {
  const { raw } = value;
  if (!(raw instanceof Thing)) return raw;
  const own = raw.find('toJSON')?.value;
  if (own?.raw instanceof Func) return jsonOf(stage.call(own, [], value), stage);
  if (raw instanceof Func) return undefined;
  if (raw instanceof List) return raw.items.map((item) => jsonOf(item, stage) ?? null);
  return raw instanceof Native ? raw.host : jsonOfFields(value, stage);
}

const jsonOfFields = (value: Value, stage: Stage): unknown =>
  value.raw instanceof Dictionary
    ? {}
    : Object.fromEntries(membersOf(value, stage).map(([key, part]) => [key, jsonOf(part, stage)]));

/** A copy that shares nothing. */
export function cloned(value: Value): Value {
  const { raw } = value;
  if (raw instanceof List) return { ...value, raw: new List(raw.items.map(cloned)) };
  if (raw instanceof Native)
    return { ...value, raw: new Native(raw.host instanceof Date ? new Date(raw.host) : raw.host) };
  if (raw instanceof Dictionary) {
    const copy = new Dictionary(raw.kind);
    for (const { key, value: held } of raw.entries.values()) copy.entries.set(key.raw, { key, value: cloned(held) });
    return { ...value, raw: copy };
  }
  if (raw instanceof Func || !(raw instanceof Thing)) return value;
  const copy = new Thing();
  for (const [key, slot] of raw.slots) if (slot.isHidden !== true) copy.put(key, cloned(slot.value));
  return { ...value, raw: copy };
}
