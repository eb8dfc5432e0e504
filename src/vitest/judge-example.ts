/** Whether a call ended as an example states. Loaded by the examined project's Vitest. */
import { classNames, cut, isObject, read, valueText } from './value-text.ts';

/** What a person stated, as the generated module writes it down. */
export type Outcome =
  | { readonly kind: 'returns' | 'matches'; readonly value: unknown }
  | { readonly kind: 'approx'; readonly value: number; readonly within: number }
  | { readonly kind: 'js'; readonly expression: string }
  | { readonly kind: 'holds'; readonly expression: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'throws'; readonly error: string; readonly message: string | undefined };

/** An example that does not hold. The message has two lines: `expected: …` and `actual: …`. */
export class Contradiction extends Error {
  override readonly name = 'AssertionError';
  constructor(expected: string, actual: string) {
    super(`expected: ${expected}\nactual: ${actual}`);
  }
}

/** How a call ended. */
export type Ending =
  { readonly kind: 'returned'; readonly value: unknown } | { readonly kind: 'threw'; readonly error: unknown };

export async function endingOf(call: () => Promise<unknown>): Promise<Ending> {
  try {
    return { kind: 'returned', value: await call() };
  } catch (error) {
    return { kind: 'threw', error };
  }
}

type Equality = (actual: unknown, expected: unknown) => boolean;

export interface Means {
  readonly stated: ((result: unknown) => Promise<unknown>) | undefined;
  readonly equals: Equality;
  /** Whether the expected value is a part of the actual one. */
  readonly matches: Equality;
}

export async function check(ending: Ending, outcome: Outcome, means: Means): Promise<void> {
  if (outcome.kind === 'throws') {
    checkThrown(ending, outcome);
    return;
  }
  if (ending.kind === 'threw') throw new Contradiction(statedText(outcome), threwText(ending.error));
  const { value } = ending;
  if (outcome.kind === 'js') {
    const expected = await workedOut(outcome.expression, value, means);
    if (!isEqual(value, expected, means.equals)) throw new Contradiction(valueText(expected), valueText(value));
  } else if (!(await holds(value, outcome, means))) {
    throw new Contradiction(statedText(outcome), valueText(value));
  }
}

/** The code is not to blame for what the spec says of it. */
async function workedOut(expression: string, value: unknown, { stated }: Means): Promise<unknown> {
  try {
    return await stated?.(value);
  } catch (error) {
    throw new Contradiction(`${expression}, but while that is worked out ${threwText(error)}`, valueText(value));
  }
}

/** A value may be too deep to be looked at, or refuse it. */
function isEqual(value: unknown, expected: unknown, equals: Equality): boolean {
  try {
    return equals(value, expected);
  } catch (error) {
    throw new Contradiction(valueText(expected), `${valueText(value)}, and while it is compared ${threwText(error)}`);
  }
}

async function holds(
  actual: unknown,
  outcome: Exclude<Outcome, { readonly kind: 'throws' } | { readonly kind: 'js' }>,
  means: Means,
): Promise<boolean> {
  switch (outcome.kind) {
    case 'returns':
      return isEqual(actual, outcome.value, means.equals);
    case 'matches':
      return isEqual(actual, outcome.value, means.matches);
    case 'approx':
      return typeof actual === 'number' && isNear(actual, outcome);
    case 'nothing':
      return actual === undefined;
    case 'holds':
      return Boolean(await workedOut(statedText(outcome), actual, means));
  }
}

const isNear = (actual: number, { value, within }: { readonly value: number; readonly within: number }): boolean =>
  actual === value || Math.abs(actual - value) <= within;

function checkThrown(ending: Ending, outcome: Extract<Outcome, { readonly kind: 'throws' }>): void {
  const expected = statedText(outcome);
  if (ending.kind === 'returned')
    throw new Contradiction(expected, `${valueText(ending.value)}, and nothing was thrown`);
  const { error, message } = outcome;
  const isRight = classNames(ending.error).includes(error) && (message === undefined || says(ending.error, message));
  if (!isRight) throw new Contradiction(expected, threwText(ending.error));
}

function says(error: unknown, message: string): boolean {
  const said = messageOf(error);
  const { pattern, flags } = /^\/(?<pattern>.+)\/(?<flags>[a-z]*)$/s.exec(message)?.groups ?? {};
  return pattern === undefined ? said.includes(message) : new RegExp(pattern, flags).test(said);
}

/**
 * `toEqual` and `toMatchObject`, for which a zero has no sign. The matcher only lends what those two compare with: a tester of ours would
 * stay in the worker and change what the tests of the project accept.
 */
export function comparisons(expect: typeof import('vitest').expect): Pick<Means, 'equals' | 'matches'> {
  let isEqual = false;
  expect.extend({
    [MATCHER](actual: unknown, expected: unknown, isPartEnough: boolean) {
      const { iterableEquality, subsetEquality } = this.utils;
      const testers = [zeros, ...this.customTesters, iterableEquality, ...(isPartEnough ? [subsetEquality] : [])];
      isEqual = this.equals(actual, expected, testers);
      return { pass: true, message: () => '' };
    },
  });
  const compare = (actual: unknown, expected: unknown, isPartEnough: boolean): boolean => {
    // Most examples state such a value.
    if (!isObject(expected)) return Object.is(actual, expected) || zeros(actual, expected) === true;
    const assertion: object = expect(actual);
    const matcher: unknown = Reflect.get(assertion, MATCHER);
    if (typeof matcher === 'function') Reflect.apply(matcher, assertion, [expected, isPartEnough]);
    return isEqual;
  };
  return {
    equals: (actual, expected) => compare(actual, expected, false),
    matches: (actual, expected) => compare(actual, expected, true),
  };
}

const MATCHER = 'assayEquals';

const zeros = (left: unknown, right: unknown): true | undefined => (left === 0 && right === 0 ? true : undefined);

export function statedText(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'returns':
      return valueText(outcome.value);
    case 'matches':
      return `something that matches ${valueText(outcome.value)}`;
    case 'approx':
      return `${valueText(outcome.value)}, within ${String(outcome.within)}`;
    case 'js':
      return outcome.expression;
    case 'holds':
      return `a result for which \`${outcome.expression}\` holds`;
    case 'nothing':
      return 'nothing (undefined)';
    case 'throws':
      return `${outcome.error} is thrown${outcome.message === undefined ? '' : `, saying ${JSON.stringify(outcome.message)}`}`;
  }
}

export function threwText(error: unknown): string {
  const [name = ''] = classNames(error);
  if (name === '') return `${valueText(error)} is thrown`;
  return `${name} is thrown, saying ${cut(JSON.stringify(messageOf(error)))}`;
}

/** It may be anything. */
function messageOf(error: unknown): string {
  try {
    return String(read(error, 'message'));
  } catch {
    return 'something that is no text';
  }
}
