/** What can be worked out from literals alone: comparisons, lookups in lists that are known. */
import { propertyName } from '../terms/build-member.ts';
import { choice, isOperation } from '../terms/build-operation.ts';
import { literal } from '../terms/make-term.ts';
import { substitute } from '../terms/rewrite-term.ts';
import type { ArrayTerm, LambdaTerm, LiteralValue, OperationTerm, Term } from '../terms/term.ts';

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

/** What a search in a known list finds: one of its elements, or one after another by what is asked of each. */
export function knownSearch({ operands }: OperationTerm, simplified: (term: Term) => Term): Term | undefined {
  const [list, found, otherwise] = operands;
  if (list?.kind !== 'array' || found?.kind !== 'lambda' || otherwise === undefined) return undefined;
  const steps = stepsOf(list, found, simplified);
  return steps?.reduceRight(
    (rest, step) => substitute(step, (term) => (term.key === SKIP ? rest : undefined)),
    otherwise,
  );
}

/** What is done with each element, up to the one that is surely found; `undefined` when that is too much. */
function stepsOf(
  { elements }: ArrayTerm,
  { parameters: [parameter], body }: LambdaTerm,
  simplified: (term: Term) => Term,
): readonly Term[] | undefined {
  if (elements.length > MAX_ELEMENTS || elements.some((element) => isOperation(element, 'spread'))) return undefined;
  const steps: Term[] = [];
  for (const element of elements) {
    const step = simplified(substitute(body, (term) => (term === parameter ? element : undefined)));
    if (step.key !== SKIP) steps.push(step);
    if (steps.length > MAX_CHOICES) return undefined;
    if (step.key !== SKIP && step.kind !== 'choice') break;
  }
  return steps;
}

const SKIP = '…next';
const MAX_CHOICES = 12;

/** `x ?? y`, where `x` is known to be there or not; a literal fallback is a guard and says nothing about the value. */
export function settledFallback({ operands }: OperationTerm): Term | undefined {
  const [value, fallback] = operands;
  if (value === undefined || fallback === undefined) return undefined;
  if (value.kind === 'choice' && [value.then, value.otherwise].some(isNothing)) return withFallback(value, fallback);
  if (value.kind === 'literal') return value.value === undefined || value.value === null ? fallback : value;
  return fallback.kind === 'literal' || isEmpty(fallback) ? value : undefined;
}

const isNothing = (term: Term): boolean =>
  (term.kind === 'literal' && term.value === undefined) ||
  (term.kind === 'choice' && [term.then, term.otherwise].some(isNothing));

/** Each way of a choice with the fallback where it gives nothing. */
function withFallback(term: Term, fallback: Term): Term {
  if (term.kind !== 'choice') return isNothing(term) ? fallback : term;
  return choice(term.test, withFallback(term.then, fallback), withFallback(term.otherwise, fallback));
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
