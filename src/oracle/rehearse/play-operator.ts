import type { BinaryExpression, Node, UnaryExpression } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { numberOfValue, primitiveOf, textOfValue } from './host-values.ts';
import { keyOf } from './inspect.ts';
import type { Place, Stage } from './stage.ts';
import { Dictionary, Func, List, Native, NOTHING, Promised, Thing, type Value } from './values.ts';

export function playBinary(node: BinaryExpression, { stage, frame }: Place): Value {
  if (node.left.type === 'PrivateName') {
    const whole = stage.evaluate(node.right, frame);
    return stage.ledger.fresh(whole.raw instanceof Thing && whole.raw.slots.has(`#${node.left.id.name}`));
  }
  const left = stage.evaluate(node.left, frame);
  const right = stage.evaluate(node.right, frame);
  return binary(node, { left, right, operator: node.operator }, stage);
}

export interface Operands {
  readonly left: Value;
  readonly right: Value;
  readonly operator: string;
}

/** What an infix operator makes of two values; `node` is where it is written. */
export function binary(node: Node, { left, right, operator }: Operands, stage: Stage): Value {
  const { ledger } = stage;
  const compare = COMPARISONS.get(operator);
  if (compare !== undefined) {
    const [one, other] = isEquality(operator) ? [left, right] : [left, right].map((side) => asPrimitive(side, stage));
    if (one === undefined || other === undefined) throw new NotEvaluable(operator);
    const written = node.type === 'BinaryExpression' ? [node.left, node.right] : [node, node];
    ledger.compared(
      node,
      [one, other].map((value, index) => ({ value, written: written[index] ?? node })),
    );
    const told = ledger.computed(node, compare(one.raw, other.raw), [left.trail, right.trail]);
    return operator.startsWith('==') ? withSides(told, { left, right }, stage) : told;
  }
  const made = ledger.computed(node, arithmetic({ left, right, operator }, stage), [left.trail, right.trail]);
  return operator === '-' ? withSides(made, { left, right }, stage) : made;
}

/** What the test's side compares may be asserted by the outcome alone. */
const withSides = (value: Value, { left, right }: Omit<Operands, 'operator'>, { ledger }: Stage): Value =>
  ledger.isInside ? value : { ...value, sides: [left, right] };

const isEquality = (operator: string): boolean => operator.endsWith('==');

const asPrimitive = (value: Value, stage: Stage): Value => ({ ...value, raw: primitiveOf(value, stage) });

type Comparison = (left: unknown, right: unknown) => boolean;

const ordered =
  (
    compare: <Side extends number | string | bigint>(left: Side | string, right: Side | string) => boolean,
  ): Comparison =>
  (left, right) =>
    (typeof left === 'string' && typeof right === 'string') || (typeof left === 'bigint' && typeof right === 'bigint')
      ? compare(left, right)
      : compare(Number(left), Number(right));

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['===', (left, right) => left === right],
  ['!==', (left, right) => left !== right],
  ['==', isLooselyEqual],
  ['!=', (left, right) => !isLooselyEqual(left, right)],
  ['<', ordered((left, right) => left < right)],
  ['<=', ordered((left, right) => left <= right)],
  ['>', ordered((left, right) => left > right)],
  ['>=', ordered((left, right) => left >= right)],
]);

/** What is no object is compared as a number with what is of another type. */
function isLooselyEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (left == null || right == null) return left == right;
  const isMixed = typeof left !== typeof right && [left, right].every((side) => NUMERIC.has(typeof side));
  return isMixed && Number(left) === Number(right);
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'bigint', 'string', 'boolean']);

function arithmetic({ left, right, operator }: Operands, stage: Stage): unknown {
  if (operator === 'instanceof') return isInstance(left, right);
  if (operator === 'in') return right.raw instanceof Thing && isIn(keyOf(left), right.raw);
  const [one, other] = [primitiveOf(left, stage), primitiveOf(right, stage)];
  if (operator === '+' && (typeof one === 'string' || typeof other === 'string'))
    return textOfValue(left, stage) + textOfValue(right, stage);
  if (typeof one === 'bigint' && typeof other === 'bigint') return ofBigInts(operator, one, other);
  const compute = ARITHMETIC.get(operator);
  if (compute === undefined) throw new NotEvaluable(operator);
  return compute(numberOfValue(left, stage), numberOfValue(right, stage));
}

export function isIn(key: PropertyKey, thing: Thing): boolean {
  if (key === '__proto__') throw new NotEvaluable(key);
  return thing.find(key) !== undefined || (thing instanceof List && Number(String(key)) in thing.items);
}

function ofBigInts(operator: string, one: bigint, other: bigint): bigint {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '/':
      return one / other;
    case '%':
      return one % other;
    case '**':
      return one ** other;
    case '&':
      return one & other;
    case '|':
      return one | other;
    case '^':
      return one ^ other;
    case '<<':
      return one << other;
    case '>>':
      return one >> other;
    default:
      throw new NotEvaluable(operator);
  }
}

const ARITHMETIC: ReadonlyMap<string, (left: number, right: number) => number> = new Map([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
  ['**', (left, right) => left ** right],
  ['&', (left, right) => left & right],
  ['|', (left, right) => left | right],
  ['^', (left, right) => left ^ right],
  ['<<', (left, right) => left << right],
  ['>>', (left, right) => left >> right],
  ['>>>', (left, right) => left >>> right],
]);

/** Whether a value was made by a class, or one that inherits from it. */
export function isInstance({ raw }: Value, { raw: type }: Value): boolean {
  if (!(raw instanceof Thing) || !(type instanceof Func)) return false;
  const builtin = BUILTIN_KINDS.get(type.name);
  if (type.code === undefined && builtin?.(raw) === true) return true;
  for (let one = raw.parent; one !== undefined; one = one.parent) if (one === type.prototype) return true;
  return false;
}

const BUILTIN_KINDS: ReadonlyMap<string, (thing: Thing) => boolean> = new Map<string, (thing: Thing) => boolean>([
  ['Object', () => true],
  ['Array', (thing) => thing instanceof List && !thing.isIterator],
  ['Map', (thing) => thing instanceof Dictionary && thing.kind === 'Map'],
  ['Set', (thing) => thing instanceof Dictionary && thing.kind === 'Set'],
  ...['Date', 'RegExp', 'URL', 'URLSearchParams'].map(
    (name) => [name, (thing: Thing) => thing instanceof Native && thing.host.constructor.name === name] as const,
  ),
  ['Promise', (thing) => thing instanceof Promised],
  ['Function', (thing) => thing instanceof Func],
]);

export function playUnary(node: UnaryExpression, { stage, frame }: Place): Value {
  const { operator, argument } = node;
  if (operator === 'delete') return deleted(argument, { stage, frame });
  if (operator === 'typeof') return typeOfValue(node, { stage, frame });
  const operand = stage.evaluate(argument, frame);
  if (operator === 'void') return NOTHING;
  // `-5` is a literal.
  if (operator === '-' && argument.type === 'NumericLiteral') return { ...operand, raw: -Number(operand.raw) };
  const compute = UNARY.get(operator);
  if (compute === undefined) throw new NotEvaluable(operator);
  return stage.ledger.computed(node, compute(operand, stage), [operand.trail]);
}

const UNARY: ReadonlyMap<string, (operand: Value, stage: Stage) => unknown> = new Map<
  string,
  (operand: Value, stage: Stage) => unknown
>([
  ['!', ({ raw }) => !raw],
  ['-', (operand, stage) => (typeof operand.raw === 'bigint' ? -operand.raw : -numberOfValue(operand, stage))],
  ['+', numberOfValue],
  ['~', (operand, stage) => ~numberOfValue(operand, stage)],
]);

function typeOfValue(node: UnaryExpression, { stage, frame }: Place): Value {
  const { argument } = node;
  const { raw, trail } = isUnknownName(argument, { stage, frame }) ? NOTHING : stage.evaluate(argument, frame);
  const type = raw instanceof Func ? 'function' : raw instanceof Thing ? 'object' : typeof raw;
  return stage.ledger.computed(node, type, [trail]);
}

/** `typeof Deno`: what is not there where Vitest runs, whatever the project asks for. */
const isUnknownName = (node: Node, { stage, frame }: Place): boolean =>
  node.type === 'Identifier' &&
  frame.find(node.name) === undefined &&
  HOST_NAMES.test(node.name) &&
  stage.builtin(node.name) === undefined;

const HOST_NAMES = /^(?:Deno|Bun|importScripts)$/;

function deleted(argument: Node, { stage, frame }: Place): Value {
  if (argument.type !== 'MemberExpression' && argument.type !== 'OptionalMemberExpression')
    throw new NotEvaluable('delete');
  const whole = stage.evaluate(argument.object, frame);
  const key = staticName(argument.property, argument.computed) ?? keyOf(stage.evaluate(argument.property, frame));
  if (!(whole.raw instanceof Thing) || whole.raw instanceof List) throw new NotEvaluable('delete');
  if (whole.raw.isFrozen) throw stage.error('TypeError', 'Cannot delete property');
  whole.raw.slots.delete(key);
  return stage.ledger.fresh(true);
}
