import type {
  ArrayExpression,
  JSXElement,
  JSXExpressionContainer,
  JSXFragment,
  JSXText,
  MemberExpression,
  Node,
  ObjectExpression,
  OptionalMemberExpression,
  RegExpLiteral,
  TemplateLiteral,
} from '@babel/types';
import { spanOf } from '../../syntax/place.ts';
import { staticName } from '../../syntax/static-name.ts';
import { readPropertyAssertion } from '../assertions/read-assertion.ts';
import { pureCall } from '../terms/build-call.ts';
import { array, object, spread } from '../terms/build-member.ts';
import { concat } from '../terms/build-operation.ts';
import { dependency, global, literal, makeCall, UNDEFINED } from '../terms/make-term.ts';
import type { ObjectEntry, Term } from '../terms/term.ts';
import type { Place } from './place.ts';

/** `/x/g` is `new RegExp('x', 'g')`. */
export const evaluateRegExp = ({ pattern, flags }: RegExpLiteral): Term =>
  makeCall({
    callee: global('RegExp'),
    args: flags === '' ? [literal(pattern)] : [literal(pattern), literal(flags)],
    isNew: true,
    epoch: undefined,
  });

export function evaluateTemplate({ quasis, expressions }: TemplateLiteral, { interpreter, scope }: Place): Term {
  return concat(
    quasis.flatMap(({ value }, index) => {
      const expression = expressions[index];
      const text = literal(value.cooked ?? value.raw);
      return expression === undefined ? [text] : [text, interpreter.evaluate(expression, scope)];
    }),
  );
}

export function evaluateObject({ properties }: ObjectExpression, { interpreter, scope }: Place): Term {
  return object(
    properties.map((property): ObjectEntry => {
      if (property.type === 'SpreadElement')
        return { key: undefined, value: interpreter.evaluate(property.argument, scope) };
      const name = staticName(property.key, property.computed);
      const key = name === undefined ? interpreter.evaluate(property.key, scope) : literal(name);
      const isMethod = property.type === 'ObjectMethod';
      const value = isMethod ? interpreter.close(property, scope) : interpreter.evaluate(property.value, scope);
      return { key, value };
    }),
  );
}

export function evaluateArray({ elements }: ArrayExpression, place: Place): Term {
  return array(elements.map((element) => (element === null ? UNDEFINED : evaluateItem(element, place))));
}

/** An element of an array, or an argument. */
export function evaluateItem(node: Node, { interpreter, scope }: Place): Term {
  if (node.type === 'SpreadElement') return spread(interpreter.evaluate(node.argument, scope));
  return interpreter.evaluate(node, scope);
}

export function evaluateMember(node: MemberExpression | OptionalMemberExpression, place: Place): Term {
  const { interpreter, scope, use } = place;
  const name = staticName(node.property, node.computed);
  const receiver = interpreter.evaluate(node.object, scope);
  const property = name === undefined ? interpreter.evaluate(node.property, scope) : literal(name);
  const value = interpreter.member(receiver, property);
  const assertion = readPropertyAssertion(value);
  if (assertion !== undefined)
    interpreter.log.addAssertion({
      ...assertion,
      site: { file: scope.file, node },
      use,
      span: spanOf(scope.file, node),
    });
  return value;
}

/** JSX as a call of its component: attributes as an object, then the children. */
export function evaluateElement(node: JSXElement | JSXFragment | JSXText | JSXExpressionContainer, place: Place): Term {
  const { interpreter, scope } = place;
  if (node.type === 'JSXText') return literal(node.value.trim());
  if (node.type === 'JSXExpressionContainer') return interpreter.evaluate(node.expression, scope);
  const children = node.children.map((child) => interpreter.evaluate(child, scope));
  if (node.type === 'JSXFragment') return pureCall(dependency('jsx', 'Fragment'), children);
  const { name, attributes } = node.openingElement;
  const entries = attributes.map((attribute): ObjectEntry => {
    if (attribute.type === 'JSXSpreadAttribute')
      return { key: undefined, value: interpreter.evaluate(attribute.argument, scope) };
    const key = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : attribute.name.name.name;
    return { key: literal(key), value: attribute.value ? interpreter.evaluate(attribute.value, scope) : literal(true) };
  });
  const component = name.type === 'JSXIdentifier' ? elementName(name.name, place) : dependency('jsx', 'component');
  return makeCall({ callee: component, args: [object(entries), ...children], isNew: false, epoch: undefined });
}

const elementName = (name: string, { interpreter, scope }: Place): Term =>
  /^[a-z]/.test(name) ? literal(name) : interpreter.lookUp(name, scope);
