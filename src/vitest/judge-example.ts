/** Whether a call ended as an example states. Loaded by the examined project's Vitest. */
import { classNames, cut, isObject, read, valueText } from './value-text.ts';

/** What a person stated, as the generated module writes it down. */
export type Outcome =
  | { readonly kind: 'returns' | 'matches'; readonly value: unknown }
  | { readonly kind: 'approx'; readonly value: number; readonly within: number }
  | { readonly kind: 'js' | 'holds'; readonly expression: string }
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

export interface Means {
  readonly stated: ((result: unknown) => Promise<unknown>) | undefined;
  readonly equals: (actual: unknown, expected: unknown, how: 'whole' | 'part') => boolean;
}

export async function check(ending: Ending, outcome: Outcome, means: Means): Promise<void> {
  if (outcome.kind === 'throws') {
    checkThrown(ending, outcome);
    return;
  }
  if (ending.kind === 'threw') throw new Contradiction(statedText(outcome), threwText(ending.error));
  const { value } = ending;
  if (outcome.kind === 'js') {
    const expected = await means.stated?.(value);
    if (!means.equals(value, expected, 'whole')) throw new Contradiction(valueText(expected), valueText(value));
  } else if (!(await holds(value, outcome, means))) {
    throw new Contradiction(statedText(outcome), valueText(value));
  }
}

async function holds(
  actual: unknown,
  outcome: Exclude<Outcome, { readonly kind: 'throws' }>,
  { stated, equals }: Means,
): Promise<boolean> {
  switch (outcome.kind) {
    case 'returns':
      return equals(actual, outcome.value, 'whole');
    case 'matches':
      return equals(actual, outcome.value, 'part');
    case 'approx':
      return typeof actual === 'number' && isNear(actual, outcome);
    case 'nothing':
      return actual === undefined;
    case 'js':
    case 'holds':
      return Boolean(await stated?.(actual));
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
  const said = String(read(error, 'message'));
  const { pattern, flags } = /^\/(?<pattern>.+)\/(?<flags>[a-z]*)$/s.exec(message)?.groups ?? {};
  return pattern === undefined ? said.includes(message) : new RegExp(pattern, flags).test(said);
}

/** `toEqual` and `toMatchObject`, for which a zero has no sign. */
export function equality(expect: typeof import('vitest').expect): Means['equals'] {
  return (actual, expected, how) => {
    // A matcher that fails takes longer than most examples.
    if (!isObject(expected)) return Object.is(actual, expected) || (actual === 0 && expected === 0);
    const wanted = withoutSigns(expected);
    try {
      if (how === 'part' && isObject(wanted)) expect(actual).toMatchObject(wanted);
      else expect(actual).toEqual(wanted);
      return true;
    } catch {
      return false;
    }
  };
}

/** What equals either zero. */
const ZERO = {
  $$typeof: Symbol.for('jest.asymmetricMatcher'),
  asymmetricMatch: (other: unknown): boolean => other === 0,
};

/** In data; class instances and what refers to itself stay what they are. */
function withoutSigns(value: unknown, outer: readonly unknown[] = []): unknown {
  if (value === 0) return ZERO;
  if (!isObject(value) || outer.includes(value)) return value;
  const inner = [...outer, value];
  if (Array.isArray(value)) return value.map((each: unknown) => withoutSigns(each, inner));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [key, withoutSigns(each, inner)]),
  );
}

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
  return `${name} is thrown, saying ${cut(JSON.stringify(String(read(error, 'message'))))}`;
}
