/** Bounds and lists that leave out hardly anything. */
import type { Assertion } from '../assertion.ts';
import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import type { OperationTerm, Term } from '../terms/term.ts';
import type { Triviality } from './trivial.ts';

/** A bound that every count keeps, or every number, or that an object has any key at all. */
export function boundOf(assertion: Assertion): Triviality | undefined {
  const [bound] = assertion.expected;
  if (bound === undefined) return undefined;
  if (assertion.demand === 'length') return ofLength(assertion, bound);
  return assertion.isNegated ? undefined : ofOrder(assertion, bound);
}

const ofLength = ({ actual, isNegated }: Assertion, length: Term): Triviality | undefined =>
  isNegated && length.kind === 'literal' && length.value === 0 && isKeys(actual)
    ? { kind: 'existence', confidence: 'likely' }
    : undefined;

function ofOrder({ matcher, actual }: Assertion, bound: Term): Triviality | undefined {
  const isLower = /greater|above|least|gt/i.test(matcher);
  if (isEndless(bound) === (isLower ? 'below' : 'above')) return { kind: 'type', confidence: 'likely' };
  if (!isLower || bound.kind !== 'literal') return undefined;
  return lowerBoundOf(actual, bound.value, /OrEqual|least|gte|AtLeast/.test(matcher));
}

function lowerBoundOf(actual: Term, bound: unknown, isIncluded: boolean): Triviality | undefined {
  const isCount = actual.kind === 'member' && /^(?:length|size)$/.test(propertyName(actual) ?? '');
  if (!isCount || typeof bound !== 'number') return undefined;
  if (isIncluded ? bound <= 0 : bound < 0) return { kind: 'bound', confidence: 'certain' };
  return isKeys(actual.object) && bound === (isIncluded ? 1 : 0)
    ? { kind: 'existence', confidence: 'likely' }
    : undefined;
}

/** `list.length >= 0`, which is kept as `0 <= list.length`. */
export const keepsAnyCount = ({ operator, operands: [low, high] }: OperationTerm): boolean =>
  (operator === '<=' || operator === '<') &&
  low?.kind === 'literal' &&
  high !== undefined &&
  lowerBoundOf(high, low.value, operator === '<=')?.kind === 'bound';

/** `Object.keys(x)` and its kin. */
const isKeys = (term: Term): boolean =>
  term.kind === 'call' && /^Object\.(?:keys|values|entries)$/.test(globalPath(term.callee) ?? '');

/** Where a bound lies that no number passes. */
function isEndless(bound: Term): 'above' | 'below' | undefined {
  const path = globalPath(bound) ?? '';
  if (path === 'Number.NEGATIVE_INFINITY') return 'below';
  if (/^(?:Infinity|Number\.(?:POSITIVE_INFINITY|MAX_VALUE))$/.test(path)) return 'above';
  const isMinus =
    isOperation(bound, 'product') && bound.operands.some((part) => part.kind === 'literal' && part.value === -1);
  return isMinus && bound.operands.some((part) => isEndless(part) === 'above') ? 'below' : undefined;
}

/** `expect([true, false]).toContain(x)`, `expect([null, undefined]).not.toContain(x)` */
export function listTriviality({ actual, isNegated }: Assertion): Triviality | undefined {
  const elements = actual.kind === 'array' ? actual.elements : [];
  if (isNegated)
    return elements.length > 0 && elements.every(isNothing) ? { kind: 'existence', confidence: 'certain' } : undefined;
  const hasBoth = [true, false].every((wanted) =>
    elements.some((element) => element.kind === 'literal' && element.value === wanted),
  );
  return hasBoth ? { kind: 'type', confidence: 'certain' } : undefined;
}

const isNothing = (term: Term): boolean => term.kind === 'literal' && term.value == null;
