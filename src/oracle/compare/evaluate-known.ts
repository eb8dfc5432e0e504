/** What can be worked out from literals alone: comparisons, lookups in lists that are known. */
import { propertyName } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { literal } from '../terms/make-term.ts';
import { substitute } from '../terms/rewrite-term.ts';
import type { LiteralValue, OperationTerm, Term } from '../terms/term.ts';

/** The result of a comparison of literals; `undefined` when it is not known. */
export function knownComparison(operator: string, left: Term, right: Term): Term | undefined {
  const isData = (term: Term): boolean => term.kind === 'object' || term.kind === 'array' || term.kind === 'lambda';
  if ((isData(left) && right.kind === 'literal') || (isData(right) && left.kind === 'literal'))
    return operator === '===' || operator === '!==' ? literal(operator === '!==') : undefined;
  if (left.kind !== 'literal' || right.kind !== 'literal') return undefined;
  const [one, other] = [left.value, right.value];
  switch (operator) {
    case '===':
      return literal(one === other);
    case '!==':
      return literal(one !== other);
    default:
      return knownOrder(operator, one, other);
  }
}

function knownOrder(operator: string, one: LiteralValue, other: LiteralValue): Term | undefined {
  if (typeof one === 'number' && typeof other === 'number')
    return literal(operator === '<' ? one < other : one <= other);
  if (typeof one === 'string' && typeof other === 'string')
    return literal(operator === '<' ? one < other : one <= other);
  return undefined;
}

/** More elements are not gone through. */
const MAX_ELEMENTS = 60;

/** What a search in a known list finds, when each test before it is known. */
export function knownSearch({ operands }: OperationTerm, simplified: (term: Term) => Term): Term | undefined {
  const [list, found, otherwise] = operands;
  if (list?.kind !== 'array' || found?.kind !== 'lambda') return undefined;
  const [parameter] = found.parameters;
  for (const element of list.elements.slice(0, MAX_ELEMENTS + 1)) {
    if (isOperation(element, 'spread')) return undefined;
    const step = simplified(substitute(found.body, (term) => (term === parameter ? element : undefined)));
    if (step.kind === 'choice') return undefined;
    if (step.key !== '…next') return step;
  }
  return list.elements.length > MAX_ELEMENTS ? undefined : otherwise;
}

/** `x ?? y`, where `x` is known to be there or not; a literal fallback is a guard and says nothing about the value. */
export function settledFallback({ operands }: OperationTerm): Term | undefined {
  const [value, fallback] = operands;
  if (value === undefined || fallback === undefined) return undefined;
  if (value.kind === 'literal') return value.value === undefined || value.value === null ? fallback : value;
  return fallback.kind === 'literal' || isEmpty(fallback) ? value : undefined;
}

const isEmpty = (term: Term): boolean =>
  (term.kind === 'array' && term.elements.length === 0) || (term.kind === 'object' && term.entries.length === 0);

/** What a stub that was told its answer answers. */
export function stubbedAnswer(
  term: Term,
  apply: (stub: Term, args: readonly Term[]) => Term | undefined,
): Term | undefined {
  if (term.kind !== 'call' || term.callee.kind !== 'call') return undefined;
  const { callee, args } = term.callee;
  const [answer] = args;
  const name = propertyName(callee);
  if (answer !== undefined && /^mock(?:Return|Resolved)Value$/.test(name ?? '')) return answer;
  const isImplemented = name === 'mockImplementation' || name === 'fn';
  return isImplemented && answer?.kind === 'lambda' ? apply(answer, term.args) : undefined;
}
