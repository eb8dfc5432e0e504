/** Objects that the language itself works with: dates, patterns, addresses, formats. */
import { NotEvaluable, ThrownInside } from '../evaluate/evaluation.ts';
import { hostOf, valueFrom, wholeTrails } from './inspect.ts';
import type { Stage } from './stage.ts';
import { join } from './trail.ts';
import { func, Func, List, Native, NOTHING, plain, Thing, type Value } from './values.ts';

/** What a class of these offers: its properties, its methods, and those of them that change the object. */
interface Kind {
  readonly properties?: RegExp;
  readonly methods: RegExp;
  readonly changing?: RegExp;
}

const KINDS: ReadonlyMap<unknown, Kind> = new Map<unknown, Kind>([
  [
    Date,
    {
      methods: /^(?:get\w+|set\w+|to(?:ISO|UTC|Date|Time|Locale|LocaleDate|LocaleTime)?String|toJSON|valueOf)$/,
      changing: /^set/,
    },
  ],
  [
    RegExp,
    {
      properties: /^(?:source|flags|global|sticky|ignoreCase|multiline|unicode|lastIndex)$/,
      methods: /^(?:test|exec|toString)$/,
    },
  ],
  [
    URL,
    {
      properties: /^(?:href|origin|protocol|host|hostname|port|pathname|search|hash|searchParams|username|password)$/,
      methods: /^(?:toString|toJSON)$/,
    },
  ],
  [
    URLSearchParams,
    {
      properties: /^size$/,
      methods: /^(?:get|getAll|has|keys|values|entries|toString|append|set|delete|sort)$/,
      changing: /^(?:append|set|delete|sort)$/,
    },
  ],
  [Intl.NumberFormat, { methods: /^format(?:ToParts)?$/ }],
  [Intl.DateTimeFormat, { methods: /^format(?:ToParts|Range)?$/ }],
  [Intl.Collator, { methods: /^compare$/ }],
  [Intl.PluralRules, { methods: /^select$/ }],
  [Intl.ListFormat, { methods: /^format$/ }],
  [Intl.RelativeTimeFormat, { methods: /^format$/ }],
  [TextEncoder, { methods: /^encode$/ }],
  [TextDecoder, { methods: /^decode$/ }],
]);

const kindOf = ({ host }: Native): Kind | undefined => KINDS.get(host.constructor);

/** A property, or a method that is not called yet. */
export function ofNative(native: Native, name: string, bound: () => Value): Value {
  const kind = kindOf(native);
  if (kind?.properties?.test(name) === true) {
    const part: unknown = Reflect.get(native.host, name);
    return part instanceof URLSearchParams ? plain(new Native(part)) : plain(part);
  }
  return kind?.methods.test(name) === true ? bound() : NOTHING;
}

export interface OnNative {
  readonly name: string;
  readonly args: readonly Value[];
  readonly stage: Stage;
  /** Says that the object changes. */
  readonly noteWrite: () => void;
}

export function onNative(self: Value, on: OnNative): Value {
  const { name, args, stage } = on;
  const { raw } = self;
  if (!(raw instanceof Native)) throw new NotEvaluable(name);
  const { host } = raw;
  if (host instanceof RegExp) return onPattern(host, self, on);
  const hosts = args.map((arg) => hostOf(arg));
  if (kindOf(raw)?.changing?.test(name) === true) {
    on.noteWrite();
    raw.absorbed = join(raw.absorbed, wholeTrails(args));
  }
  const made = hostCall(() => invoked(host, name, hosts), stage);
  const trail = join(wholeTrails([self, ...args]), raw.absorbed);
  return isIterator(made)
    ? {
        raw: new List(
          [...made].map((item) => valueFrom(item, trail)),
          true,
        ),
        trail,
      }
    : valueFrom(made, trail);
}

const isIterator = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value;

/** Calls the language's own method. */
export function invoked(host: object, name: string, args: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(host, name);
  if (typeof found !== 'function') throw new NotEvaluable(name);
  const made: unknown = Reflect.apply(found, host, args);
  return made instanceof Uint8Array ? [...made] : made;
}

/** What the language throws, the project may catch. */
export function hostCall(action: () => unknown, stage: Stage): unknown {
  try {
    return action();
  } catch (error) {
    if (error instanceof ThrownInside) throw stage.error('TypeError', error.message);
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError)
      throw stage.error(error.name, error.message);
    throw error;
  }
}

const MAX_SEARCHED = 2_000;

function searched(text: unknown): string {
  const made = String(text);
  if (made.length > MAX_SEARCHED) throw new NotEvaluable('too long');
  return made;
}

function onPattern(pattern: RegExp, self: Value, { name, args }: OnNative): Value {
  const trail = wholeTrails([self, ...args]);
  if (name === 'toString') return { raw: String(pattern), trail };
  const text = searched(hostOf(args[0] ?? NOTHING));
  if (name === 'test') return { raw: pattern.test(text), trail };
  return matchValue(pattern.exec(text), trail);
}

/** What a pattern finds, with its place and its named parts. */
export function matchValue(found: RegExpExecArray | RegExpMatchArray | null, trail: Value['trail']): Value {
  if (found === null) return { raw: null, trail };
  const made = valueFrom([...found], trail);
  if (made.raw instanceof Thing) {
    made.raw.hide('index', { raw: found.index, trail });
    made.raw.hide('input', { raw: found.input, trail });
    made.raw.hide('groups', valueFrom(found.groups && { ...found.groups }, trail));
  }
  return made;
}

/** What a pattern finds in a text, where more is told of it than the text; `undefined` for other methods. */
export function searchedBy(text: string, name: string, pattern: RegExp): readonly RegExpMatchArray[] | undefined {
  if (name === 'matchAll') return [...searched(text).matchAll(pattern)];
  if (name !== 'match' || pattern.global) return undefined;
  const found = searched(text).match(pattern);
  return found === null ? [] : [found];
}

/** Makes objects of the language's own classes. */
const MAKERS: ReadonlyMap<string, (args: readonly unknown[]) => object> = new Map<
  string,
  (args: readonly unknown[]) => object
>([
  ['URL', ([address, base]) => new URL(addressOf(address), base === undefined ? undefined : addressOf(base))],
  ['URLSearchParams', ([given]) => new URLSearchParams(paramsOf(given))],
  ['TextEncoder', () => new TextEncoder()],
  ['TextDecoder', () => new TextDecoder()],
]);

const addressOf = (given: unknown): string | URL => (given instanceof URL ? given : String(given));

function paramsOf(given: unknown): string | [string, string][] {
  if (given instanceof URLSearchParams) return [...given];
  if (Array.isArray(given)) return given.map(([key, value]: unknown[]) => [String(key), String(value)]);
  if (typeof given === 'object' && given !== null)
    return Object.entries(given).map(([key, value]) => [key, String(value)]);
  return typeof given === 'string' ? given : '';
}

/** The classes of `Intl`. */
const FORMATS: readonly string[] = [
  'NumberFormat',
  'DateTimeFormat',
  'Collator',
  'PluralRules',
  'ListFormat',
  'RelativeTimeFormat',
];

function madeByIntl(name: string, args: readonly unknown[]): object {
  const found: unknown = Reflect.get(Intl, name);
  if (typeof found !== 'function') throw new NotEvaluable(name);
  const made: unknown = Reflect.construct(found, args);
  if (typeof made !== 'object' || made === null) throw new NotEvaluable(name);
  return made;
}

function classOf(name: string, make: (args: readonly unknown[]) => object, stage: Stage): Value {
  const construct = (args: readonly Value[]): Value => {
    const hosts = args.map((arg) => hostOf(arg));
    const made = hostCall(() => make(hosts), stage);
    if (typeof made !== 'object' || made === null) throw new NotEvaluable(name);
    return { raw: new Native(made), trail: wholeTrails(args) };
  };
  const made = new Func(name, (_, args) => construct(args));
  made.construct = construct;
  return plain(made);
}

/** The names of the classes, each made when it is asked for. */
export const nativeClasses = (stage: Stage): readonly (readonly [string, () => Value])[] => [
  ...[...MAKERS].map(([name, make]) => [name, () => classOf(name, make, stage)] as const),
  [
    'Intl',
    () =>
      plain(
        FORMATS.reduce(
          (intl, name) =>
            intl.hide(
              name,
              classOf(name, (args) => madeByIntl(name, args), stage),
            ),
          new Thing(),
        ),
      ),
  ],
  ['btoa', () => func('btoa', ([text = NOTHING]) => ({ raw: btoa(String(text.raw)), trail: text.trail }))],
  ['atob', () => func('atob', ([text = NOTHING]) => ({ raw: atob(String(text.raw)), trail: text.trail }))],
];
