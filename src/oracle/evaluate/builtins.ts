/** The pure functions of the language that the evaluator knows. */
import { isCallable, isRecord, NotEvaluable, ThrownInside } from './evaluation.ts';
import { mayTakeForEver } from './safe-pattern.ts';

/** Longer texts and lists are not made. */
const MAX_LENGTH = 10_000;
/** On longer texts a pattern may take for ever. */
const MAX_SEARCHED = 5_000;

const FUNCTIONS: ReadonlyMap<string, (args: readonly unknown[]) => unknown> = new Map<
  string,
  (args: readonly unknown[]) => unknown
>([
  ...'abs ceil floor round trunc sign sqrt cbrt log log2 log10 exp sin cos tan asin acos atan atan2 hypot pow max min'
    .split(' ')
    .map((name) => [`Math.${name}`, (args: readonly unknown[]) => ofMath(name, args)] as const),
  ['Number', ([value]) => numberOf(value)],
  ['String', ([value]) => textOf(value)],
  ['Boolean', ([value]) => Boolean(value)],
  ['parseInt', ([value, radix]) => Number.parseInt(textOf(value), radix === undefined ? undefined : numberOf(radix))],
  ['parseFloat', ([value]) => Number.parseFloat(textOf(value))],
  ['isNaN', ([value]) => Number.isNaN(numberOf(value))],
  ['isFinite', ([value]) => Number.isFinite(numberOf(value))],
  ['Number.isInteger', ([value]) => Number.isInteger(value)],
  ['Number.isSafeInteger', ([value]) => Number.isSafeInteger(value)],
  ['Array.isArray', ([value]) => Array.isArray(value)],
  ['Array.from', ([value]) => fromLength(value)],
  ['Object.keys', ([value]) => Object.keys(recordOf(value))],
  ['Object.values', ([value]) => Object.values(recordOf(value))],
  ['Object.entries', ([value]) => Object.entries(recordOf(value))],
  ['Object.fromEntries', ([value]) => fromEntries(value)],
  ['JSON.stringify', ([value, , indent]) => jsonOf(value, indent)],
  ['JSON.parse', ([value]) => parsed(textOf(value))],
  ['Date.UTC', (args) => Date.UTC(...yearAndMonth(args))],
  ['Object.is', ([left, right]) => Object.is(left, right)],
  ['String.fromCharCode', (args) => String.fromCharCode(...args.map(numberOf))],
  ['structuredClone', ([value]) => value],
]);

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['Number.parseInt', 'parseInt'],
  ['Number.parseFloat', 'parseFloat'],
  ['Number.isNaN', 'isNaN'],
  ['Number.isFinite', 'isFinite'],
]);

const CONSTANTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Math.PI', Math.PI],
  ['Math.E', Math.E],
  ['Number.EPSILON', Number.EPSILON],
  ['Number.MAX_SAFE_INTEGER', Number.MAX_SAFE_INTEGER],
  ['Number.MIN_SAFE_INTEGER', Number.MIN_SAFE_INTEGER],
  ['Number.MAX_VALUE', Number.MAX_VALUE],
  ['Number.POSITIVE_INFINITY', Number.POSITIVE_INFINITY],
  ['Number.NEGATIVE_INFINITY', Number.NEGATIVE_INFINITY],
]);

/** A global function or constant by its path; throws when it is none of those that are known. */
export function globalValue(path: string): unknown {
  if (CONSTANTS.has(path)) return CONSTANTS.get(path);
  const found = FUNCTIONS.get(ALIASES.get(path) ?? path);
  if (found === undefined) throw new NotEvaluable(path);
  return (...args: readonly unknown[]) => found(args);
}

/** `new Date(…)` and its kin; throws for any other class. */
export function madeBy(name: string, args: readonly unknown[]): unknown {
  const [first, second] = args;
  switch (name) {
    case 'Date':
      if (args.length === 0) throw new NotEvaluable('the present');
      return args.length > 1 ? new Date(...yearAndMonth(args)) : new Date(dateOf(first));
    case 'Map':
      return new Map(pairsOf(first));
    case 'Set':
      return new Set(listOf(first ?? []));
    case 'RegExp':
      return patternOf(textOf(first), second === undefined ? '' : textOf(second));
    default:
      throw new NotEvaluable(name);
  }
}

function ofMath(name: string, args: readonly unknown[]): unknown {
  const found: unknown = Object.getOwnPropertyDescriptor(Math, name)?.value;
  if (!isCallable(found)) throw new NotEvaluable(name);
  return found(...args.map(numberOf));
}

export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || value === undefined)
    return value === undefined ? Number.NaN : Number(value);
  if (value instanceof Date) return value.getTime();
  throw new NotEvaluable('a number');
}

export function textOf(value: unknown): string {
  if (Array.isArray(value))
    return value.map((item) => (item === null || item === undefined ? '' : textOf(item))).join();
  if (typeof value === 'object' && value !== null) throw new NotEvaluable('a text');
  if (isCallable(value)) throw new NotEvaluable('a text');
  return String(value);
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string' || value instanceof Set || value instanceof Map) return Array.from<unknown>(value);
  if (value === undefined || value === null) throw new ThrownInside('no list');
  throw new NotEvaluable('a list');
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (isRecord(value)) return value;
  if (Array.isArray(value)) return Object.fromEntries(value.entries());
  throw new NotEvaluable('an object');
}

const pairsOf = (value: unknown): readonly (readonly [unknown, unknown])[] =>
  listOf(value ?? []).map((pair) => {
    const [key, held] = listOf(pair);
    return [key, held];
  });

const fromEntries = (value: unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(pairsOf(value).map(([key, held]) => [textOf(key), held]));

function fromLength(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return listOf(value);
  return Array.from<unknown>({ length: bounded(numberOf(value['length'])) });
}

export function bounded(length: number): number {
  if (length > MAX_LENGTH) throw new NotEvaluable('too long');
  return length;
}

function jsonOf(value: unknown, indent: unknown): unknown {
  if (!isPlain(value)) throw new NotEvaluable('JSON');
  return JSON.stringify(value, undefined, indent === undefined ? undefined : numberOf(indent));
}

/** Whether a value is data all the way down. */
const isPlain = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every(isPlain);
  return isRecord(value) ? Object.values(value).every(isPlain) : typeof value !== 'object' || value === null;
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ThrownInside('JSON');
  }
}

const dateOf = (value: unknown): number | string => (typeof value === 'string' ? value : numberOf(value));

function yearAndMonth(args: readonly unknown[]): [number, number, ...number[]] {
  const [year = Number.NaN, month = 0, ...rest] = args.map(numberOf);
  return [year, month, ...rest];
}

function patternOf(source: string, flags: string): RegExp {
  if (mayTakeForEver(source)) throw new NotEvaluable('a pattern');
  try {
    return new RegExp(source, flags);
  } catch {
    throw new ThrownInside('a pattern');
  }
}

/** A text that a pattern may be tried on. */
export function searched(text: string): string {
  if (text.length > MAX_SEARCHED) throw new NotEvaluable('too long');
  return text;
}
