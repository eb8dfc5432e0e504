import type { Node } from '@babel/types';

/** The expression that runs: without type assertions, and the last of a comma sequence. */
export function unwrapExpression(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
      return unwrapExpression(node.expression);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last === undefined ? node : unwrapExpression(last);
    }
    default:
      return node;
  }
}
