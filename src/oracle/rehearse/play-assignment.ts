import type { AssignmentExpression, Node, UpdateExpression } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { keyOf } from './inspect.ts';
import { binary } from './play-operator.ts';
import type { Place } from './stage.ts';
import { join } from './trail.ts';
import { isNothing, List, plain, type Value } from './values.ts';

/** What can be assigned: read and written once it is known where it is. */
interface Target {
  readonly read: () => Value;
  readonly write: (value: Value) => void;
}

export function playAssignment(node: AssignmentExpression, place: Place): Value {
  const { stage, frame } = place;
  const { left, operator, right } = node;
  if (operator === '=') {
    const isPattern = left.type === 'ObjectPattern' || left.type === 'ArrayPattern';
    const target = isPattern ? undefined : targetOf(left, place);
    const value = stage.evaluate(right, frame);
    if (target === undefined) stage.bind(left, value, { ...place, mode: 'assign' });
    else target.write(value);
    return value;
  }
  const target = targetOf(left, place);
  const infix = operator.slice(0, -1);
  if (infix === '&&' || infix === '||' || infix === '??') return assignUnless(target, node, place);
  const after = binary(node, { left: target.read(), right: stage.evaluate(right, frame), operator: infix }, stage);
  target.write(after);
  return after;
}

/** `a ??= b` and its kin. */
function assignUnless(target: Target, { operator, right }: AssignmentExpression, { stage, frame }: Place): Value {
  const before = target.read();
  const isTaken = operator === '??=' ? isNothing(before) : Boolean(before.raw) === (operator === '&&=');
  if (!isTaken) return before;
  const value = stage.ledger.under(before, () => stage.evaluate(right, frame));
  target.write(value);
  return value;
}

export function playUpdate(node: UpdateExpression, place: Place): Value {
  const target = targetOf(node.argument, place);
  const before = target.read();
  const operator = node.operator === '++' ? '+' : '-';
  const after = binary(
    node,
    { left: before, right: plain(typeof before.raw === 'bigint' ? 1n : 1), operator },
    place.stage,
  );
  target.write(after);
  return node.prefix ? after : before;
}

function targetOf(wrapped: Node, { stage, frame }: Place): Target {
  const node = unwrapExpression(wrapped);
  if (node.type === 'Identifier')
    return {
      read: () => stage.lookUp(node.name, frame),
      write: (value) => stage.assign(node.name, value, frame),
    };
  if (node.type !== 'MemberExpression') throw new NotEvaluable('an assignment');
  const whole =
    node.object.type === 'Super'
      ? (frame.around(({ self }) => self) ?? plain(undefined))
      : stage.evaluate(node.object, frame);
  const name = staticName(node.property, node.computed);
  const worked = name === undefined ? stage.evaluate(node.property, frame) : undefined;
  const key = worked === undefined ? (name ?? '') : keyOf(worked);
  return {
    read: () => stage.get(whole, key),
    write: (value) => stage.set(whole, key, worked === undefined ? value : under(worked, value, whole)),
  };
}

/** What stands in a table depends on the name that it is put under; in a list the place is counted. */
const under = ({ trail }: Value, value: Value, { raw }: Value): Value =>
  raw instanceof List ? value : { ...value, trail: join(value.trail, trail) };
