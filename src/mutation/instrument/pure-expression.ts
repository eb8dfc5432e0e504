import type { Node, ObjectExpression } from '@babel/types';

/**
 * Whether making the value does nothing else, fails in no case, and gives an equal one at any time; so do all its mutants.
 * `isConstant`: whether a name is that of such a value.
 */
export function isPure(node: Node, isConstant: (name: string) => boolean): boolean {
  const isPart = (part: Node): boolean => isPure(part, isConstant);
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'RegExpLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    case 'Identifier':
      return node.name === 'undefined' || isConstant(node.name);
    case 'ParenthesizedExpression':
      return isPart(node.expression);
    case 'UnaryExpression':
      return ['-', '+', '!', '~'].includes(node.operator) && isLiteral(node.argument);
    case 'BinaryExpression':
      return (
        ['+', '-', '*', '/', '%', '**'].includes(node.operator) && isArithmetic(node.left) && isArithmetic(node.right)
      );
    case 'ArrayExpression':
      return node.elements.every((element) => element !== null && isPart(element));
    case 'ObjectExpression':
      return isPureObject(node, isPart);
    case 'CallExpression':
    case 'NewExpression':
      return (
        isKnownMaker(node.callee, node.type) &&
        node.arguments.every((part) => isLiteral(part) || isListOf(part, isPart))
      );
    default:
      return false;
  }
}

const isLiteral = ({ type }: Node): boolean =>
  type === 'StringLiteral' || type === 'NumericLiteral' || type === 'BooleanLiteral';

const isArithmetic = (node: Node): boolean =>
  node.type === 'BinaryExpression' ? isArithmetic(node.left) && isArithmetic(node.right) : isLiteral(node);

const isListOf = (node: Node, isPart: (part: Node) => boolean): boolean =>
  (node.type === 'ArrayExpression' || node.type === 'ObjectExpression') && isPart(node);

const isPureObject = ({ properties }: ObjectExpression, isPart: (part: Node) => boolean): boolean =>
  properties.every((property) => {
    if (property.type === 'SpreadElement' || property.computed) return false;
    return property.type === 'ObjectMethod' ? property.kind === 'method' : isPart(property.value);
  });

/** `new Set([…])`, `Symbol.for('…')`, `Symbol('…')`, `Object.freeze({ … })`. */
function isKnownMaker(callee: Node, type: 'CallExpression' | 'NewExpression'): boolean {
  if (callee.type === 'Identifier') return callee.name === (type === 'NewExpression' ? 'Set' : 'Symbol');
  if (type === 'NewExpression' || callee.type !== 'MemberExpression' || callee.computed) return false;
  const { object, property } = callee;
  if (object.type !== 'Identifier' || property.type !== 'Identifier') return false;
  return ['Symbol.for', 'Object.freeze'].includes(`${object.name}.${property.name}`);
}
