import { valueToNode } from '@babel/types';
import type { Mutator } from './mutator.ts';

export const NUMERIC_LITERAL = 'NumericLiteral';

/** One more and one less than each number. Stryker mutates none, though they often are the rule. */
export const numericLiteralMutator: Mutator = {
  name: NUMERIC_LITERAL,
  *mutate({ node, parent }) {
    // A key in brackets: only a copy of the whole object or class could hold its mutant.
    if (parent !== null && 'key' in parent && parent.key === node) return;
    if (node.type === 'BigIntLiteral') {
      yield valueToNode(node.value + 1n);
      yield valueToNode(node.value - 1n);
    } else if (node.type === 'NumericLiteral') {
      for (const changed of [node.value + 1, node.value - 1]) {
        // Far from zero a number is its own neighbour.
        if (changed !== node.value) yield valueToNode(changed);
      }
    }
  },
};
