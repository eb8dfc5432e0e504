/** What the language offers by name. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { arrays, NARROWED } from './array-statics.ts';
import { cloned, jsonGlobal } from './copies.ts';
import { primitiveOf } from './host-values.ts';
import { hostOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import { hostCall, nativeClasses } from './natives.ts';
import { math, numbers } from './number-statics.ts';
import { objectStatics } from './object-statics.ts';
import { makePromise, promiseStatics } from './promises.ts';
import { Everything, reflect } from './reflect-statics.ts';
import type { Stage } from './stage.ts';
import { hosted, withStatics } from './statics.ts';
import { patterns, texts } from './text-statics.ts';
import { joinAll } from './trail.ts';
import { Dictionary, Func, func, List, Native, NOTHING, plain, Thing, type Value } from './values.ts';

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
  if (kind === 'Map')
    made.hide(
      'groupBy',
      func('groupBy', ([items = NOTHING, by = NOTHING]) => groupedMap(items, by, stage)),
    );
  return plain(made);
}

function groupedMap(items: Value, by: Value, stage: Stage): Value {
  const groups = new Dictionary('Map');
  for (const item of itemsOf(items, stage)) {
    const key = stage.call(by, [item]);
    const group = groups.entries.get(key.raw)?.value;
    if (group?.raw instanceof List) group.raw.add(item);
    else groups.entries.set(key.raw, { key, value: { raw: new List([item]), trail: key.trail } });
  }
  return stage.ledger.fresh(groups);
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

/** Is there, and may be handed on or spied on; what it gives is not known. */
const unknownFunction = (name: string): Value =>
  func(name, () => {
    throw new NotEvaluable(name);
  });

const onText = (change: (text: string) => string): Value =>
  func('text', ([text = NOTHING]) => ({ raw: change(String(text.raw)), trail: text.trail }));

/** The names of the language, each made when it is asked for. */
export const globalsOf = (stage: Stage, now: Now): ReadonlyMap<string, () => Value> =>
  new Map<string, () => Value>([...classesOf(stage, now), ...functionsOf(stage, now), ...nativeClasses(stage)]);

type Named = readonly (readonly [string, () => Value])[];

const classesOf = (stage: Stage, now: Now): Named => [
  ['Math', () => math(stage)],
  ['Number', () => numbers(stage)],
  ['String', () => texts(stage)],
  ['Boolean', booleans],
  ['Array', () => arrays(stage)],
  ...[...NARROWED].map(([name, narrowed]) => [name, () => arrays(stage, narrowed)] as const),
  ['Object', () => objects(stage)],
  ['Map', () => dictionaries('Map', stage)],
  ['Set', () => dictionaries('Set', stage)],
  ['WeakMap', () => dictionaries('Map', stage)],
  ['WeakSet', () => dictionaries('Set', stage)],
  ['Date', () => dates(now)],
  ['JSON', () => jsonGlobal(stage)],
  ['RegExp', () => patterns(stage)],
  ['Promise', () => promises(stage)],
  ['Symbol', symbols],
  ['Iterator', () => iterators(stage)],
  ['Reflect', () => reflect(stage)],
  ['globalThis', () => plain(new Everything(stage))],
];

const functionsOf = (stage: Stage, now: Now): Named => [
  ['BigInt', () => func('BigInt', ([value = NOTHING]) => plain(bigIntOf(value, stage)))],
  ['NaN', () => plain(Number.NaN)],
  ['Infinity', () => plain(Number.POSITIVE_INFINITY)],
  ['undefined', () => NOTHING],
  ['console', () => plain(silentConsole())],
  [
    'performance',
    () =>
      plain(
        new Thing().hide(
          'now',
          func('now', () => present(now)),
        ),
      ),
  ],
  [
    'process',
    () =>
      plain(
        new Thing().put('env', plain(new Thing())).hide(
          'cwd',
          func('cwd', () => plain('/')),
        ),
      ),
  ],
  ['global', () => stage.builtin('globalThis') ?? NOTHING],
  ['Function', () => unknownFunction('Function')],
  ['fetch', () => unknownFunction('fetch')],
  ['structuredClone', () => func('structuredClone', ([value = NOTHING]) => cloned(value))],
  ['queueMicrotask', () => func('queueMicrotask', ([job = NOTHING]) => queued(job, stage))],
  ['encodeURIComponent', () => onText(encodeURIComponent)],
  ['decodeURIComponent', () => onText(decodeURIComponent)],
  ['encodeURI', () => onText(encodeURI)],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite'].map((name) => [name, () => hosted(name)] as const),
];

function bigIntOf(value: Value, stage: Stage): unknown {
  const primitive = primitiveOf(value, stage);
  const isWord = typeof primitive === 'boolean' || typeof primitive === 'number' || typeof primitive === 'bigint';
  return hostCall(() => BigInt(isWord ? primitive : String(primitive)), stage);
}

const objects = (stage: Stage): Value => {
  const made = func('Object', ([value = NOTHING]) => value);
  return withStatics(made, objectStatics(stage));
};

const iterators = (stage: Stage): Value => {
  const from = func('from', ([items = NOTHING]) => plain(new List([...itemsOf(items, stage)], true)));
  return withStatics(
    func('Iterator', () => NOTHING),
    new Map([['from', from]]),
  );
};

const booleans = (): Value => func('Boolean', ([value = NOTHING]) => ({ raw: Boolean(value.raw), trail: value.trail }));

function promises(stage: Stage): Value {
  const made = new Func('Promise', () => NOTHING);
  made.construct = (args) => makePromise(args, stage);
  return withStatics(plain(made), promiseStatics(stage));
}

const SYMBOLS: readonly symbol[] = [
  Symbol.iterator,
  Symbol.asyncIterator,
  Symbol.toStringTag,
  Symbol.hasInstance,
  Symbol.toPrimitive,
  Symbol.isConcatSpreadable,
  Symbol.dispose,
];

const symbols = (): Value =>
  withStatics(
    func('Symbol', ([name]) => plain(Symbol(name === undefined ? undefined : String(name.raw)))),
    new Map([
      ...SYMBOLS.map((symbol): [string, Value] => [symbol.description?.replace('Symbol.', '') ?? '', plain(symbol)]),
      ['for', func('for', ([name = NOTHING]) => plain(Symbol.for(String(name.raw))))],
    ]),
  );

function queued(job: Value, stage: Stage): Value {
  stage.ledger.jobs.push(() => void stage.call(job, []));
  return NOTHING;
}

function silentConsole(): Thing {
  const made = new Thing();
  for (const name of [
    'log',
    'info',
    'warn',
    'error',
    'debug',
    'table',
    'assert',
    'group',
    'groupEnd',
    'trace',
    'time',
    'timeEnd',
  ])
    made.hide(
      name,
      func(name, () => NOTHING),
    );
  return made;
}
