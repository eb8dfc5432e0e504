import type { ArrayPattern, Node, ObjectPattern } from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { pureCall } from '../terms/build-call.ts';
import { object } from '../terms/build-member.ts';
import { isOperation } from '../terms/build-operation.ts';
import { literal, makeArray, makeMember, makeOperation } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';
import { assignTo } from './evaluate-assignment.ts';
import type { BindTarget, Interpreter } from './interpreter.ts';

type Binding = BindTarget & { readonly interpreter: Interpreter };

/** Gives the parts of a value to the variables of a pattern. */
export function bindPattern(pattern: Node, value: Term, context: Binding): void {
  const { interpreter, scope, mode } = context;
  if (pattern.type === 'ObjectPattern') bindObject(pattern, value, context);
  else if (pattern.type === 'ArrayPattern') bindArray(pattern, value, context);
  else if (pattern.type === 'RestElement') bindPattern(pattern.argument, value, context);
  else if (pattern.type === 'TSParameterProperty') bindPattern(pattern.parameter, value, context);
  else if (pattern.type === 'AssignmentPattern')
    bindPattern(
      pattern.left,
      orDefault(value, () => interpreter.evaluate(pattern.right, scope)),
      context,
    );
  else if (pattern.type === 'Identifier' && mode === 'declare') interpreter.journal.declare(scope, pattern.name, value);
  else assignTo(pattern, value, { ...context, use: 'used' });
}

/** What a variable with a default holds. */
function orDefault(value: Term, fallback: () => Term): Term {
  if (value.kind === 'literal') return value.value === undefined ? fallback() : value;
  const isGiven =
    value.kind === 'object' || value.kind === 'array' || value.kind === 'function' || value.kind === 'lambda';
  return isGiven ? value : makeOperation('??', [value, fallback()]);
}

function bindObject({ properties }: ObjectPattern, value: Term, context: Binding): void {
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

function bindArray({ elements }: ArrayPattern, value: Term, context: Binding): void {
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
