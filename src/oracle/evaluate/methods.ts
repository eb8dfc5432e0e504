/** The methods of values that the evaluator knows. None changes the value that it is called on. */
import { bounded, listOf, numberOf, searched, textOf } from './builtins.ts';
import { isCallable, NotEvaluable, ThrownInside, type Callable } from './evaluation.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const OF_TEXT = names(
  'at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf normalize padEnd padStart repeat slice split startsWith substring toLowerCase toUpperCase trim trimEnd trimStart valueOf toString match matchAll replace replaceAll search',
);
const OF_NUMBER = names('toFixed toString toPrecision toExponential valueOf');
const OF_LIST = names(
  'at concat entries every filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join keys lastIndexOf map reduce reduceRight slice some toReversed toSorted toSpliced values with',
);
/** Those that change the list, on a copy of it. */
const ON_COPY = names('fill reverse sort splice pop push shift unshift');
const OF_MAP = names('get has keys values entries forEach');
const OF_SET = names('has keys values entries forEach');
const OF_DATE =
  /^(?:get(?:UTC)?(?:Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds)|getTime|toISOString|toJSON|valueOf)$/;
const OF_PATTERN = names('test exec');

/** `value.name(…args)`; throws for what is not known. */
export function callMethod(value: unknown, name: string, args: readonly unknown[]): unknown {
  if (value === undefined || value === null) throw new ThrownInside(name);
  if (Array.isArray(value)) return onList(value, name, args);
  if (typeof value === 'object') return onObject(value, name, args);
  if (typeof value === 'string' && OF_TEXT.has(name)) return onText(value, name, args);
  if (typeof value === 'number' && OF_NUMBER.has(name)) return apply(value, name, args);
  throw new NotEvaluable(name);
}

function onObject(value: object, name: string, args: readonly unknown[]): unknown {
  if (value instanceof RegExp) return onPattern(value, name, args);
  if (value instanceof Date)
    return OF_DATE.test(name) ? apply(new Date(value), name, args) : changedDate(value, name, args);
  if (value instanceof Map) return onMap(value, name, args);
  if (value instanceof Set) return onSet(value, name, args);
  throw new NotEvaluable(name);
}

/** What a setter of a date leaves: a term has no other name for it than the call. */
function changedDate(date: Date, name: string, args: readonly unknown[]): unknown {
  if (!/^set(?:UTC)?(?:Date|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|Time)$/.test(name))
    throw new NotEvaluable(name);
  const changed = new Date(date);
  apply(changed, name, args.map(numberOf));
  return changed.getTime();
}

function onPattern(pattern: RegExp, name: string, [text]: readonly unknown[]): unknown {
  if (!OF_PATTERN.has(name)) throw new NotEvaluable(name);
  const found = new RegExp(pattern).exec(searched(textOf(text)));
  return name === 'test' ? found !== null : found && [...found];
}

function onText(text: string, name: string, args: readonly unknown[]): unknown {
  const [first] = args;
  if (first instanceof RegExp) return withPattern(searched(text), name, [new RegExp(first), ...args.slice(1)]);
  if (name === 'matchAll' || name === 'match' || name === 'search') throw new NotEvaluable(name);
  if (/^(?:repeat|pad)/.test(name)) bounded(text.length * Math.max(numberOf(first), 1));
  return apply(text, name, args);
}

function withPattern(text: string, name: string, args: readonly unknown[]): unknown {
  const found = apply(text, name, args);
  if (name === 'match') return Array.isArray(found) ? [...listOf(found)] : found;
  if (name !== 'matchAll') return found;
  const [pattern] = args;
  return pattern instanceof RegExp ? [...text.matchAll(pattern)].map((match) => [...match]) : found;
}

function onList(list: readonly unknown[], name: string, args: readonly unknown[]): unknown {
  const copy = [...list];
  if (name === 'toString') return textOf(list);
  if (name === 'join')
    return list.map((item) => (item === null || item === undefined ? '' : textOf(item))).join(separatorOf(args));
  if (OF_LIST.has(name)) {
    const made = apply(copy, name, args);
    return /^(?:entries|keys|values)$/.test(name) && isIterable(made) ? [...made] : made;
  }
  if (!ON_COPY.has(name)) throw new NotEvaluable(name);
  return apply(copy, name, args);
}

const separatorOf = ([separator]: readonly unknown[]): string => (separator === undefined ? ',' : textOf(separator));

function onMap(map: ReadonlyMap<unknown, unknown>, name: string, args: readonly unknown[]): unknown {
  if (name === 'set') return new Map(map).set(args[0], args[1]);
  if (!OF_MAP.has(name)) throw new NotEvaluable(name);
  const made = apply(map, name, args);
  return isIterable(made) && /^(?:entries|keys|values)$/.test(name) ? [...made] : made;
}

function onSet(set: ReadonlySet<unknown>, name: string, args: readonly unknown[]): unknown {
  if (name === 'add') return new Set(set).add(args[0]);
  if (!OF_SET.has(name)) throw new NotEvaluable(name);
  const made = apply(set, name, args);
  return isIterable(made) && /^(?:entries|keys|values)$/.test(name) ? [...made] : made;
}

/** What `pop`, `splice` and their kin leave behind. */
export function afterChange(before: unknown, name: string, args: readonly unknown[]): unknown {
  if (before instanceof Map) {
    const map = new Map<unknown, unknown>(name === 'clear' ? [] : before);
    map.delete(args[0]);
    return map;
  }
  if (before instanceof Set) {
    const set = new Set<unknown>(name === 'clear' ? [] : before);
    set.delete(args[0]);
    return set;
  }
  const copy = [...listOf(before)];
  if (!ON_COPY.has(name)) throw new NotEvaluable(name);
  apply(copy, name, args);
  return copy;
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** Calls the language's own method. */
function apply(value: unknown, name: string, args: readonly unknown[]): unknown {
  const method = methodNamed(value, name);
  try {
    return method.apply(value, [...args]);
  } catch (error) {
    if (error instanceof NotEvaluable || error instanceof ThrownInside) throw error;
    throw new ThrownInside(name);
  }
}

function methodNamed(value: unknown, name: string): Callable {
  const found: unknown = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value), name)?.value;
  if (!isCallable(found)) throw new NotEvaluable(name);
  return found;
}

/** An element of a list, or a sign of a text. */
export function partOfList(whole: unknown, name: string): unknown {
  const index = Number(name);
  if (!Array.isArray(whole) && typeof whole !== 'string') throw new NotEvaluable(name);
  if (name === 'length') return whole.length;
  if (Number.isInteger(index)) return whole[index];
  throw new NotEvaluable(name);
}
