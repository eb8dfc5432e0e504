import type { OracleContext } from '../oracle-rule.ts';
import { isOperation } from '../terms/build-operation.ts';
import type { Term } from '../terms/term.ts';

/** How many functions a value is followed through. */
const MAX_HOPS = 3;

/** The fields of the object that the code gives, or of those in a list, as far as it is written in the code. */
export function givenFields(term: Term, context: OracleContext, hopsLeft = MAX_HOPS): readonly string[] {
  const inside = (parts: readonly Term[], hops = hopsLeft): readonly string[] =>
    parts.flatMap((part) => givenFields(part, context, hops));
  switch (term.kind) {
    case 'object':
      return term.entries.flatMap(({ key, value }) =>
        key === undefined ? inside([value]) : key.kind === 'literal' ? [String(key.value)] : [],
      );
    case 'array':
      return inside(term.elements);
    case 'choice':
      return inside([term.then, term.otherwise].filter((part) => !isOperation(part, 'throw')));
    case 'call': {
      const value = hopsLeft > 0 ? context.unfold(term) : undefined;
      return value === undefined ? [] : inside([value], hopsLeft - 1);
    }
    default:
      return [];
  }
}
