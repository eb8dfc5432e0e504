/** Functions of the language that are found on others. */
import { globalValue } from '../evaluate/builtins.ts';
import { isCallable, NotEvaluable } from '../evaluate/evaluation.ts';
import { hostOf, valueFrom, wholeTrails } from './inspect.ts';
import { func, Thing, type Value } from './values.ts';

type Statics = ReadonlyMap<string, Value>;

export const withStatics = (value: Value, statics: Statics): Value => {
  if (value.raw instanceof Thing) for (const [name, part] of statics) value.raw.hide(name, part);
  return value;
};

/** A function of the language on plain values. */
export const hosted = (path: string): Value =>
  func(path, (args) => {
    const called = globalValue(path);
    if (!isCallable(called)) throw new NotEvaluable(path);
    return valueFrom(called(...args.map((arg) => hostOf(arg))), wholeTrails(args));
  });
