import { globalPath } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import { operation } from '../terms/rewrite-term.ts';
import type { CallTerm, Term } from '../terms/term.ts';

/** `Math.round(x * 100) / 100`, `x.toFixed(2)` and the like, without the rounding. */
export function withoutRounding(term: Term): Term {
  if (term.kind === 'call') return roundedBy(term) ?? term;
  if (term.kind !== 'operation') return term;
  const [only, ...others] = term.operands;
  const isConversion = term.operator === 'number' || term.operator === 'concat';
  if (isConversion && only !== undefined && others.length === 0) return withoutRounding(only);
  if (term.operator !== 'product') return term;
  const inner = term.operands.map(withoutRounding);
  return inner.every((operand, index) => operand === term.operands[index]) ? term : operation(term, inner);
}

function roundedBy({ callee, args: [argument] }: CallTerm): Term | undefined {
  if (callee.kind !== 'member') return undefined;
  if (propertyName(callee) === 'toFixed') return withoutRounding(callee.object);
  return argument !== undefined && ROUNDING.has(globalPath(callee) ?? '') ? withoutRounding(argument) : undefined;
}

const ROUNDING: ReadonlySet<string> = new Set(['Math.round', 'Math.floor', 'Math.ceil', 'Math.trunc']);
