/** The two values that an assertion compares. */
import type { Assertion, Demand } from '../assertion.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { isOperation } from '../terms/build-operation.ts';
import { bindersOf, partsOf, substitute } from '../terms/rewrite-term.ts';
import type { BoundTerm, FoldTerm, Term } from '../terms/term.ts';
import { subjectCallsIn } from './unfold-calls.ts';

export interface Sides {
  /** The one that comes from the code under test, where only one does. */
  readonly actual: Term;
  readonly expected: Term;
  /** Which row of the test's table they are of, from 0. */
  readonly row?: number;
}

const COMPARING: ReadonlySet<Demand> = new Set([
  'equal',
  'close',
  'partial',
  'contains',
  'matches',
  'length',
  'throws',
]);
/** More rows say no more. */
const MAX_ROWS = 12;

/** `undefined` where nothing is compared: a negation, a type, a call. */
export function sidesOf(assertion: Assertion, context: OracleContext): Sides | undefined {
  const { actual, expected, demand, isNegated } = assertion;
  const [wanted] = demand === 'partial' && expected.length > 1 ? expected.slice(-1) : expected;
  if (wanted === undefined || isNegated) return undefined;
  if (demand === 'truth') return comparedIn(actual, wanted, context);
  return COMPARING.has(demand) ? inOrder(actual, wanted, context) : undefined;
}

/** `expect(a === b).toBe(true)` compares `a` with `b`; so does `expect(f(a)).toBe(true)` `f(a)` with `true`. */
function comparedIn(actual: Term, wanted: Term, context: OracleContext): Sides {
  const [left, right] = isOperation(actual, '===') ? actual.operands : [];
  const isTrue = wanted.kind === 'literal' && wanted.value === true;
  return isTrue && left && right ? inOrder(left, right, context) : { actual, expected: wanted };
}

function inOrder(left: Term, right: Term, context: OracleContext): Sides {
  const isSwapped = subjectCallsIn(left, context).length === 0 && subjectCallsIn(right, context).length > 0;
  return isSwapped ? { actual: right, expected: left } : { actual: left, expected: right };
}

/** The sides for each row of the tables that the expected value is taken from; the sides themselves where there is none. */
export function casesOf(sides: Sides): readonly Sides[] {
  const parts = [...partsOf(sides.expected), ...partsOf(sides.actual)];
  const bound = parts.filter((part) => part.kind === 'bound' && part.role !== 'accumulator');
  const inner = new Set<Term>(bound.length === 0 ? [] : parts.flatMap(bindersOf));
  for (const part of bound) {
    const rows = part.kind === 'bound' && !inner.has(part) ? rowsOf(part) : undefined;
    if (rows === undefined || rows.length === 0) continue;
    return rows.map((row, index) => {
      const filled = (term: Term): Term => substitute(term, (one) => (one === part ? row : undefined));
      const sidesOfRow = { actual: filled(sides.actual), expected: filled(sides.expected) };
      return part.kind === 'bound' && part.role === 'row' ? { ...sidesOfRow, row: index } : sidesOfRow;
    });
  }
  return [sides];
}

/** What an element of a list can be: each of a known list's, or what the loop that makes the list puts into it. */
function rowsOf({ list }: BoundTerm): readonly Term[] | undefined {
  if (list?.kind === 'array') return list.elements.length > MAX_ROWS ? undefined : list.elements;
  return list?.kind === 'fold' ? appendedBy(list) : undefined;
}

/** What a loop, or a loop in it, puts into the list that it makes. */
function appendedBy({ accumulators }: FoldTerm): readonly Term[] | undefined {
  const [only, ...others] = accumulators;
  if (only === undefined || others.length > 0) return undefined;
  const { name, step } = only;
  if (step.kind === 'fold') return step.accumulators[0]?.start === name ? appendedBy(step) : undefined;
  const [before, value] = isOperation(step, 'append') ? step.operands : [];
  return before === name && value ? [value] : [];
}
