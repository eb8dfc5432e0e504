/** Loops as one: a fold over a list. */
import type { ForInStatement, ForOfStatement, Node } from '@babel/types';
import type { Site } from '../assertion.ts';
import { pureCall } from '../terms/build-call.ts';
import { propertyName } from '../terms/build-member.ts';
import {
  freshBound,
  global,
  literal,
  makeArray,
  makeFold,
  makeLambda,
  makeMember,
  makeOperation,
} from '../terms/make-term.ts';
import { someTerm } from '../terms/rewrite-term.ts';
import type { Accumulator, BoundTerm, Term } from '../terms/term.ts';
import { conditionOf, heldAfter, heldWhereLeft, NEXT, type Completion } from './completion.ts';
import type { Interpreter } from './interpreter.ts';
import { Scope, type Variable } from './scope.ts';

export interface Loop {
  readonly site: Site;
  readonly list: Term;
  readonly element: BoundTerm;
  /** Runs the body once. */
  readonly body: () => Completion;
  /** Asked after what changes is bound: the list of a `while` depends on that. */
  readonly listInside?: () => Term;
}

/**
 * Reads the body twice: first to learn which variables it changes, then with these bound as accumulators. Afterwards each of them
 * holds its fold.
 */
export function runLoop(loop: Loop, interpreter: Interpreter): Completion {
  const { journal, log } = interpreter;
  const { mark, births } = journal;
  const first = log.muted(loop.body);
  const atEnd = [...journal.changedSince(mark, births).keys()];
  journal.rollBack(mark);
  const changed = [...new Set([...atEnd, ...changedWhereLeft(first, births)])];

  const names = new Map<Variable, BoundTerm>(
    changed.map((variable) => [variable, freshBound('accumulator', variable.value)]),
  );
  const starts = new Map(changed.map((variable) => [variable, variable.value]));
  for (const [variable, name] of names) journal.assign(variable, name);
  const inside = loop.listInside?.() ?? loop.list;
  const completion = log.within({ kind: 'loop', list: inside, site: loop.site }, loop.body);
  const accumulators = changed.map((variable): Accumulator & { readonly variable: Variable } => {
    const name = names.get(variable) ?? loop.element;
    const step = heldAfter(completion, { variable, atEnd: variable.value, before: name }) ?? name;
    return { variable, name, start: starts.get(variable) ?? name, step };
  });
  journal.rollBack(mark);

  const end = conditionOf('break', completion);
  const list = end === undefined ? inside : makeOperation('until', [inside, makeLambda([loop.element], end)]);
  for (const accumulator of accumulators) {
    const others = accumulators.filter((other) => other !== accumulator);
    journal.assign(accumulator.variable, foldOf({ list, element: loop.element }, accumulator, others));
  }
  if (conditionOf('return', completion) === undefined) return NEXT;
  return { kind: 'search', list, element: loop.element, found: completion, otherwise: NEXT };
}

/** What is only changed on a way that leaves the loop's body: `found = x; break;` */
const changedWhereLeft = (completion: Completion, births: number): readonly Variable[] =>
  heldWhereLeft(completion).flatMap((values) =>
    Array.from(values).flatMap(([variable, value]) =>
      variable.birth <= births && variable.value !== value ? [variable] : [],
    ),
  );

/** The fold of one accumulator, with those others that it needs. */
function foldOf(
  { list, element }: { readonly list: Term; readonly element: BoundTerm },
  accumulator: Accumulator,
  others: readonly Accumulator[],
): Term {
  const needed: Accumulator[] = [accumulator];
  const needs = (term: Term): void => {
    for (const other of others)
      if (!needed.includes(other) && someTerm(term, (part) => part === other.name)) needed.push(other);
  };
  needs(list);
  for (const one of needed) needs(one.step);
  const isRange = list.kind === 'operation' && list.operator === 'range';
  if (needed.length === 1 && !isRange && isAppendOf(accumulator, element)) return list;
  return makeFold({ list, element, accumulators: needed.map(({ name, start, step }) => ({ name, start, step })) });
}

/** A loop that only copies its list. */
const isAppendOf = ({ name, start, step }: Accumulator, element: BoundTerm): boolean =>
  start.kind === 'array' &&
  start.elements.length === 0 &&
  step.kind === 'operation' &&
  step.operator === 'append' &&
  step.operands[0] === name &&
  step.operands[1] === element;

export function runForOf({ left, right, body }: ForOfStatement, scope: Scope, interpreter: Interpreter): Completion {
  return runOver({ left, list: interpreter.evaluate(right, scope), body }, scope, interpreter);
}

export function runForIn({ left, right, body }: ForInStatement, scope: Scope, interpreter: Interpreter): Completion {
  const keys = makeMember(global('Object'), literal('keys'));
  return runOver({ left, list: pureCall(keys, [interpreter.evaluate(right, scope)]), body }, scope, interpreter);
}

function runOver(
  { left, list, body }: { readonly left: Node; readonly list: Term; readonly body: Node },
  scope: Scope,
  interpreter: Interpreter,
): Completion {
  const { source, value, element } = elementsOf(list);
  return runLoop(
    {
      site: { file: scope.file, node: body },
      list: source,
      element,
      body: () => {
        const inner = new Scope(scope.file, scope);
        const pattern = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
        const mode = left.type === 'VariableDeclaration' ? 'declare' : 'assign';
        if (pattern) interpreter.bind(pattern, value, { scope: inner, mode });
        return interpreter.run([body], inner);
      },
    },
    interpreter,
  );
}

/** What a loop runs over, and the value that it hands out: `xs.entries()` runs over `xs` and hands out index and element. */
function elementsOf(list: Term): { readonly source: Term; readonly value: Term; readonly element: BoundTerm } {
  const isEntries = list.kind === 'call' && propertyName(list.callee) === 'entries' && list.args.length === 0;
  const source = isEntries && list.callee.kind === 'member' ? list.callee.object : list;
  const element = freshBound('element', source);
  return { source, element, value: isEntries ? makeArray([makeOperation('index', [element]), element]) : element };
}
