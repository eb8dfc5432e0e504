import type {
  CallExpression,
  NewExpression,
  Node,
  OptionalCallExpression,
  TaggedTemplateExpression,
} from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { keyOf } from './inspect.ts';
import { playItem } from './play-literal.ts';
import { Stub } from './stub.ts';
import { joinAll } from './trail.ts';
import { Func, isNothing, List, NOTHING, plain, Thing, type Value } from './values.ts';
import type { Place, Stage } from './stage.ts';

export function playCall(node: CallExpression | OptionalCallExpression, place: Place): Value {
  const { stage, frame } = place;
  const asserted = stage.takeAssertion(node, frame);
  if (asserted !== undefined) return asserted;
  if (node.callee.type === 'Super') return callParent(node, place);
  const { callee, self } = calleeOf(node.callee, place);
  if (isNothing(callee) && isOptional(node)) return { ...callee, raw: undefined };
  const args = node.arguments.flatMap((argument) => playItem(argument, place));
  if (!frame.unit.isSubject) stage.at(node, frame);
  if (!(callee.raw instanceof Func)) throw stage.error('TypeError', `${writtenAs(node.callee)} is not a function`);
  return told(node, stage.call(callee, args, self), { callee, args, self, place });
}

/** A called name or member as it is written. */
function writtenAs(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'ThisExpression') return 'this';
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return '(intermediate value)';
  return `${writtenAs(callee.object)}.${staticName(callee.property, callee.computed) ?? '(intermediate value)'}`;
}

interface Made {
  readonly callee: Value;
  readonly args: readonly Value[];
  readonly self: Value;
  readonly place: Place;
}

/** What a function of the language computes is computed here; what a stub hands out is computed nowhere. */
function told(node: Node, value: Value, { callee, args, self, place: { stage } }: Made): Value {
  if (!(callee.raw instanceof Func) || callee.raw.code !== undefined || callee.raw instanceof Stub) return value;
  const { name } = callee.raw;
  const trails = [value, ...args, self].map(({ trail }) => trail);
  const computed = (): Value => stage.ledger.computed(node, value.raw, trails);
  if (value.raw instanceof Thing) {
    if (!(value.raw instanceof List)) return value;
    return { ...value, trail: ORDERING.test(name) ? computed().trail : joinAll(trails) };
  }
  if (value.source !== undefined) return value;
  if (SEARCHING.test(name)) noteSearch(node, { self, args, stage });
  return { ...computed(), sides: sidesKept(name, args) };
}

/** How far two values are apart says of both as much as their difference. */
const sidesKept = (name: string, [only]: readonly Value[]): Value['sides'] =>
  name.endsWith('abs') ? only?.sides : undefined;

interface Search {
  readonly self: Value;
  readonly args: readonly Value[];
  readonly stage: Stage;
}

/** A value is compared with each of a list. */
function noteSearch(node: Node, { self: { raw }, args, stage }: Search): void {
  const items = raw instanceof List ? raw.items : [];
  stage.ledger.compared(
    node,
    [...args.slice(0, 1), ...items].map((value) => ({ value, written: node })),
  );
}

const SEARCHING = /^(?:includes|(?:lastI|i)ndexOf)$/;

/** What puts a list into another order computes something, while others only take of it. */
const ORDERING = /^(?:(?:toR|r)everse|(?:toS|s)ort)/;

function callParent({ arguments: args }: CallExpression | OptionalCallExpression, place: Place): Value {
  const make = place.frame.around(({ makeParent }) => makeParent);
  if (make === undefined) throw new NotEvaluable('super');
  make(args.flatMap((argument) => playItem(argument, place)));
  return NOTHING;
}

interface Callee {
  readonly callee: Value;
  readonly self: Value;
}

function calleeOf(wrapped: Node, place: Place): Callee {
  const node = unwrapExpression(wrapped);
  const { stage, frame } = place;
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression')
    return { callee: stage.evaluate(node, frame), self: NOTHING };
  if (node.object.type === 'Super')
    return { callee: stage.evaluate(node, frame), self: frame.around(({ self }) => self) ?? NOTHING };
  const self = stage.evaluate(node.object, frame);
  if (isNothing(self) && isOptional(node)) return { callee: { ...self, raw: undefined }, self };
  const key = staticName(node.property, node.computed) ?? keyOf(stage.evaluate(node.property, frame));
  return { callee: stage.get(self, key), self };
}

function isOptional(node: Node): boolean {
  if (node.type === 'OptionalMemberExpression') return node.optional || isOptional(node.object);
  return node.type === 'OptionalCallExpression' && (node.optional || isOptional(node.callee));
}

export function playNew(node: NewExpression, place: Place): Value {
  const { stage, frame } = place;
  const callee = stage.evaluate(node.callee, frame);
  const args = node.arguments.flatMap((argument) => playItem(argument, place));
  return stage.construct(callee, args);
}

export function playTagged(node: TaggedTemplateExpression, place: Place): Value {
  const { stage, frame } = place;
  const { callee, self } = calleeOf(node.tag, place);
  const texts = new List(node.quasi.quasis.map(({ value }) => plain(value.cooked ?? value.raw)));
  texts.put('raw', plain(new List(node.quasi.quasis.map(({ value }) => plain(value.raw)))));
  const values = node.quasi.expressions.map((expression) => stage.evaluate(expression, frame));
  return stage.call(callee, [plain(texts), ...values], self);
}
