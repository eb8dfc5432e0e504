/** Test files that use of Vitest nothing but tests, suites and plain expectations: nothing that lasts, and nothing around a test. */
import type { NodePath } from '@babel/traverse';
import type {
  CallExpression,
  Function as FunctionNode,
  Identifier,
  MemberExpression,
  Node,
  Program,
} from '@babel/types';

const HEADS = new Set(['describe', 'it', 'suite', 'test']);
const CHAINED = new Set(['each', 'fails', 'only', 'skip', 'todo']);
const MATCHERS = new Set([
  ...['any', 'anything', 'arrayContaining', 'closeTo', 'not', 'objectContaining', 'stringContaining', 'stringMatching'],
]);

/** The names by which a module may know Vitest without importing it. */
export const VITEST_GLOBALS: ReadonlySet<string> = new Set([...HEADS, 'expect']);

export type FunctionPath = NodePath<FunctionNode>;

export interface TestBodies {
  readonly tests: ReadonlySet<FunctionPath>;
  /** Of suites: called once, before any test. */
  readonly suites: ReadonlySet<FunctionPath>;
}

/** What it declares; `undefined` where Vitest is used in any other way. */
export function plainTestBodies(program: NodePath<Program>): TestBodies | undefined {
  const uses = vitestUses(program);
  if (uses === undefined) return undefined;
  const tests = new Set<FunctionPath>();
  const suites = new Set<FunctionPath>();
  for (const { name, path } of uses) {
    const found = name === 'expect' ? (isPlainExpect(path) ? [] : undefined) : bodiesOf(path);
    if (found === undefined) return undefined;
    for (const body of found) (name === 'it' || name === 'test' ? tests : suites).add(body);
  }
  return { tests, suites };
}

interface VitestUse {
  readonly name: string;
  readonly path: NodePath;
}

function vitestUses(program: NodePath<Program>): readonly VitestUse[] | undefined {
  const uses: VitestUse[] = [];
  for (const statement of program.get('body')) {
    if (!statement.isImportDeclaration() || statement.node.source.value !== 'vitest') continue;
    for (const specifier of statement.node.specifiers) {
      const binding = program.scope.getBinding(specifier.local.name);
      if (binding?.referenced !== true) continue;
      const name = specifier.type === 'ImportSpecifier' ? importedName(specifier.imported) : '';
      if (!VITEST_GLOBALS.has(name)) return undefined;
      uses.push(...binding.referencePaths.map((path) => ({ name, path })));
    }
  }
  program.traverse({
    Identifier(path: NodePath<Identifier>) {
      const { name } = path.node;
      if (!VITEST_GLOBALS.has(name) || !path.isReferencedIdentifier() || path.scope.hasBinding(name, true)) return;
      uses.push({ name, path });
    },
  });
  return uses;
}

const importedName = (node: Node): string => (node.type === 'Identifier' ? node.name : '');

function isPlainExpect(use: NodePath): boolean {
  if (isCallee(use)) return true;
  for (let path = memberOf(use); path !== undefined; path = memberOf(path)) {
    if (!MATCHERS.has(importedName(path.node.property))) return false;
    if (isCallee(path)) return true;
  }
  return false;
}

/** What is declared by `test(…)`, `describe.skip(…)`, `it.each(…)(…)`. */
function bodiesOf(use: NodePath): readonly FunctionPath[] | undefined {
  const call = callOf(use);
  if (call !== undefined) return bodiesIn(call, false);
  const member = memberOf(use);
  const mark = member && importedName(member.node.property);
  if (member === undefined || mark === undefined || !CHAINED.has(mark)) return undefined;
  return mark === 'each' ? bodiesWithRows(member) : bodiesOf(member);
}

function bodiesWithRows(member: NodePath): readonly FunctionPath[] | undefined {
  const rows = callOf(member);
  const call = rows && callOf(rows);
  return call && bodiesIn(call, true);
}

/** Where something is asked for a member by its name. */
function memberOf({ node, parentPath }: NodePath): NodePath<MemberExpression> | undefined {
  return parentPath.isMemberExpression() && parentPath.node.object === node && !parentPath.node.computed
    ? parentPath
    : undefined;
}

function callOf({ node, parentPath }: NodePath): NodePath<CallExpression> | undefined {
  return parentPath.isCallExpression() && parentPath.node.callee === node ? parentPath : undefined;
}

const isCallee = (path: NodePath): boolean => callOf(path) !== undefined;

/** Without rows the first parameter is what Vitest keeps of the test. */
function bodiesIn(call: NodePath<CallExpression>, hasRows: boolean): readonly FunctionPath[] | undefined {
  const [, body, limit, ...more] = call.get('arguments');
  if (more.length > 0 || (limit !== undefined && !limit.isNumericLiteral())) return undefined;
  if (body === undefined) return [];
  if (!body.isArrowFunctionExpression() && !body.isFunctionExpression()) return undefined;
  if (!hasRows && body.node.params.length > 0) return undefined;
  return [body];
}
