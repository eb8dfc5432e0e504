/** Expressions that name values and put them together, and do nothing else: no logic can hide in them. */
import type { Node } from '@babel/types';

/** Whether it is made of literals and names only: no call, no assignment, no operator but the `+` of texts. */
export function isPlain(node: Node | null): boolean {
  return node === null || LEAVES.has(node.type) || (partsOf(node)?.every(isPlain) ?? false);
}

const LEAVES = new Set<Node['type']>([
  'BigIntLiteral',
  'BooleanLiteral',
  'Identifier',
  'NullLiteral',
  'NumericLiteral',
  'PrivateName',
  'RegExpLiteral',
  'StringLiteral',
  'ThisExpression',
]);

/** What a value is made of; `undefined` of what does more than that. */
function partsOf(node: Node): readonly (Node | null)[] | undefined {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.expressions;
    case 'BinaryExpression':
      return isText(node) ? [node.left, node.right] : undefined;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return [node.object, node.property];
    case 'ArrayExpression':
      return node.elements;
    case 'ObjectExpression':
      return node.properties;
    case 'ObjectProperty':
      return [node.key, node.value];
    case 'SpreadElement':
      return [node.argument];
    // A message that is only made when somebody wants it.
    case 'ArrowFunctionExpression':
      return node.params.length === 0 && !node.async ? [node.body] : undefined;
    default:
      return partsOfCast(node);
  }
}

const partsOfCast = (node: Node): readonly Node[] | undefined =>
  node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' || node.type === 'TSNonNullExpression'
    ? [node.expression]
    : undefined;

/** Whether it is a text that stands in the source, in one piece or put together. */
export function isText(node: Node): boolean {
  if (node.type === 'StringLiteral' || node.type === 'TemplateLiteral') return true;
  return node.type === 'BinaryExpression' && node.operator === '+' && (isText(node.left) || isText(node.right));
}

/** Whether a text has more than one word: a code for programs has no white space. */
export function isProse(node: Node): boolean {
  if (node.type === 'StringLiteral') return /\s/.test(node.value);
  if (node.type === 'TemplateLiteral') return node.quasis.some(({ value }) => /\s/.test(value.raw));
  return node.type === 'BinaryExpression' && (isProse(node.left) || isProse(node.right));
}

/** The plain texts in an expression, the outermost of each; none inside a call, a function or a condition. */
export function textsIn(node: Node): readonly Node[] {
  if (isText(node) && isPlain(node)) return [node];
  switch (node.type) {
    case 'BinaryExpression':
      return isText(node) ? [node.left, node.right].flatMap(textsIn) : [];
    case 'TemplateLiteral':
      return node.expressions.flatMap(textsIn);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(textsIn);
    case 'LogicalExpression':
      return textsIn(node.right);
    case 'ObjectExpression':
      return node.properties.flatMap(textsIn);
    case 'ObjectProperty':
      return textsIn(node.value);
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element === null ? [] : textsIn(element)));
    default:
      return (partsOfCast(node) ?? []).flatMap(textsIn);
  }
}
