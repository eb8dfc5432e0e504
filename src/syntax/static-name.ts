import type { Expression, MemberExpression, Node, OptionalMemberExpression, PrivateName } from '@babel/types';

/** The name that a key stands for: `total`, `'total'` or `#total`; `undefined` when it is computed. */
export function staticName(key: Expression | PrivateName | Node, isComputed: boolean): string | undefined {
  if (key.type === 'StringLiteral') return key.value;
  if (isComputed) return undefined;
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'NumericLiteral') return String(key.value);
  return undefined;
}

export const memberName = (node: MemberExpression | OptionalMemberExpression): string | undefined =>
  staticName(node.property, node.computed);
