import { NotEvaluable } from '../evaluate/evaluation.ts';
import { itemsOf } from './iterate.ts';
import type { Stage } from './stage.ts';
import { Func, NOTHING, plain, type Value } from './values.ts';

interface OnFunction {
  readonly called: Value;
  readonly args: readonly Value[];
  readonly stage: Stage;
}

/** `call`, `apply` and `bind`. */
export function callFunctionMethod(name: string, { called, args, stage }: OnFunction): Value {
  const [self = NOTHING, ...rest] = args;
  switch (name) {
    case 'call':
      return stage.call(called, rest, self);
    case 'apply':
      return stage.call(called, rest[0] === undefined ? [] : itemsOf(rest[0], stage), self);
    case 'bind':
      return plain(new Func(name, (_, more) => stage.call(called, [...rest, ...more], self)));
    default:
      throw new NotEvaluable(name);
  }
}
