/** The errors of the language. */
import { textOfValue } from './host-values.ts';
import type { Stage } from './stage.ts';
import { Func, NOTHING, plain, Thing, Thrown, type Value } from './values.ts';

const NAMES = [
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'EvalError',
  'URIError',
  'AggregateError',
];

/** Classes of errors by their names. */
export function errorClasses(stage: Stage): ReadonlyMap<string, Func> {
  const classes = new Map<string, Func>();
  for (const name of NAMES) {
    const made: Func = new Func(name, (_, args) => make(args, made));
    const make = ([message = NOTHING, options]: readonly Value[], target: Func): Value => {
      const error = new Thing(target.prototype);
      error.hide('message', message.raw === undefined ? plain('') : { ...message, raw: textOfValue(message, stage) });
      error.hide('stack', plain(''));
      const cause = options?.raw instanceof Thing ? options.raw.slots.get('cause')?.value : undefined;
      if (cause !== undefined) error.hide('cause', cause);
      return stage.ledger.fresh(error);
    };
    made.construct = make;
    made.prototype.hide('name', plain(name));
    made.prototype.hide('constructor', plain(made));
    made.prototype.hide('toString', plain(new Func('toString', (self) => textOf(self, stage))));
    const parent = classes.get('Error');
    if (parent !== undefined) {
      made.parent = parent;
      made.prototype.parent = parent.prototype;
    }
    classes.set(name, made);
  }
  return classes;
}

function textOf(self: Value, stage: Stage): Value {
  const [name, message] = [stage.get(self, 'name'), stage.get(self, 'message')];
  return { raw: `${String(name.raw)}: ${String(message.raw)}`, trail: message.trail };
}

/** An error that the language throws. */
export function thrownByLanguage(made: Func | undefined, message: string): Thrown {
  return new Thrown(made?.construct?.([plain(message)], made) ?? plain(message));
}
