import { childrenOf } from '../terms/rewrite-term.ts';
import type { Term } from '../terms/term.ts';

/** What two values have in common because it flows into both: literals written once, and values that vary together. */
export interface SharedParts {
  readonly origins: ReadonlySet<string>;
  readonly hasBound: boolean;
}

export function sharedParts(left: Term, right: Term): SharedParts {
  const one = leavesOf(left);
  const other = leavesOf(right);
  return { origins: one.origins.intersection(other.origins), hasBound: one.bound.intersection(other.bound).size > 0 };
}

interface Leaves {
  readonly origins: Set<string>;
  readonly bound: Set<number>;
}

function leavesOf(term: Term, leaves: Leaves = { origins: new Set(), bound: new Set() }): Leaves {
  if (term.kind === 'literal' && term.origin !== undefined) leaves.origins.add(term.origin);
  if (term.kind === 'bound') leaves.bound.add(term.id);
  for (const child of childrenOf(term)) leavesOf(child, leaves);
  if (term.kind === 'bound' && term.list !== undefined) leavesOf(term.list, leaves);
  return leaves;
}
