/** `String` and `RegExp`. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { mayTakeForEver } from '../evaluate/safe-pattern.ts';
import { numberOfValue, textOfValue } from './host-values.ts';
import { hostOf, wholeTrails } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import { hostCall } from './natives.ts';
import { hosted, withStatics } from './statics.ts';
import type { Stage } from './stage.ts';
import { func, Func, Native, NOTHING, plain, type Value } from './values.ts';

export function texts(stage: Stage): Value {
  const made = func('String', ([value]) => plain(value === undefined ? '' : textOfValue(value, stage)));
  return withStatics(
    made,
    new Map([
      ['fromCharCode', hosted('String.fromCharCode')],
      [
        'fromCodePoint',
        func('fromCodePoint', (args) => ({
          raw: String.fromCodePoint(...args.map((arg) => numberOfValue(arg, stage))),
          trail: wholeTrails(args),
        })),
      ],
      ['raw', func('raw', ([texts = NOTHING, ...values]) => rawText(texts, values, stage))],
    ]),
  );
}

/** `String.raw` */
function rawText(texts: Value, values: readonly Value[], stage: Stage): Value {
  const parts = itemsOf(stage.get(texts, 'raw'), stage);
  const text = parts
    .map(
      (part, index) =>
        String(part.raw) + (values[index] && index < parts.length - 1 ? textOfValue(values[index], stage) : ''),
    )
    .join('');
  return { raw: text, trail: wholeTrails(values) };
}

export function patterns(stage: Stage): Value {
  const make = ([source = NOTHING, flags]: readonly Value[]): Value => {
    const host = hostOf(source);
    const text = host instanceof RegExp ? host.source : String(host);
    if (mayTakeForEver(text)) throw new NotEvaluable('a pattern');
    const made = hostCall(() => new RegExp(text, flags === undefined ? '' : String(flags.raw)), stage);
    return { raw: new Native(made instanceof RegExp ? made : /(?:)/), trail: source.trail };
  };
  const made = new Func('RegExp', (_, args) => make(args));
  made.construct = make;
  return plain(made);
}
