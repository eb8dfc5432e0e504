import type { Assertion } from '../assertion.ts';
import type { OracleContext } from '../oracle-rule.ts';
import { member } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import type { Term } from '../terms/term.ts';

/** Whether an assertion runs only where what it asserts holds: `if (kind === 'a') expect(kind).toBe('a')`. */
export function saysItself({ demand, isNegated, actual, expected, path }: Assertion, context: OracleContext): boolean {
  const [wanted] = expected;
  if (demand !== 'equal' || isNegated || wanted === undefined) return false;
  const sides = [actual, wanted].map((side) => valueKey(side, context)).toSorted();
  return path
    .flatMap((step) => (step.kind === 'branch' ? conjuncts(step.condition) : []))
    .some((condition) => {
      if (!isOperation(condition, '===')) return false;
      const compared = condition.operands.map((operand) => valueKey(operand, context)).toSorted();
      return compared.join('\n') === sides.join('\n');
    });
}

const conjuncts = (condition: Term): readonly Term[] =>
  isOperation(condition, 'and') ? condition.operands : [condition];

/** The key of a value; of a constant or an enum's member, that of what it holds. */
function valueKey(term: Term, context: OracleContext): string {
  if (term.kind === 'declared') return (context.constantOf(term) ?? term).key;
  if (term.kind !== 'member' || term.object.kind !== 'declared') return term.key;
  const whole = context.constantOf(term.object);
  return (whole === undefined ? term : member(whole, term.property)).key;
}
