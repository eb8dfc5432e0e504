/** Statements in their order. */
import type {
  ClassDeclaration,
  ForStatement,
  IfStatement,
  Node,
  SwitchStatement,
  TSEnumDeclaration,
  TryStatement,
  VariableDeclaration,
} from '@babel/types';
import { staticName } from '../../syntax/static-name.ts';
import { object } from '../terms/build-member.ts';
import { buildBinary, junction, not } from '../terms/build-operation.ts';
import { freshUnknown, global, literal, makeOperation, UNDEFINED } from '../terms/make-term.ts';
import type { ObjectEntry, Term } from '../terms/term.ts';
import { andThen, branch, conditionToGoOn, goesOn, NEXT, type Completion } from './completion.ts';
import { alternatives, branchStep } from './evaluate-choice.ts';
import type { Interpreter } from './interpreter.ts';
import { runForIn, runForOf } from './run-loops.ts';
import { runWhile } from './run-while.ts';
import { Scope } from './scope.ts';

/** Runs a list of statements; names of functions are known from its start. */
export function runStatements(statements: readonly Node[], scope: Scope, interpreter: Interpreter): Completion {
  for (const statement of statements) hoist(withoutExport(statement), scope, interpreter);
  return runFrom(statements, scope, interpreter);
}

function runFrom(statements: readonly Node[], scope: Scope, interpreter: Interpreter): Completion {
  for (const [index, wrapped] of statements.entries()) {
    const statement = withoutExport(wrapped);
    const completion = runStatement(statement, scope, interpreter);
    if (completion.kind === 'next') continue;
    if (!goesOn(completion)) return completion;
    const condition = conditionToGoOn(completion);
    const step = condition === undefined ? undefined : branchStep(statement, condition, scope.file);
    const following = interpreter.log.within(step, () => runFrom(statements.slice(index + 1), scope, interpreter));
    return andThen(completion, following);
  }
  return NEXT;
}

/** The declaration inside an `export`. */
function withoutExport(statement: Node): Node {
  const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
  return isExport && statement.declaration ? statement.declaration : statement;
}

function hoist(statement: Node, scope: Scope, interpreter: Interpreter): void {
  if (statement.type === 'FunctionDeclaration')
    interpreter.journal.declare(scope, statement.id?.name ?? 'default', interpreter.close(statement, scope));
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'var') return;
  for (const { id } of statement.declarations)
    if (id.type === 'Identifier' && scope.own(id.name) === undefined)
      interpreter.journal.declare(scope, id.name, UNDEFINED);
}

function runStatement(statement: Node, scope: Scope, interpreter: Interpreter): Completion {
  switch (statement.type) {
    case 'ExpressionStatement':
      interpreter.evaluate(statement.expression, scope, 'discarded');
      return NEXT;
    case 'VariableDeclaration':
      return declareVariables(statement, scope, interpreter);
    case 'ClassDeclaration':
      return declareClass(statement, scope, interpreter);
    case 'TSEnumDeclaration':
      interpreter.journal.declare(scope, statement.id.name, enumValue(statement, scope, interpreter));
      return NEXT;
    case 'ReturnStatement': {
      const value = statement.argument ? interpreter.evaluate(statement.argument, scope, 'returned') : UNDEFINED;
      return { kind: 'return', value, values: interpreter.journal.changedInFrame };
    }
    case 'ThrowStatement':
      interpreter.log.addThrow();
      return { kind: 'throw', value: interpreter.evaluate(statement.argument, scope) };
    case 'BreakStatement':
      return { kind: 'break', values: interpreter.journal.changedSince(0) };
    case 'ContinueStatement':
      return { kind: 'continue', values: interpreter.journal.changedSince(0) };
    case 'BlockStatement':
      return interpreter.run(statement.body, new Scope(scope.file, scope));
    case 'IfStatement':
      return runIf(statement, scope, interpreter);
    case 'SwitchStatement':
      return runSwitch(statement, scope, interpreter);
    case 'TryStatement':
      return runTry(statement, scope, interpreter);
    default:
      return runOther(statement, scope, interpreter);
  }
}

function runOther(statement: Node, scope: Scope, interpreter: Interpreter): Completion {
  switch (statement.type) {
    case 'ForOfStatement':
      return runForOf(statement, scope, interpreter);
    case 'ForInStatement':
      return runForIn(statement, scope, interpreter);
    case 'ForStatement':
      return runFor(statement, scope, interpreter);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return runWhile(statement, scope, interpreter);
    case 'LabeledStatement':
      return runStatement(statement.body, scope, interpreter);
    // `export default` of an expression: nobody inside the file can name it.
    default:
      return NEXT;
  }
}

const runFor = (statement: ForStatement, scope: Scope, interpreter: Interpreter): Completion =>
  runWhile(statement, new Scope(scope.file, scope), interpreter);

function declareVariables(
  { declarations, kind }: VariableDeclaration,
  scope: Scope,
  interpreter: Interpreter,
): Completion {
  for (const { id, init } of declarations) {
    const value = init ? interpreter.evaluate(init, scope) : UNDEFINED;
    const isKnown = kind === 'var' && id.type === 'Identifier' && scope.find(id.name) !== undefined;
    if (!isKnown) interpreter.bind(id, value, { scope, mode: 'declare' });
    else if (init) interpreter.bind(id, value, { scope, mode: 'assign' });
  }
  return NEXT;
}

function declareClass(statement: ClassDeclaration, scope: Scope, interpreter: Interpreter): Completion {
  interpreter.journal.declare(scope, statement.id?.name ?? 'default', interpreter.close(statement, scope));
  return NEXT;
}

/** An enum is an object of its members. */
export function enumValue({ body }: TSEnumDeclaration, scope: Scope, interpreter: Interpreter): Term {
  let next: Term = literal(0);
  return object(
    body.members.map(({ id, initializer }): ObjectEntry => {
      const value = initializer ? interpreter.evaluate(initializer, scope) : next;
      next = value.kind === 'literal' && typeof value.value === 'number' ? literal(value.value + 1) : freshUnknown();
      return { key: literal(staticName(id, false) ?? ''), value };
    }),
  );
}

function runIf(
  { test: condition, consequent, alternate }: IfStatement,
  scope: Scope,
  interpreter: Interpreter,
): Completion {
  const test = interpreter.evaluate(condition, scope);
  const runs = (statement: Node | null | undefined) => (): Completion =>
    statement ? runStatement(statement, new Scope(scope.file, scope), interpreter) : NEXT;
  const [then = NEXT, otherwise = NEXT] = alternatives(interpreter, test, [
    { step: branchStep(consequent, test, scope.file), read: runs(consequent), goesOn },
    { step: branchStep(alternate ?? consequent, not(test), scope.file), read: runs(alternate), goesOn },
  ]);
  return branch(test, then, otherwise);
}

function runSwitch({ discriminant, cases }: SwitchStatement, outer: Scope, interpreter: Interpreter): Completion {
  const value = interpreter.evaluate(discriminant, outer);
  const scope = new Scope(outer.file, outer);
  const runCase = (index: number, pending: readonly Term[]): Completion => {
    const current = cases[index];
    if (current === undefined) return NEXT;
    const tests = current.test
      ? [...pending, buildBinary('===', value, interpreter.evaluate(current.test, scope))]
      : pending;
    if (current.consequent.length === 0 && current.test) return runCase(index + 1, tests);
    const body = (): Completion => leaveSwitch(interpreter.run(current.consequent, scope));
    // What stands behind `default` is come to by no other way: nobody writes it elsewhere than at the end.
    if (!current.test) return body();
    const test = junction('or', tests);
    const [then = NEXT, otherwise = NEXT] = alternatives(interpreter, test, [
      { step: branchStep(current, test, scope.file), read: body, goesOn },
      { step: branchStep(current, not(test), scope.file), read: () => runCase(index + 1, []), goesOn },
    ]);
    return branch(test, then, otherwise);
  };
  return runCase(0, []);
}

/** A `break` ends the switch and no more. */
function leaveSwitch(completion: Completion): Completion {
  if (completion.kind === 'break') return NEXT;
  if (completion.kind !== 'branch') return completion;
  return branch(completion.test, leaveSwitch(completion.then), leaveSwitch(completion.otherwise));
}

function runTry(statement: TryStatement, scope: Scope, interpreter: Interpreter): Completion {
  const site = { file: scope.file, node: statement };
  const { block, handler, finalizer } = statement;
  const { log } = interpreter;
  const before = log.calls.length;
  const tried = log.within({ kind: 'try', site }, () => runStatement(block, scope, interpreter));
  const cause = log.calls.slice(before).at(-1)?.term ?? global('…try');
  const test = makeOperation('throws', [cause]);
  const [caught] = alternatives(interpreter, test, [
    {
      step: { kind: 'catch', site },
      goesOn,
      read: (): Completion => {
        if (!handler) return NEXT;
        const inner = new Scope(scope.file, scope);
        if (handler.param)
          interpreter.bind(handler.param, makeOperation('caught', [cause]), { scope: inner, mode: 'declare' });
        return runStatement(handler.body, inner, interpreter);
      },
    },
  ]);
  const completion = handler && caught ? branch(test, caught, withoutThrows(tried)) : tried;
  if (!finalizer) return completion;
  const last = log.within({ kind: 'finally', site }, () => runStatement(finalizer, scope, interpreter));
  return last.kind === 'next' ? completion : last;
}

/** What is thrown where it is caught goes no further. */
function withoutThrows(completion: Completion): Completion {
  if (completion.kind === 'throw') return NEXT;
  if (completion.kind !== 'branch') return completion;
  return branch(completion.test, withoutThrows(completion.then), withoutThrows(completion.otherwise));
}
