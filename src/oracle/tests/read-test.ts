/** One test, read from its hooks to its end. */
import { isFunction, traverseFast } from '@babel/types';
import type { CallExpression, Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type { CallRecord, Site } from '../assertion.ts';
import type { ProjectInterpreter } from '../interpret/project-interpreter.ts';
import type { ClaimedDeclaration } from '../oracle-input.ts';
import type { ExaminedTest } from '../oracle-rule.ts';
import { member, object } from '../terms/build-member.ts';
import { dependency, freshBound, literal, UNDEFINED } from '../terms/make-term.ts';
import type { FunctionTerm, ObjectEntry, Term } from '../terms/term.ts';
import type { HookKind, RegisteredSuite, RegisteredTest, Table } from './test-registry.ts';

/** How many steps a test may take, its hooks and helpers included. */
const MAX_STEPS = 40_000;

export interface TestToRead extends ClaimedDeclaration {
  readonly registered: RegisteredTest;
  readonly scope: ExaminedTest['scope'];
  /** What was called while the file was loaded. */
  readonly loadCalls: readonly CallRecord[];
}

export function readTest(test: TestToRead, interpreter: ProjectInterpreter): ExaminedTest {
  const { registered, declaration, behaviours, scope, loadCalls } = test;
  const { log, journal } = interpreter;
  const { mark } = journal;
  log.restart(loadCalls);
  const finished = interpreter.withSteps(MAX_STEPS, () => runTest(registered, interpreter));
  journal.rollBack(mark);
  return {
    declaration,
    behaviours,
    scope,
    site: registered.site,
    body: registered.body?.node,
    rows: registered.table?.rows,
    assertions: log.assertions,
    unreached: registered.body ? unreachedIn(registered.body, interpreter) : [],
    mayThrow: log.hasThrown,
    calls: log.calls,
    isCutShort: finished === undefined,
  };
}

function runTest({ body, table, fixtures, suite }: RegisteredTest, interpreter: ProjectInterpreter): true {
  const { log, functions } = interpreter;
  log.phase = 'hook';
  for (const kind of ['beforeAll', 'beforeEach'] as const) runHooks(kind, suite, interpreter);
  const context = contextOf(fixtures, interpreter);
  log.phase = 'body';
  if (body !== undefined) functions.call({ callee: body, args: [...rowArguments(table, body), context] });
  log.phase = 'hook';
  for (const kind of ['afterEach', 'afterAll'] as const) runHooks(kind, suite, interpreter);
  log.phase = 'load';
  return true;
}

function runHooks(kind: HookKind, suite: RegisteredSuite, interpreter: ProjectInterpreter): void {
  if (suite.parent) runHooks(kind, suite.parent, interpreter);
  for (const hook of suite.hooks)
    if (hook.kind === kind) interpreter.functions.call({ callee: hook.callback, args: [contextOf([], interpreter)] });
}

/** What a test's callback gets of its table: one row that stands for all. */
export function rowArguments(table: Table | undefined, callback: FunctionTerm): readonly Term[] {
  if (table === undefined) return [];
  const row = freshBound('row', table.rows);
  const parameters = isFunction(callback.node) ? callback.node.params : [];
  if (table.kind === 'for' || !isTableOfLists(table.rows, parameters.length)) return [row];
  return parameters.map((_, index) => member(row, literal(index)));
}

function isTableOfLists(rows: Term, parameters: number): boolean {
  const [first] = rows.kind === 'array' ? rows.elements : [];
  if (first === undefined || first.kind === 'bound' || first.kind === 'operation') return parameters > 1;
  return first.kind === 'array';
}

const USE = dependency('vitest', '…use');

/** The test context, with the fixtures that `test.extend` added. */
function contextOf(fixtures: readonly Term[], interpreter: ProjectInterpreter): Term {
  const own: ObjectEntry[] = [
    { key: undefined, value: dependency('vitest', '…context') },
    { key: literal('expect'), value: dependency('vitest', 'expect') },
  ];
  for (const fixture of fixtures) {
    if (fixture.kind !== 'object') continue;
    for (const { key, value } of fixture.entries)
      own.push({ key, value: fixtureValue(value, object(own), interpreter) });
  }
  return object(own);
}

/** A fixture is a value, or a function that hands its value to `use`, or such with options. */
function fixtureValue(fixture: Term, context: Term, interpreter: ProjectInterpreter): Term {
  if (fixture.kind === 'array') return fixtureValue(fixture.elements[0] ?? UNDEFINED, context, interpreter);
  if (fixture.kind !== 'function') return fixture;
  const before = interpreter.log.calls.length;
  const returned = interpreter.functions.call({ callee: fixture, args: [context, USE] });
  const used = interpreter.log.calls.slice(before).find(({ term }) => term.callee.key === USE.key);
  return used?.term.args[0] ?? returned ?? UNDEFINED;
}

/** Matcher calls as they are written, that were not come to. */
function unreachedIn({ file, node: body }: FunctionTerm, interpreter: ProjectInterpreter): readonly Site[] {
  const found: Site[] = [];
  const names = assertingNames(file, interpreter);
  traverseFast(body, (node) => {
    if (node.type === 'CallExpression' && isWrittenAssertion(node, names) && !interpreter.log.isReached(node))
      found.push({ file, node });
  });
  return found;
}

/** Names that a library's functions have here, and none of the project. */
const assertingNames = (file: FilePath, interpreter: ProjectInterpreter): readonly string[] =>
  ['expect', 'assert'].filter((name) =>
    ['dependency', 'global', 'unknown'].includes(interpreter.lookUp(name, interpreter.rootOf(file)).kind),
  );

function isWrittenAssertion({ callee }: CallExpression, names: readonly string[]): boolean {
  const calls: Node[] = [];
  let node: Node = callee;
  while (node.type === 'MemberExpression' || node.type === 'CallExpression') {
    if (node.type === 'CallExpression') calls.push(node);
    node = node.type === 'MemberExpression' ? node.object : node.callee;
  }
  const name = node.type === 'Identifier' ? node.name : undefined;
  if (name === undefined || !names.includes(name)) return false;
  if (name === 'assert') return calls.length === 0;
  return calls.length > 0 && callee.type === 'MemberExpression';
}
