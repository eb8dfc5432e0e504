/** What a check compares in truth: the code's value, and what the test expects of it. */
import type { Check } from './expectation.ts';
import { wholeTrail } from './inspect.ts';
import type { Value } from './values.ts';

/** The code's value first, out of a comparison that is asked for its outcome: `expect(f(x) - 3).toBe(0)`. */
export const inOrder = (check: Check): Check => swapped(outOfComparison(check));

/** `expect(a === b).toBe(true)`, `expect(a - b).toBe(0)`, `expect(Math.abs(a - b)).toBeLessThan(0.01)`. */
function outOfComparison(check: Check): Check {
  const { actual, expected, isNegated } = check;
  const [left, right] = actual.sides ?? [];
  if (left === undefined || right === undefined || isNegated || !isOutcome(check)) return check;
  const within = typeof actual.raw === 'number' && typeof expected[0]?.raw === 'number';
  const found = { ...check, actual: left, expected: [right] };
  return within
    ? { ...found, demand: 'close', matcher: 'toBeCloseTo' }
    : { ...found, demand: 'equal', matcher: 'toEqual' };
}

/** Whether what is asked for says that the sides are the same. */
const isOutcome = (check: Check): boolean =>
  typeof check.actual.raw === 'boolean' ? isTrueWanted(check) : isNothingWanted(check);

function isTrueWanted({ actual: { raw }, demand, matcher, expected: [wanted] }: Check): boolean {
  if (demand === 'truth') return raw === true && /truthy|ok|true/i.test(matcher);
  return demand === 'equal' && wanted?.raw === true;
}

function isNothingWanted({ demand, matcher, expected: [wanted] }: Check): boolean {
  if (demand === 'ordered') return /less|below|most|lte?$/i.test(matcher) && isSmall(wanted);
  return (demand === 'equal' || demand === 'close') && wanted?.raw === 0;
}

const isSmall = (value: Value | undefined): boolean => typeof value?.raw === 'number' && Math.abs(value.raw) <= MOST;
const MOST = 0.1;

/** `expect(copy).toBe(f(x))` */
function swapped(check: Check): Check {
  const { actual, expected, demand, isNegated } = check;
  const [wanted, ...others] = expected;
  if (wanted === undefined || isNegated || (demand !== 'equal' && demand !== 'close')) return check;
  return isOfCode(wanted) && !isOfCode(actual) ? { ...check, actual: wanted, expected: [actual, ...others] } : check;
}

const isOfCode = (value: Value): boolean => [...wholeTrail(value).calls].some(({ isLoading }) => !isLoading);
