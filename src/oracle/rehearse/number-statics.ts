/** `Math` and `Number`. */
import { globalValue } from '../evaluate/builtins.ts';
import { isCallable, NotEvaluable } from '../evaluate/evaluation.ts';
import { numberOfValue } from './host-values.ts';
import { valueFrom } from './inspect.ts';
import { hosted, withStatics } from './statics.ts';
import type { Stage } from './stage.ts';
import { joinAll } from './trail.ts';
import { func, NOTHING, plain, Thing, type Value } from './values.ts';

const HOSTED_MATH =
  'abs ceil floor round trunc sign sqrt cbrt log log2 log10 exp sin cos tan asin acos atan atan2 hypot pow max min'.split(
    ' ',
  );

export function math(stage: Stage): Value {
  const made = new Thing();
  for (const name of HOSTED_MATH)
    made.hide(
      name,
      func(name, (args) => {
        const numbers = args.map((arg) => numberOfValue(arg, stage));
        return valueFrom(hostMath(name, numbers), joinAll(args.map(({ trail }) => trail)));
      }),
    );
  made.hide(
    'random',
    func('random', () => {
      throw new NotEvaluable('Math.random');
    }),
  );
  made.hide(
    'imul',
    func('imul', ([left = NOTHING, right = NOTHING]) =>
      plain(Math.imul(numberOfValue(left, stage), numberOfValue(right, stage))),
    ),
  );
  for (const name of ['PI', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'])
    made.hide(name, plain(Reflect.get(Math, name)));
  return plain(made);
}

function hostMath(name: string, numbers: readonly number[]): unknown {
  const found: unknown = Reflect.get(Math, name);
  if (!isCallable(found)) throw new NotEvaluable(name);
  return found(...numbers);
}

export function numbers(stage: Stage): Value {
  const made = func('Number', ([value]) => plain(value === undefined ? 0 : numberOfValue(value, stage)));
  const isNumber = (test: (value: unknown) => boolean): Value =>
    func('is', ([value = NOTHING]) => plain(test(value.raw)));
  return withStatics(
    made,
    new Map<string, Value>([
      ['isInteger', isNumber(Number.isInteger)],
      ['isFinite', isNumber(Number.isFinite)],
      ['isNaN', isNumber(Number.isNaN)],
      ['isSafeInteger', isNumber(Number.isSafeInteger)],
      ['parseInt', hosted('parseInt')],
      ['parseFloat', hosted('parseFloat')],
      ...['EPSILON', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER', 'MAX_VALUE', 'POSITIVE_INFINITY', 'NEGATIVE_INFINITY'].map(
        (name): [string, Value] => [name, plain(globalValue(`Number.${name}`))],
      ),
      ['NaN', plain(Number.NaN)],
    ]),
  );
}
