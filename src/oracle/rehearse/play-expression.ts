/** Expressions, worked out. */
import type { Node } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { hostOf, keyOf } from './inspect.ts';
import { itemsOf } from './iterate.ts';
import { playAssignment, playUpdate } from './play-assignment.ts';
import { playCall, playNew, playTagged } from './play-call.ts';
import { playArray, playLiteral, playObject, playRegExp, playTemplate } from './play-literal.ts';
import { playBinary, playUnary } from './play-operator.ts';
import { metaOf } from './project-files.ts';
import { settledWith } from './promises.ts';
import type { Place } from './stage.ts';
import { Func, isNothing, List, NOTHING, plain, Thing, type Value } from './values.ts';

export function playExpression(wrapped: Node, place: Place): Value {
  if (wrapped.type === 'SequenceExpression')
    return wrapped.expressions.reduce((_, one) => place.stage.evaluate(one, place.frame), NOTHING);
  const node = unwrapExpression(wrapped);
  const { stage, frame } = place;
  switch (node.type) {
    case 'Identifier':
      return node.name === 'undefined' ? stage.ledger.fresh(undefined) : stage.lookUp(node.name, frame);
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'BigIntLiteral':
      return playLiteral(node, place);
    case 'NullLiteral':
      return stage.ledger.fresh(null);
    case 'TemplateLiteral':
      return playTemplate(node, place);
    case 'RegExpLiteral':
      return playRegExp(node, place);
    case 'ArrayExpression':
      return playArray(node, place);
    case 'ObjectExpression':
      return playObject(node, place);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return stage.close(node, frame);
    case 'ClassExpression':
      return stage.makeClass(node, frame);
    default:
      return playOperation(node, place);
  }
}

function playOperation(node: Node, place: Place): Value {
  const { stage, frame } = place;
  switch (node.type) {
    case 'BinaryExpression':
      return playBinary(node, place);
    case 'UnaryExpression':
      return playUnary(node, place);
    case 'LogicalExpression': {
      const left = stage.evaluate(node.left, frame);
      const isDecided =
        node.operator === '??' ? !isNothing(left) : node.operator === '&&' ? !left.raw : Boolean(left.raw);
      return isDecided ? left : stage.ledger.under(left, () => stage.ledger.chosen(stage.evaluate(node.right, frame)));
    }
    case 'ConditionalExpression': {
      const test = stage.evaluate(node.test, frame);
      const way = test.raw ? node.consequent : node.alternate;
      return stage.ledger.under(test, () => stage.ledger.chosen(stage.evaluate(way, frame)));
    }
    case 'AssignmentExpression':
      return playAssignment(node, place);
    case 'UpdateExpression':
      return playUpdate(node, place);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return playCall(node, place);
    case 'NewExpression':
      return playNew(node, place);
    case 'TaggedTemplateExpression':
      return playTagged(node, place);
    default:
      return playOther(node, place);
  }
}

function playOther(node: Node, place: Place): Value {
  const { stage, frame } = place;
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return playMember(node, place);
    case 'ThisExpression':
      return frame.around(({ self }) => self) ?? NOTHING;
    case 'AwaitExpression':
      return stage.awaited(stage.evaluate(node.argument, frame));
    case 'YieldExpression': {
      const value = node.argument ? stage.evaluate(node.argument, frame) : NOTHING;
      const collect = frame.around((one) => one.collect);
      if (collect === undefined) throw new NotEvaluable('yield');
      for (const one of node.delegate ? itemsOf(value, stage) : [value]) collect(one);
      return NOTHING;
    }
    case 'ImportExpression': {
      const specifier = hostOf(stage.evaluate(node.source, frame));
      return settledWith(true, stage.imported(String(specifier), frame));
    }
    case 'ParenthesizedExpression':
      return stage.evaluate(node.expression, frame);
    case 'MetaProperty':
      return metaOf(frame.unit.file);
    default:
      throw new NotEvaluable(node.type);
  }
}

type Member = Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>;

function playMember(node: Member, place: Place): Value {
  const { stage, frame } = place;
  if (node.object.type === 'Super') return superMember(node, place);
  const whole = stage.evaluate(node.object, frame);
  if (isNothing(whole) && isOptional(node)) return { ...whole, raw: undefined };
  const name = staticName(node.property, node.computed);
  if (name !== undefined) return stage.get(whole, name);
  const key = stage.evaluate(node.property, frame);
  const part = stage.get(whole, keyOf(key));
  return isTable(whole) ? lookedUp(node, { part, key }, place) : part;
}

/** Whether a side keeps a table of its own, which neither hands to the other. */
const isTable = ({ raw }: Value): boolean =>
  raw instanceof Thing && !raw.isShared && !(raw instanceof List) && !(raw instanceof Func);

/** What a table holds under a name that is worked out depends on the name. */
function lookedUp(node: Node, { part, key }: { readonly part: Value; readonly key: Value }, { stage }: Place): Value {
  const { trail } = stage.ledger.chosenBy(node, part.raw, [part.trail, key.trail]);
  return { ...part, trail };
}

/** Whether reading nothing further on gives nothing. */
function isOptional(node: Node): boolean {
  if (node.type === 'OptionalMemberExpression') return node.optional || isOptional(node.object);
  return node.type === 'OptionalCallExpression' && (node.optional || isOptional(node.callee));
}

function memberKey({ property, computed }: Member, { stage, frame }: Place): PropertyKey {
  return staticName(property, computed) ?? keyOf(stage.evaluate(property, frame));
}

/** `super.name`, which may be a getter. */
export function superMember(node: Member, { stage, frame }: Place): Value {
  const home = frame.around((one) => one.home);
  const self = frame.around((one) => one.self) ?? NOTHING;
  const slot = home?.parent?.find(memberKey(node, { stage, frame }));
  return slot?.get ? stage.call(plain(slot.get), [], self) : (slot?.value ?? NOTHING);
}
