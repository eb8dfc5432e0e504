import { traverseFast } from '@babel/types';
import type { Node, Statement } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type { Site } from '../assertion.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import type { ModuleRecord } from '../modules/module-record.ts';
import { ancestorsOf } from '../reach/ancestors-of.ts';

const HOOK = /^(?:before|after)(?:Each|All)$|^around(?:Each|All)$/;

/** What of the test's side a test runs: itself, the hooks around it, and what these name, in its file or in others. */
export function reachableCode({ site }: ExaminedTest, context: OracleContext): readonly Site[] {
  const record = context.moduleOf(site.file);
  if (record === undefined) return [site];
  const around = statementsAround(site.node, record.statements);
  const found: Site[] = [site, ...around.filter(isHook).map((node) => ({ file: site.file, node }))];
  const locals = new Map(around.flatMap((statement) => localsOf(statement)));
  const seen = new Set<string>();
  for (const { file, node } of found)
    for (const name of namesIn(node)) {
      const step = `${file}#${name}`;
      if (seen.has(step)) continue;
      seen.add(step);
      const local = file === site.file ? locals.get(name) : undefined;
      const reached = local === undefined ? declaredAs(name, file, context) : { file, node: local };
      if (reached !== undefined) found.push(reached);
    }
  return found;
}

/** The statements beside a node, at the top level and in each `describe` around it. */
function statementsAround(node: Node, statements: readonly Statement[]): readonly Statement[] {
  const outer = statements.find((statement) => ancestorsOf(node, statement).length > 0);
  const blocks =
    outer === undefined ? [] : ancestorsOf(node, outer).filter((ancestor) => ancestor.type === 'BlockStatement');
  return [...statements, ...blocks.flatMap((block) => block.body)];
}

function isHook(statement: Statement): boolean {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  return call?.type === 'CallExpression' && call.callee.type === 'Identifier' && HOOK.test(call.callee.name);
}

/** The names that a statement inside a `describe` declares. */
function localsOf(statement: Statement): readonly (readonly [string, Node])[] {
  if (statement.type === 'FunctionDeclaration' && statement.id) return [[statement.id.name, statement]];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && init ? [[id.name, init] as const] : [],
  );
}

/** Without those of types, which do nothing. */
function namesIn(root: Node): ReadonlySet<string> {
  const names = new Set<string>();
  traverseFast(root, (node) => {
    if (isTypeOnly(node)) return traverseFast.skip;
    if (node.type === 'Identifier') names.add(node.name);
    return undefined;
  });
  return names;
}

const isTypeOnly = ({ type }: Node): boolean =>
  type === 'TSTypeAnnotation' || type === 'TSTypeParameterInstantiation' || type === 'TSClassImplements';

/** Whether a function or a class of the test's side names code under test, or what it names there does. */
export function namesCode(start: Site, context: OracleContext): boolean {
  const found: Site[] = [start];
  const seen = new Set<string>();
  for (const { file, node } of found) {
    for (const name of namesIn(node)) {
      if (seen.has(`${file}#${name}`)) continue;
      seen.add(`${file}#${name}`);
      if (isOfCode(name, file, context)) return true;
      const named = declaredAs(name, file, context);
      if (named !== undefined) found.push(named);
    }
  }
  return false;
}

function isOfCode(name: string, file: FilePath, context: OracleContext): boolean {
  const imported = context.moduleOf(file)?.imports.get(name);
  const source = imported && context.resolve(file, imported.specifier);
  return source !== undefined && context.isSubject(source);
}

/** What a name stands for on the test's side. */
function declaredAs(name: string, file: FilePath, context: OracleContext): Site | undefined {
  const record = context.moduleOf(file);
  const own = record?.declarations.get(name);
  if (own !== undefined) return { file, node: own.node };
  const imported = record?.imports.get(name);
  const source = imported && context.resolve(file, imported.specifier);
  if (imported === undefined || source === undefined || context.isSubject(source)) return undefined;
  return exportedBy(context.moduleOf(source), imported.name);
}

function exportedBy(record: ModuleRecord | undefined, name: string): Site | undefined {
  const local = record?.exports.get(name);
  const declaration = typeof local === 'string' ? record?.declarations.get(local) : undefined;
  return record && declaration && { file: record.file, node: declaration.node };
}
