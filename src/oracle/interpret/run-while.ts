/** Loops with a condition; those that count are loops over numbers, or over the list whose indices they count. */
import { traverseFast } from '@babel/types';
import type { BinaryExpression, DoWhileStatement, ForStatement, Node, WhileStatement } from '@babel/types';
import { namesIn } from '../modules/module-record.ts';
import { someNode } from '../reach/ancestors-of.ts';
import { propertyName } from '../terms/build-member.ts';
import { sum } from '../terms/build-operation.ts';
import { freshBound, global, literal, makeOperation } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';
import type { Completion } from './completion.ts';
import type { Interpreter } from './interpreter.ts';
import { runLoop } from './run-loops.ts';
import { Scope, type Variable } from './scope.ts';

/** `for (;;)`, `while` and `do`. A `for` that counts up runs over the numbers, or over the list whose indices they are. */
export function runWhile(
  statement: ForStatement | WhileStatement | DoWhileStatement,
  scope: Scope,
  interpreter: Interpreter,
): Completion {
  const site = { file: scope.file, node: statement };
  const counting = statement.type === 'WhileStatement' ? countingWhile(statement, { scope, interpreter }) : undefined;
  if (counting !== undefined) return counting;
  if (statement.type !== 'ForStatement') {
    const operator = statement.type === 'DoWhileStatement' ? 'do' : 'while';
    const listInside = (): Term => makeOperation(operator, [interpreter.evaluate(statement.test, scope)]);
    const list = global('…while');
    const body = (): Completion => interpreter.run([statement.body], scope);
    return runLoop({ site, list, listInside, element: freshBound('element'), body }, interpreter);
  }
  const { init } = statement;
  if (init?.type === 'VariableDeclaration') interpreter.run([init], scope);
  else if (init) interpreter.evaluate(init, scope, 'discarded');
  const counted = countedList(statement, scope, interpreter);
  if (counted !== undefined) return runCounted(statement.body, counted, { scope, interpreter });
  const { test, update } = statement;
  const body = (): Completion => {
    const completion = interpreter.run([statement.body], scope);
    if (update) interpreter.evaluate(update, scope, 'discarded');
    return completion;
  };
  const listInside = (): Term => makeOperation('while', test ? [interpreter.evaluate(test, scope)] : []);
  return runLoop({ site, list: global('…while'), listInside, element: freshBound('element'), body }, interpreter);
}

/** `while (i < n) { …; i++; }` counts as `for (; i < n; i++) { … }` does; afterwards `i` is `n`. */
function countingWhile({ test, body }: WhileStatement, around: Around): Completion | undefined {
  if (test.type !== 'BinaryExpression' || test.left.type !== 'Identifier') return undefined;
  const variable = around.scope.find(test.left.name);
  const repeated = withoutCount(body, test.left.name);
  if (variable === undefined || repeated === undefined) return undefined;
  const limit = limitIn(test, variable, around);
  if (limit === undefined) return undefined;
  const completion = runCounted(repeated, { variable, list: countedOver(variable.value, limit) }, around);
  around.interpreter.journal.assign(variable, limit);
  return completion;
}

/** A loop's body without the count at its end; `undefined` where that is not all that counts, or may be passed over. */
function withoutCount(body: Node, name: string): Node | undefined {
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : undefined;
  const update = last?.type === 'ExpressionStatement' ? last.expression : undefined;
  if (body.type !== 'BlockStatement' || !countsUp(update, name) || countWrites(name, body) > 1) return undefined;
  const mayLeave = someNode(body, ({ type }) => type === 'ContinueStatement' || type === 'BreakStatement');
  return mayLeave ? undefined : { ...body, body: body.body.slice(0, -1) };
}

/** How often a variable is assigned. */
function countWrites(name: string, root: Node): number {
  let count = 0;
  traverseFast(root, (node) => {
    if (node.type === 'UpdateExpression' && isNamed(node.argument, name)) count += 1;
    if (node.type === 'AssignmentExpression' && isNamed(node.left, name)) count += 1;
  });
  return count;
}

interface Counted {
  readonly variable: Variable;
  readonly list: Term;
}

function countedList(
  { test, update, init }: ForStatement,
  scope: Scope,
  interpreter: Interpreter,
): Counted | undefined {
  const variable = counterIn(init, scope);
  if (variable === undefined || !test || !countsUp(update, variable.name)) return undefined;
  const limit = limitIn(test, variable, { scope, interpreter });
  return limit && { variable, list: countedOver(variable.value, limit) };
}

interface Around {
  readonly scope: Scope;
  readonly interpreter: Interpreter;
}

/** What a counter stays below. */
function limitIn(test: Node, { name }: Variable, { scope, interpreter }: Around): Term | undefined {
  if (test.type !== 'BinaryExpression' || !isLimitOf(test, name)) return undefined;
  const end = interpreter.evaluate(test.right, scope);
  return test.operator === '<=' ? sum([end, literal(1)]) : end;
}

/** The variable that a `for` declares first. */
function counterIn(init: ForStatement['init'], scope: Scope): Variable | undefined {
  const [name] = init?.type === 'VariableDeclaration' ? namesIn(init.declarations[0]?.id) : [];
  return name === undefined ? undefined : scope.own(name);
}

const isLimitOf = ({ left, operator }: BinaryExpression, name: string): boolean =>
  left.type === 'Identifier' && left.name === name && /^(?:<=?|!==?)$/.test(operator);

/** From zero to a list's length one counts that list. */
function countedOver(start: Term, limit: Term): Term {
  const isFromZero = start.kind === 'literal' && start.value === 0;
  const isLength = limit.kind === 'member' && propertyName(limit) === 'length';
  return isFromZero && isLength ? limit.object : makeOperation('range', [start, limit]);
}

/** `i++` or `i += 1`. */
function countsUp(update: Node | null | undefined, name: string): boolean {
  if (update?.type === 'UpdateExpression') return update.operator === '++' && isNamed(update.argument, name);
  if (update?.type !== 'AssignmentExpression' || update.operator !== '+=') return false;
  return isNamed(update.left, name) && update.right.type === 'NumericLiteral' && update.right.value === 1;
}

const isNamed = (node: Node, name: string): boolean => node.type === 'Identifier' && node.name === name;

function runCounted(repeated: Node, { variable, list }: Counted, { scope, interpreter }: Around): Completion {
  const element = freshBound('element', list);
  const isRange = list.kind === 'operation' && list.operator === 'range';
  const counter = isRange ? element : makeOperation('index', [element]);
  const body = (): Completion => {
    const inner = new Scope(scope.file, scope);
    interpreter.journal.declare(inner, variable.name, counter);
    return interpreter.run([repeated], inner);
  };
  return runLoop({ site: { file: scope.file, node: repeated }, list, element, body }, interpreter);
}
