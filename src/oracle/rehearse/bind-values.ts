import type { ArrayPattern, Node, ObjectPattern } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { keyOf, membersOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import type { BindTarget } from './stage.ts';
import { isNothing, List, NOTHING, Thing, type Value } from './values.ts';

/** Gives the parts of a value to the variables of a pattern. */
export function bindValue(wrapped: Node, value: Value, target: BindTarget): void {
  const pattern = unwrapExpression(wrapped);
  const { stage, frame, mode } = target;
  switch (pattern.type) {
    case 'Identifier':
      if (mode === 'declare') frame.declare(pattern.name, value);
      else if (mode === 'var') frame.functionFrame.declare(pattern.name, value);
      else stage.assign(pattern.name, value, frame);
      return;
    case 'AssignmentPattern':
      bindValue(pattern.left, value.raw === undefined ? stage.evaluate(pattern.right, frame) : value, target);
      return;
    case 'ObjectPattern':
      bindObject(pattern, value, target);
      return;
    case 'ArrayPattern':
      bindArray(pattern, value, target);
      return;
    case 'RestElement':
      bindValue(pattern.argument, value, target);
      return;
    case 'TSParameterProperty':
      bindValue(pattern.parameter, value, target);
      return;
    case 'MemberExpression': {
      const whole = stage.evaluate(pattern.object, frame);
      stage.set(whole, memberKey(pattern.property, pattern.computed, target), value);
      return;
    }
    default:
  }
}

function memberKey(property: Node, isComputed: boolean, { stage, frame }: BindTarget): PropertyKey {
  return staticName(property, isComputed) ?? keyOf(stage.evaluate(property, frame));
}

function bindObject({ properties }: ObjectPattern, value: Value, target: BindTarget): void {
  const { stage } = target;
  if (isNothing(value)) throw stage.error('TypeError', 'Cannot destructure nothing');
  const taken = new Set<PropertyKey>();
  for (const property of properties) {
    if (property.type === 'RestElement') {
      const rest = new Thing();
      for (const [key, part] of membersOf(value, stage)) if (!taken.has(key)) rest.put(key, part);
      bindValue(property.argument, { ...value, raw: rest }, target);
      continue;
    }
    const key = memberKey(property.key, property.computed, target);
    taken.add(key);
    bindValue(property.value, stage.get(value, key), target);
  }
}

function bindArray({ elements }: ArrayPattern, value: Value, target: BindTarget): void {
  const items = itemsOf(value, target.stage);
  elements.forEach((element, index) => {
    if (element === null) return;
    if (element.type === 'RestElement')
      bindValue(element.argument, { raw: new List(items.slice(index)), trail: value.trail }, target);
    else bindValue(element, items[index] ?? NOTHING, target);
  });
}
