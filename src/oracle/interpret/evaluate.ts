/** Expressions to terms. */
import type { Node } from '@babel/types';
import type { Place } from './place.ts';
import { buildBinary, buildUnary, negate } from '../terms/build-operation.ts';
import { power } from '../terms/build-call.ts';
import { dependency, freshUnknown, literal } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { evaluateAssignment, evaluateUpdate } from './evaluate-assignment.ts';
import { evaluateCall, evaluateImport, evaluateNew, evaluateTagged } from './evaluate-call.ts';
import { evaluateChoice, evaluateLogical } from './evaluate-choice.ts';
import {
  evaluateArray,
  evaluateElement,
  evaluateMember,
  evaluateObject,
  evaluateRegExp,
  evaluateTemplate,
} from './evaluate-value.ts';

export function evaluateExpression(wrapped: Node, place: Place): Term {
  const { interpreter, scope } = place;
  const node = unwrapExpression(wrapped);
  switch (node.type) {
    case 'Identifier':
      return node.name === 'undefined' ? literal(undefined) : interpreter.lookUp(node.name, scope);
    case 'ThisExpression':
      return interpreter.lookUp('this', scope);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ClassExpression':
    case 'ClassDeclaration':
      return interpreter.close(node, scope);
    case 'AwaitExpression':
      return interpreter.evaluate(node.argument, scope, 'awaited');
    case 'ParenthesizedExpression':
      return interpreter.evaluate(node.expression, scope, place.use);
    case 'UnaryExpression': {
      const operand = interpreter.evaluate(node.argument, scope);
      // `-x` is no literal, whatever `x` holds.
      if (node.operator === '-' && operand.kind === 'literal' && node.argument.type !== 'NumericLiteral')
        return negate(operand);
      return buildUnary(node.operator, operand);
    }
    case 'BinaryExpression': {
      const left = interpreter.evaluate(node.left, scope);
      const right = interpreter.evaluate(node.right, scope);
      return node.operator === '**' ? power(left, right) : buildBinary(node.operator, left, right);
    }
    case 'LogicalExpression':
      return evaluateLogical(node, place);
    case 'ConditionalExpression':
      return evaluateChoice(node, place);
    case 'AssignmentExpression':
      return evaluateAssignment(node, place);
    case 'UpdateExpression':
      return evaluateUpdate(node, place);
    default:
      return evaluateValue(node, place);
  }
}

function evaluateValue(node: Node, place: Place): Term {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return literal(node.value, `${place.scope.file}:${node.start ?? 0}`);
    case 'NullLiteral':
      return literal(null);
    case 'BigIntLiteral':
      return literal(node.value);
    case 'RegExpLiteral':
      return evaluateRegExp(node);
    case 'TemplateLiteral':
      return evaluateTemplate(node, place);
    case 'ObjectExpression':
      return evaluateObject(node, place);
    case 'ArrayExpression':
      return evaluateArray(node, place);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return evaluateMember(node, place);
    case 'JSXElement':
    case 'JSXFragment':
    case 'JSXText':
    case 'JSXExpressionContainer':
      return evaluateElement(node, place);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return evaluateCall(node, place);
    case 'NewExpression':
      return evaluateNew(node, place);
    case 'TaggedTemplateExpression':
      return evaluateTagged(node, place);
    case 'MetaProperty':
      return dependency(node.meta.name, node.property.name);
    case 'ImportExpression':
      return evaluateImport(node, place);
    default:
      return freshUnknown();
  }
}
