/** Sums and products as polynomials, so that `a - a * 0.1` and `a * 0.9` are one. */
import { product, sum } from '../terms/build-operation.ts';
import { literal, makeOperation } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';

interface Monomial {
  readonly coefficient: number;
  /** Sorted by key. */
  readonly factors: readonly Term[];
}

/** More monomials are left as they are. */
const MAX_MONOMIALS = 24;

/** A sum or product with its brackets opened and like terms gathered. */
export function expand(term: Term): Term {
  const monomials = gather(monomialsOf(term));
  if (monomials.length > MAX_MONOMIALS) return term;
  const [only] = monomials;
  if (only === undefined) return literal(0);
  return monomials.length === 1 ? termOf(only) : sum(monomials.map(termOf));
}

function termOf({ coefficient, factors }: Monomial): Term {
  const [only] = factors;
  if (only === undefined) return literal(coefficient);
  if (coefficient === 1) return factors.length === 1 ? only : product(factors);
  return product([literal(coefficient), ...factors]);
}

function monomialsOf(term: Term): readonly Monomial[] {
  if (term.kind === 'literal' && typeof term.value === 'number') return [{ coefficient: term.value, factors: [] }];
  if (term.kind !== 'operation') return [{ coefficient: 1, factors: [term] }];
  switch (term.operator) {
    case 'sum':
      return term.operands.flatMap(monomialsOf);
    case 'product':
      return term.operands.map(monomialsOf).reduce(times);
    case 'reciprocal':
      return [inverse(term.operands[0] ?? term)];
    default:
      return [{ coefficient: 1, factors: [term] }];
  }
}

function times(left: readonly Monomial[], right: readonly Monomial[]): readonly Monomial[] {
  return left.flatMap((one) =>
    right.map((other) => ({
      coefficient: one.coefficient * other.coefficient,
      factors: cancelled([...one.factors, ...other.factors]),
    })),
  );
}

function inverse(denominator: Term): Monomial {
  const [only, ...others] = gather(monomialsOf(denominator));
  if (only === undefined || others.length > 0 || only.coefficient === 0)
    return { coefficient: 1, factors: [makeOperation('reciprocal', [denominator])] };
  return { coefficient: 1 / only.coefficient, factors: only.factors.map(reciprocalOf) };
}

const reciprocalOf = (factor: Term): Term =>
  factor.kind === 'operation' && factor.operator === 'reciprocal'
    ? (factor.operands[0] ?? factor)
    : makeOperation('reciprocal', [factor]);

/** A factor and its reciprocal are none. */
function cancelled(factors: readonly Term[]): readonly Term[] {
  const left: Term[] = [];
  for (const factor of factors) {
    const opposite = left.findIndex(({ key }) => key === reciprocalOf(factor).key);
    if (opposite === -1) left.push(factor);
    else left.splice(opposite, 1);
  }
  return left;
}

function gather(monomials: readonly Monomial[]): readonly Monomial[] {
  const byFactors = new Map<string, Monomial>();
  for (const { coefficient, factors } of monomials) {
    const key = factors
      .map((factor) => factor.key)
      .toSorted()
      .join('·');
    const known = byFactors.get(key)?.coefficient ?? 0;
    byFactors.set(key, { coefficient: known + coefficient, factors });
  }
  return [...byFactors.values()]
    .map(({ coefficient, factors }) => ({ coefficient: Number(coefficient.toPrecision(12)), factors }))
    .filter(({ coefficient }) => coefficient !== 0);
}
