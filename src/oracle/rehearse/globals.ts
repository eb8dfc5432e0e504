/** What the language offers by name. */
import { globalValue } from '../evaluate/builtins.ts';
import { cloned, jsonGlobal } from './copies.ts';
import { isCallable, NotEvaluable } from '../evaluate/evaluation.ts';
import { numberOfValue, primitiveOf, textOfValue } from './host-values.ts';
import { hostOf, valueFrom, wholeTrails } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import { objectStatics } from './object-statics.ts';
import { makePromise, promiseStatics } from './promises.ts';
import type { Stage } from './stage.ts';
import { joinAll } from './trail.ts';
import { Dictionary, Func, func, List, Native, NOTHING, plain, Thing, type Value } from './values.ts';

type Statics = ReadonlyMap<string, Value>;

const withStatics = (value: Value, statics: Statics): Value => {
  if (value.raw instanceof Thing) for (const [name, part] of statics) value.raw.hide(name, part);
  return value;
};

/** A function of the language on plain values. */
const hosted = (path: string): Value =>
  func(path, (args) => {
    const called = globalValue(path);
    if (!isCallable(called)) throw new NotEvaluable(path);
    return valueFrom(called(...args.map((arg) => hostOf(arg))), wholeTrails(args));
  });

const HOSTED_MATH =
  'abs ceil floor round trunc sign sqrt cbrt log log2 log10 exp sin cos tan asin acos atan atan2 hypot pow max min'.split(
    ' ',
  );

function math(stage: Stage): Value {
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

function numbers(stage: Stage): Value {
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

/** Arrays; those of numbers are taken for arrays that begin filled. */
function arrays(stage: Stage, filling?: number): Value {
  const made = new Func('Array', (_, args) => arrayOf(args, filling));
  made.construct = (args) => arrayOf(args, filling);
  const from = func('from', ([source = NOTHING, map]) => {
    const items = listOf(source, stage);
    const values =
      map === undefined ? items : items.map((item, index) => stage.call(map, [item, stage.ledger.fresh(index)]));
    return plain(new List([...values]));
  });
  return withStatics(
    plain(made),
    new Map([
      ['from', from],
      ['isArray', func('isArray', ([value = NOTHING]) => plain(value.raw instanceof List && !value.raw.isIterator))],
      ['of', func('of', (args) => plain(new List([...args])))],
    ]),
  );
}

function arrayOf(args: readonly Value[], filling?: number): Value {
  const [only, ...others] = args;
  const isLength = typeof only?.raw === 'number' && others.length === 0;
  if (!isLength) return plain(new List([...args]));
  return plain(
    new List(Array.from({ length: bounded(only.raw) }, () => (filling === undefined ? NOTHING : plain(filling)))),
  );
}

function bounded(length: number): number {
  if (!(length <= MAX_LENGTH)) throw new NotEvaluable('too long');
  return length;
}

const MAX_LENGTH = 5_000;

/** What `Array.from` goes through: also `{ length: 3 }`. */
function listOf(source: Value, stage: Stage): readonly Value[] {
  const { raw } = source;
  const length = raw instanceof Thing && !(raw instanceof List) && raw.slots.get('length')?.value;
  if (!length) return itemsOf(source, stage);
  return Array.from({ length: bounded(numberOfValue(length, stage)) }, (_, index) => stage.get(source, index));
}

function dictionaries(kind: 'Map' | 'Set', stage: Stage): Value {
  const made = new Func(kind, () => {
    throw stage.error('TypeError', 'requires new');
  });
  made.construct = ([source], target) => {
    const dictionary = new Dictionary(kind, target === made ? undefined : target.prototype);
    for (const item of source === undefined || source.raw == null ? [] : itemsOf(source, stage)) {
      const [key, value] = kind === 'Set' ? [item, item] : [stage.get(item, 0), stage.get(item, 1)];
      dictionary.entries.set(key.raw, { key, value });
    }
    return stage.ledger.fresh(dictionary);
  };
  return plain(made);
}

type Now = () => Value | undefined;

/** The present; any time is as good as another where the test does not set it. */
const present = (now: Now): Value => now() ?? plain(ANY_TIME);

const ANY_TIME = 1_700_000_000_000;

function dates(now: Now): Value {
  const made = new Func('Date', () => {
    throw new NotEvaluable('the present');
  });
  made.construct = (args) => {
    const [first, ...others] = args.length === 0 ? [present(now)] : args;
    const hosts = [first, ...others].map((arg) => hostOf(arg ?? NOTHING));
    return { raw: new Native(dateOf(hosts)), trail: joinAll([first ?? NOTHING, ...others].map(({ trail }) => trail)) };
  };
  const parse = func('parse', ([text = NOTHING]) => ({ raw: Date.parse(String(text.raw)), trail: text.trail }));
  const statics: [string, Value][] = [
    ['UTC', hosted('Date.UTC')],
    ['parse', parse],
    ['now', func('now', () => present(now))],
  ];
  return withStatics(plain(made), new Map(statics));
}

function dateOf(hosts: readonly unknown[]): Date {
  const [first] = hosts;
  if (hosts.length === 1) return new Date(typeof first === 'string' ? first : Number(first));
  const [year = Number.NaN, month = 0, ...rest] = hosts.map(Number);
  return new Date(year, month, ...rest);
}

function texts(stage: Stage): Value {
  const made = func('String', ([value]) => plain(value === undefined ? '' : textOfValue(value, stage)));
  return withStatics(
    made,
    new Map([
      ['fromCharCode', hosted('String.fromCharCode')],
      ['fromCodePoint', hosted('String.fromCharCode')],
      [
        'raw',
        func('raw', () => {
          throw new NotEvaluable('raw');
        }),
      ],
    ]),
  );
}

const onText = (change: (text: string) => string): Value =>
  func('text', ([text = NOTHING]) => ({ raw: change(String(text.raw)), trail: text.trail }));

function patterns(): Value {
  const make = ([source = NOTHING, flags]: readonly Value[]): Value => {
    const host = hostOf(source);
    const text = host instanceof RegExp ? host.source : String(host);
    return plain(new Native(new RegExp(text, flags === undefined ? '' : String(flags.raw))));
  };
  const made = new Func('RegExp', (_, args) => make(args));
  made.construct = make;
  return plain(made);
}

/** The names of the language, each made when it is asked for. */
export function globalsOf(stage: Stage, now: Now): ReadonlyMap<string, () => Value> {
  return new Map<string, () => Value>([
    ['Math', () => math(stage)],
    ['Number', () => numbers(stage)],
    ['String', () => texts(stage)],
    ['Boolean', booleans],
    ['Array', () => arrays(stage)],
    [
      'Object',
      () =>
        withStatics(
          func('Object', ([value = NOTHING]) => value),
          objectStatics(stage),
        ),
    ],
    ['Map', () => dictionaries('Map', stage)],
    ['Set', () => dictionaries('Set', stage)],
    ['WeakMap', () => dictionaries('Map', stage)],
    ['WeakSet', () => dictionaries('Set', stage)],
    ['Date', () => dates(now)],
    ['JSON', () => jsonGlobal(stage)],
    ['RegExp', patterns],
    ['Promise', () => promises(stage)],
    ['Symbol', symbols],
    ['BigInt', () => func('BigInt', ([value = NOTHING]) => plain(BigInt(String(primitiveOf(value, stage)))))],
    ['NaN', () => plain(Number.NaN)],
    ['Infinity', () => plain(Number.POSITIVE_INFINITY)],
    ['undefined', () => NOTHING],
    ['console', () => plain(silentConsole())],
    ['structuredClone', () => func('structuredClone', ([value = NOTHING]) => cloned(value))],
    ['queueMicrotask', () => func('queueMicrotask', ([job = NOTHING]) => queued(job, stage))],
    ['Uint8Array', () => arrays(stage, 0)],
    ['Uint32Array', () => arrays(stage, 0)],
    ['Float64Array', () => arrays(stage, 0)],
    ['encodeURIComponent', () => onText(encodeURIComponent)],
    ['decodeURIComponent', () => onText(decodeURIComponent)],
    ['encodeURI', () => onText(encodeURI)],
    ...['parseInt', 'parseFloat', 'isNaN', 'isFinite'].map((name): [string, () => Value] => [name, () => hosted(name)]),
  ]);
}

const booleans = (): Value => func('Boolean', ([value = NOTHING]) => ({ raw: Boolean(value.raw), trail: value.trail }));

function promises(stage: Stage): Value {
  const made = new Func('Promise', () => NOTHING);
  made.construct = (args) => makePromise(args, stage);
  return withStatics(plain(made), promiseStatics(stage));
}

const symbols = (): Value =>
  withStatics(
    func('Symbol', ([name]) => plain(Symbol(String(name?.raw)))),
    new Map([['iterator', plain(Symbol.iterator)]]),
  );

function queued(job: Value, stage: Stage): Value {
  stage.ledger.jobs.push(() => void stage.call(job, []));
  return NOTHING;
}

function silentConsole(): Thing {
  const made = new Thing();
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'table'])
    made.hide(
      name,
      func(name, () => NOTHING),
    );
  return made;
}
