import type { ArrayPattern, Node, ObjectPattern } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { pureCall } from '../terms/build-call.ts';
import { object } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { literal, makeArray, makeMember, makeOperation } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';
import { assignTo } from './evaluate-assignment.ts';
import type { BindTarget, Interpreter } from './interpreter.ts';

/** Gives the parts of a value to the variables of a pattern. */
export function bindPattern(pattern: Node, value: Term, context: BindTarget & { interpreter: Interpreter }): void {
  switch (pattern.type) {
    case 'ObjectPattern':
      return bindObject(pattern, value, context);
    case 'ArrayPattern':
      return bindArray(pattern, value, context);
    case 'AssignmentPattern':
      return bindPattern(pattern.left, orDefault(value, () => context.interpreter.evaluate(pattern.right, context.scope)), context);
    case 'RestElement':
      return bindPattern(pattern.argument, value, context);
    case 'TSParameterProperty':
      return bindPattern(pattern.parameter, value, context);
    default:
      if (pattern.type !== 'Identifier' || context.mode === 'assign')
        return assignTo(pattern, value, { ...context, use: 'used' });
      context.interpreter.journal.declare(context.scope, pattern.name, value);
  }
}

/** What a variable with a default holds. */
function orDefault(value: Term, fallback: () => Term): Term {
  if (value.kind === 'literal') return value.value === undefined ? fallback() : value;
  const isGiven = value.kind === 'object' || value.kind === 'array' || value.kind === 'function' || value.kind === 'lambda';
  return isGiven ? value : makeOperation('??', [value, fallback()]);
}

function bindObject(
  { properties }: ObjectPattern,
  value: Term,
  context: BindTarget & { interpreter: Interpreter },
): void {
  const taken: string[] = [];
  for (const property of properties) {
    if (property.type === 'RestElement') {
      bindPattern(property.argument, without(value, taken), context);
      continue;
    }
    const name = staticName(property.key, property.computed);
    const key = name === undefined ? context.interpreter.evaluate(property.key, context.scope) : literal(name);
    if (name !== undefined) taken.push(name);
    bindPattern(property.value, context.interpreter.member(value, key), context);
  }
}

/** What a rest element of an object holds. */
function without(value: Term, names: readonly string[]): Term {
  if (value.kind === 'object' && value.entries.every(({ key }) => key?.kind === 'literal'))
    return object(value.entries.filter(({ key }) => key?.kind === 'literal' && !names.includes(String(key.value))));
  return makeOperation('without', [value, ...names.map((name) => literal(name))]);
}

function bindArray({ elements }: ArrayPattern, value: Term, context: BindTarget & { interpreter: Interpreter }): void {
  elements.forEach((element, index) => {
    if (element === null) return;
    const part =
      element.type === 'RestElement' ? tail(value, index) : context.interpreter.member(value, literal(index));
    bindPattern(element, part, context);
  });
}

function tail(value: Term, from: number): Term {
  if (value.kind === 'array' && !value.elements.slice(0, from).some((element) => isOperation(element, 'spread')))
    return makeArray(value.elements.slice(from));
  return from === 0 ? value : pureCall(makeMember(value, literal('slice')), [literal(from)]);
}
