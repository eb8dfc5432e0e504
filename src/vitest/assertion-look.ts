/** What one execution of an assertion looks at. Runs in workers. */
import { isObject, read } from './value-text.ts';

export type Call = (...values: unknown[]) => unknown;

export interface Look {
  readonly matcher: string;
  readonly isNegated: boolean;
  /** Asked when the matcher has run: only then it is known what was thrown. */
  readonly actual: () => unknown;
  readonly expected: readonly unknown[];
  /** The matcher itself, on what it is given to look at. */
  readonly run: () => unknown;
  /** What is tried again and again until it holds; the last try counts. */
  readonly polled?: object;
  /** An error from where the assertion stands, if its stack does not lead there any more. */
  readonly origin?: object;
}

/** A chai assertion as one of its methods was called. */
export interface ChaiCall {
  readonly name: string;
  readonly method: Call;
  readonly assertion: object;
  readonly values: readonly unknown[];
  /** Sets one of the assertion's flags where there is a value, and reads it. */
  readonly flag: (key: string, ...value: unknown[]) => unknown;
}

/** Matchers that call the function which they are given. */
const THROWING = /^(?:toThrow|throws?$|doesNotThrow$)/i;

export function chaiLook(call: ChaiCall): Look {
  const { name, method, assertion, values, flag } = call;
  const run = (): unknown => Reflect.apply(method, assertion, values);
  const object = flag('object');
  const [origin, polled] = [flag('error') ?? flag(ORIGIN), flag('poll')];
  const look = {
    ...{ matcher: name, isNegated: flag('negate') === true, expected: values, run },
    ...(isObject(origin) && { origin }),
    ...(polled === true && { polled: assertion }),
  };
  // What properties of chai end in: `assert(holds, message, negated message, expected, actual)`.
  if (name === 'assert') {
    return { ...look, actual: () => (values.length > 4 ? values[4] : object), expected: values.slice(3, 4) };
  }
  if (!THROWING.test(name) || !isCall(object)) return { ...look, actual: () => seenOf(name, object) };
  const watched = watch(object);
  return {
    ...look,
    actual: watched.thrown,
    run: () => {
      flag('object', watched.call);
      try {
        return run();
      } finally {
        flag('object', object);
      }
    },
  };
}

/** Under which an assertion keeps where it stands. */
export const ORIGIN = 'assay origin';

export function nodeLook(name: string, method: Call, [actual, ...expected]: readonly unknown[]): Look {
  const isNegated = /^(?:not|doesNot)/.test(name);
  const look = { matcher: name, isNegated, expected };
  if (!THROWING.test(name) || !isCall(actual)) {
    return { ...look, actual: () => actual, run: () => Reflect.apply(method, undefined, [actual, ...expected]) };
  }
  const watched = watch(actual);
  return { ...look, actual: watched.thrown, run: () => Reflect.apply(method, undefined, [watched.call, ...expected]) };
}

/** A spy is looked at for what it was called with, or for what it returned. */
function seenOf(matcher: string, object: unknown): unknown {
  const mock: unknown = isCall(object) ? Reflect.get(object, 'mock') : undefined;
  if (!isObject(mock)) return object;
  return read(mock, /return|resolve/i.test(matcher) ? 'results' : 'calls');
}

/** The same function, and what it threw when it was called last. */
function watch(inner: Call): { readonly call: Call; readonly thrown: () => unknown } {
  let thrown: unknown;
  const call = function (this: unknown, ...values: unknown[]): unknown {
    thrown = undefined;
    try {
      return Reflect.apply(inner, this, values);
    } catch (error) {
      thrown = error;
      throw error;
    }
  };
  return { call, thrown: () => thrown };
}

export const isCall = (value: unknown): value is Call => typeof value === 'function';
