/** Arithmetic, texts and conditions in normal form. */
import { byText } from '../../model/location.ts';
import { literal, makeChoice, makeOperation } from './make-term.ts';
import type { CallTerm, LiteralTerm, OperationTerm, Operator, Term } from './term.ts';

/** What an infix operator makes, as it is written. */
export function buildBinary(operator: string, left: Term, right: Term): Term {
  switch (operator) {
    case '+':
      return isText(left) || isText(right) ? concat([left, right]) : sum([left, right]);
    case '-':
      return sum([numeric(left), negate(numeric(right))]);
    case '*':
      return product([numeric(left), numeric(right)]);
    case '/':
      return product([numeric(left), reciprocal(numeric(right))]);
    case '>':
      return makeOperation('<', [right, left]);
    case '>=':
      return makeOperation('<=', [right, left]);
    case '==':
    case '===':
      return makeOperation('===', inOrder([left, right]));
    case '!=':
    case '!==':
      return makeOperation('!==', inOrder([left, right]));
    default:
      return makeOperation(operator, [left, right]);
  }
}

/** `&&`, `||` and `??`. */
export function buildLogical(operator: string, left: Term, right: Term): Term {
  if (operator === '??') return makeOperation('??', [left, right]);
  return junction(operator === '&&' ? 'and' : 'or', [left, right]);
}

export function buildUnary(operator: string, operand: Term): Term {
  switch (operator) {
    case '-':
      return operand.kind === 'literal' ? negatedLiteral(operand) : negate(numeric(operand));
    case '+':
      return toNumber(operand);
    case '!':
      return not(operand);
    case 'void':
      return literal(undefined);
    default:
      return makeOperation(operator, [operand]);
  }
}

/** `-5` is a literal as much as `5` is. */
function negatedLiteral(operand: LiteralTerm): Term {
  const { value, origin } = operand;
  return typeof value === 'number' || typeof value === 'bigint' ? literal(-value, origin) : negate(operand);
}

export function sum(operands: readonly Term[]): Term {
  const flat = flatten('sum', operands);
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : makeOperation('sum', inOrder(flat));
}

export function product(operands: readonly Term[]): Term {
  const flat = flatten('product', operands);
  const isNegative = flat.filter((operand) => isNumber(operand, -1)).length % 2 === 1;
  const factors = flat.filter((operand) => !isNumber(operand, -1));
  const [first] = factors;
  if (first === undefined) return literal(isNegative ? -1 : 1);
  const all = isNegative ? [literal(-1), ...factors] : factors;
  return all.length === 1 ? first : makeOperation('product', inOrder(all));
}

export function negate(operand: Term): Term {
  if (isOperation(operand, 'sum')) return sum(operand.operands.map(negate));
  return product([literal(-1), operand]);
}

function reciprocal(operand: Term): Term {
  if (isOperation(operand, 'reciprocal') && operand.operands[0] !== undefined) return operand.operands[0];
  if (isOperation(operand, 'product')) return product(operand.operands.map(reciprocal));
  return isNumber(operand, 1) ? operand : makeOperation('reciprocal', [operand]);
}

/** Joined texts: a text within a text is a part of it. */
export function concat(operands: readonly Term[]): Term {
  const parts = flatten('concat', operands).filter((operand) => operand.kind !== 'literal' || operand.value !== '');
  const [only] = parts;
  if (only === undefined) return literal('');
  return parts.length === 1 && isText(only) ? only : makeOperation('concat', parts);
}

export const toText = (operand: Term): Term => concat([operand]);

export function toNumber(operand: Term): Term {
  const number = numeric(operand);
  return number === operand ? makeOperation('number', [operand]) : number;
}

/** A date where a number is needed is its time. */
function numeric(operand: Term): Term {
  if (operand.kind !== 'call' || !operand.isNew || operand.callee.key !== 'Date') return operand;
  return timeOf(operand);
}

/** The milliseconds of `new Date(…)`. */
export function timeOf(date: CallTerm): Term {
  const [first, ...others] = date.args;
  if (first === undefined || others.length > 0) return makeOperation('time', [date]);
  return makeOperation('time', [first]);
}

export function not(operand: Term): Term {
  if (operand.kind === 'literal') return literal(!operand.value);
  if (operand.kind !== 'operation') return makeOperation('!', [operand]);
  const [left, right] = operand.operands;
  switch (operand.operator) {
    case '!':
      return left ?? operand;
    case 'and':
      return junction('or', operand.operands.map(not));
    case 'or':
      return junction('and', operand.operands.map(not));
    case '===':
      return makeOperation('!==', operand.operands);
    case '!==':
      return makeOperation('===', operand.operands);
    case '<':
    case '<=':
      if (left === undefined || right === undefined) return operand;
      return makeOperation(operand.operator === '<' ? '<=' : '<', [right, left]);
    default:
      return makeOperation('!', [operand]);
  }
}

export function junction(operator: 'and' | 'or', operands: readonly Term[]): Term {
  const distinct = [...new Map(flatten(operator, operands).map((operand) => [operand.key, operand])).values()];
  const [first] = distinct;
  return distinct.length === 1 && first !== undefined ? first : makeOperation(operator, inOrder(distinct));
}

/** A conditional whose test is never negated; what is a maximum, a minimum or the test itself is told as such. */
export function choice(test: Term, then: Term, otherwise: Term): Term {
  if (then.key === otherwise.key) return then;
  if (test.kind === 'literal') return test.value ? then : otherwise;
  if (isNegated(test)) return choice(not(test), otherwise, then);
  if (isBoolean(then, true) && isBoolean(otherwise, false)) return test;
  if (isBoolean(then, false) && isBoolean(otherwise, true)) return not(test);
  return makeChoice(test, then, otherwise);
}

const isNegated = (test: Term): boolean =>
  test.kind === 'operation' && (test.operator === '!' || test.operator === '!==' || test.operator === '<=');

/** Methods and functions that return texts. */
const TEXT_MAKERS: ReadonlySet<string> = new Set(
  'toFixed toString join trim trimStart trimEnd toUpperCase toLowerCase padStart padEnd replace replaceAll repeat toISOString toLocaleString toPrecision stringify'.split(
    ' ',
  ),
);

/** Whether a value is known to be a text. */
export function isText(term: Term): boolean {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'string';
    case 'operation':
      return term.operator === 'concat' || term.operator === 'typeof';
    case 'choice':
      return isText(term.then) && isText(term.otherwise);
    case 'bound':
      return term.role === 'accumulator' && term.list !== undefined && isText(term.list);
    case 'fold':
      return term.accumulators.slice(0, 1).every(({ start }) => isText(start));
    case 'call':
      return makesText(term);
    default:
      return false;
  }
}

function makesText({ callee }: CallTerm): boolean {
  const property = callee.kind === 'member' ? callee.property : undefined;
  return property?.kind === 'literal' && typeof property.value === 'string' && TEXT_MAKERS.has(property.value);
}

export const isOperation = (term: Term | undefined, operator: Operator): term is OperationTerm =>
  term?.kind === 'operation' && term.operator === operator;

const isNumber = (term: Term, value: number): boolean => term.kind === 'literal' && term.value === value;

const isBoolean = (term: Term, value: boolean): boolean => term.kind === 'literal' && term.value === value;

const flatten = (operator: Operator, operands: readonly Term[]): readonly Term[] =>
  operands.flatMap((operand) => (isOperation(operand, operator) ? operand.operands : [operand]));

/** In an order that renaming bound terms does not change, as long as they differ in their roles. */
export function inOrder(operands: readonly Term[]): readonly Term[] {
  const keyed = operands.map((operand) => ({ operand, shape: shapeOf(operand.key), key: operand.key }));
  return keyed
    .toSorted((left, right) => byText(left.shape, right.shape) || byText(left.key, right.key))
    .map(({ operand }) => operand);
}

const shapeOf = (key: string): string => (key.includes('β') ? key.replaceAll(BOUND_ID, '') : key);

const BOUND_ID = /(?<=β[a-z]+)\d+/g;
