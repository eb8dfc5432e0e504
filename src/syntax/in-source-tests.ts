/** Where a file of code holds tests of its own, as Vitest's `includeSource` runs them: behind `if (import.meta.vitest)`. */
import type { Node, Statement } from '@babel/types';
import type { Span } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';
import { positionOf } from './place.ts';
import { staticName } from './static-name.ts';
import { unwrapExpression } from './unwrap-expression.ts';

/** From the `if` to the end of what runs in tests only; an `else` is code. None where the source does not parse. */
export function inSourceTests(source: SourceFile): readonly Span[] {
  if (!source.text.includes('import.meta')) return [];
  const parsed = parseSource(source);
  if (!parsed.ok) return [];
  const { body } = parsed.ast.program;
  const names = new Set(body.flatMap(namesOfVitest));
  return body.flatMap((statement) => testsIn(statement, names)).map(([first, last]) => spanFrom(source, first, last));
}

/** The first node of a stretch of tests and its last one. */
function testsIn(statement: Statement, names: ReadonlySet<string>): readonly (readonly [Node, Node])[] {
  if (statement.type === 'IfStatement' && asksForVitest(statement.test, names)) {
    return [[statement, statement.consequent]];
  }
  if (statement.type !== 'ExpressionStatement') return [];
  const { expression } = statement;
  const isGuarded =
    expression.type === 'LogicalExpression' && expression.operator === '&&' && asksForVitest(expression.left, names);
  return isGuarded ? [[statement, statement]] : [];
}

/** Whether it holds where Vitest is there, and nowhere else. */
function asksForVitest(test: Node, names: ReadonlySet<string>): boolean {
  const node = unwrapExpression(test);
  switch (node.type) {
    case 'UnaryExpression':
      return (
        node.operator === '!' &&
        node.argument.type === 'UnaryExpression' &&
        node.argument.operator === '!' &&
        asksForVitest(node.argument.argument, names)
      );
    case 'BinaryExpression':
      return /^!==?$/.test(node.operator) && isNothing(node.right) && isVitest(node.left, names);
    case 'LogicalExpression':
      return node.operator === '&&' && [node.left, node.right].some((part) => asksForVitest(part, names));
    default:
      return isVitest(node, names);
  }
}

const isNothing = (node: Node): boolean =>
  node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');

function isVitest(expression: Node, names: ReadonlySet<string>): boolean {
  const node = unwrapExpression(expression);
  if (node.type === 'Identifier') return names.has(node.name);
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    staticName(node.property, node.computed) === 'vitest'
  );
}

/** Of `const vitest = import.meta.vitest`. */
function namesOfVitest(statement: Statement): readonly string[] {
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') return [];
  return statement.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && init && isVitest(init, new Set()) ? [id.name] : [],
  );
}

function spanFrom({ path }: SourceFile, first: Node, last: Node): Span {
  if (!first.loc || !last.loc) throw new Error('A parsed statement has no place.');
  return { file: path, start: positionOf(first.loc.start), end: positionOf(last.loc.end) };
}
