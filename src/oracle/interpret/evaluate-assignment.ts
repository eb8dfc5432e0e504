/** Assignments, to variables and to parts of what they hold. */
import type { AssignmentExpression, Node, UpdateExpression } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';
import { globalPath } from '../terms/build-call.ts';
import { member, object } from '../terms/build-member.ts';
import { buildBinary, buildLogical, isOperation } from '../terms/build-operation.ts';
import { literal, makeArray, makeOperation } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';
import type { Place } from './place.ts';

export function evaluateAssignment({ left, operator, right }: AssignmentExpression, place: Place): Term {
  const { interpreter, scope } = place;
  const value = interpreter.evaluate(right, scope);
  if (operator === '=') {
    interpreter.bind(left, value, { scope, mode: 'assign' });
    return value;
  }
  const infix = operator.slice(0, -1);
  const before = interpreter.evaluate(left, scope);
  const isLogical = infix === '&&' || infix === '||' || infix === '??';
  const after = isLogical ? buildLogical(infix, before, value) : buildBinary(infix, before, value);
  interpreter.bind(left, after, { scope, mode: 'assign' });
  return after;
}

export function evaluateUpdate({ argument, operator, prefix }: UpdateExpression, place: Place): Term {
  const { interpreter, scope } = place;
  const before = interpreter.evaluate(argument, scope);
  const after = buildBinary(operator === '++' ? '+' : '-', before, literal(1));
  interpreter.bind(argument, after, { scope, mode: 'assign' });
  return prefix ? after : before;
}

/** Gives a new value to what an expression names: a variable, or a part of what one holds. Anything else stays as it is. */
export function assignTo(wrapped: Node, value: Term, place: Place): void {
  const { interpreter, scope } = place;
  const target = unwrapExpression(wrapped);
  if (target.type === 'Identifier' || target.type === 'ThisExpression') {
    const variable = scope.find(target.type === 'Identifier' ? target.name : 'this');
    if (variable !== undefined) interpreter.journal.assign(variable, value);
    return;
  }
  if (target.type !== 'MemberExpression') return;
  const name = staticName(target.property, target.computed);
  const key = name === undefined ? interpreter.evaluate(target.property, scope) : literal(name);
  const whole = interpreter.evaluate(target.object, scope);
  const changed = withPart(whole, key, value);
  if (changed !== whole) assignTo(target.object, changed, place);
}

/** What code under test or a class made is changed by what it does: a call of it later says when it is made. */
function keepsItsState(whole: Term): boolean {
  if (whole.kind === 'call') return whole.isNew || globalPath(whole.callee) === undefined;
  if (whole.kind === 'bound') return whole.role === 'this';
  return whole.kind === 'declared' || (whole.kind === 'member' && !isOfOwnValue(whole.object));
}

/** What a loop makes of a list or an object, and the parts of that. */
function isOfOwnValue(term: Term): boolean {
  if (term.kind === 'member') return isOfOwnValue(term.object);
  return term.kind === 'fold' || isOperation(term, 'with') || (term.kind === 'bound' && term.role === 'accumulator');
}

/** A value with one of its parts replaced; itself where its parts are not known. */
export function withPart(whole: Term, key: Term, value: Term): Term {
  if (whole.kind === 'object') return object([...whole.entries, { key, value }]);
  const index = whole.kind === 'array' && key.kind === 'literal' ? Number(key.value) : NaN;
  if (whole.kind === 'array' && Number.isInteger(index) && index <= whole.elements.length)
    return makeArray(whole.elements.toSpliced(index, 1, value));
  if (keepsItsState(whole)) return whole;
  return member(whole, key).key === value.key ? whole : makeOperation('with', [whole, key, value]);
}
