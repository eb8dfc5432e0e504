import traverse, { type NodePath } from '@babel/traverse';
import type { CallExpression, File, Node, OptionalCallExpression } from '@babel/types';
import type { FilePath } from '../model/ids.ts';
import type { Location, Span } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';
import { endLocation, spanOf, startLocation } from './place.ts';
import { staticName } from './static-name.ts';
import { functionName, knownText, objectLiteral, readText, type TextContext, type TextPart } from './static-text.ts';
import { HeadResolver, type TestHead, type TestMark } from './test-head.ts';
import { unwrapExpression } from './unwrap-expression.ts';

/** One call of `test` or `describe` as written. */
export interface TestCall {
  readonly kind: 'test' | 'describe';
  readonly title: readonly TextPart[];
  /** From the chain, the options, and `todo` for a test without a body. */
  readonly marks: ReadonlySet<TestMark>;
  readonly tags: readonly string[];
  /** Where Vitest says that it is. */
  readonly location: Location;
  readonly span: Span;
  /** The calls inside a `describe`, in source order. */
  readonly children: readonly TestCall[];
}

export type TestCalls =
  | { readonly ok: true; readonly calls: readonly TestCall[] }
  | { readonly ok: false; readonly message: string; readonly location: Location };

type CallPath = NodePath<CallExpression> | NodePath<OptionalCallExpression>;

/** The `test` and `describe` calls of a file, nested as written. */
export function readTestCalls(source: SourceFile): TestCalls {
  const parsed = parseSource(source);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, calls: collectCalls(parsed.ast, source) };
  } catch (error) {
    // Babel's scopes refuse what the parser passed over, such as a name declared twice.
    if (!(error instanceof Error)) throw error;
    return { ok: false, message: error.message, location: { file: source.path, line: 1, column: 1 } };
  }
}

function collectCalls(ast: File, source: SourceFile): readonly TestCall[] {
  const heads = new HeadResolver();
  const top: TestCall[] = [];
  const open: { readonly node: Node; readonly children: TestCall[] }[] = [];
  traverse(ast, {
    'CallExpression|OptionalCallExpression': {
      enter(path: CallPath) {
        const children: TestCall[] = [];
        const call = readTestCall(path, { heads, source, children });
        if (call === undefined) return;
        (open.at(-1)?.children ?? top).push(call);
        if (call.kind === 'describe') open.push({ node: path.node, children });
      },
      exit(path: CallPath) {
        if (open.at(-1)?.node === path.node) open.pop();
      },
    },
  });
  return top;
}

function readTestCall(
  path: CallPath,
  file: { readonly heads: HeadResolver; readonly source: SourceFile; readonly children: readonly TestCall[] },
): TestCall | undefined {
  const { node, scope } = path;
  const [title] = node.arguments;
  const head = file.heads.resolve(node.callee, scope);
  if (head === undefined || head.awaits !== undefined || title === undefined) return undefined;
  const context = { scope, source: file.source.text };
  const options = readOptions(node.arguments, context);
  return {
    kind: head.kind,
    title: readTitle(title, context),
    marks: new Set([...head.marks, ...options.marks, ...marksOfBody(head, node.arguments)]),
    tags: options.tags,
    location: callLocation(node.callee, file.source.path),
    span: spanOf(file.source.path, node),
    children: file.children,
  };
}

function readTitle(title: Node, context: TextContext): readonly TextPart[] {
  const name = title.type === 'Identifier' ? functionName(title.name, context.scope) : undefined;
  return name === undefined ? readText(title, context) : [{ kind: 'known', text: name }];
}

/** Vitest treats a test that has a title and nothing to run as `todo`. */
function marksOfBody(head: TestHead, args: readonly Node[]): readonly TestMark[] {
  const rest = args.slice(1);
  const isBodiless = args[0]?.type !== 'SpreadElement' && rest.every((arg) => arg.type === 'ObjectExpression');
  return head.kind === 'test' && isBodiless ? ['todo'] : [];
}

const OPTION_MARKS: ReadonlyMap<string, TestMark> = new Map([
  ['skip', 'skip'],
  ['only', 'only'],
  ['todo', 'todo'],
  ['fails', 'fails'],
]);

function readOptions(
  args: readonly Node[],
  context: TextContext,
): { readonly marks: readonly TestMark[]; readonly tags: readonly string[] } {
  const marks: TestMark[] = [];
  const tags: string[] = [];
  for (const property of args.slice(1, 3).flatMap((arg) => objectLiteral(arg, context.scope)?.properties ?? [])) {
    if (property.type !== 'ObjectProperty') continue;
    const name = staticName(property.key, property.computed) ?? '';
    if (name === 'tags') tags.push(...readTags(property.value, context));
    const mark = OPTION_MARKS.get(name);
    if (mark !== undefined && isTrue(property.value)) marks.push(mark);
  }
  return { marks, tags };
}

function readTags(value: Node, context: TextContext): readonly string[] {
  const expression = unwrapExpression(value);
  const nodes = expression.type === 'ArrayExpression' ? expression.elements : [expression];
  return nodes.flatMap((node) => {
    const tag = node === null ? undefined : knownText(node, context);
    return tag === undefined ? [] : [tag];
  });
}

const isTrue = (value: Node): boolean => value.type === 'BooleanLiteral' && value.value;

/**
 * Vitest reads the place from a stack trace, in which V8 gives a call the position of the name in front of its parenthesis, or,
 * where there is none (`it.each([…])('…')`), that of the parenthesis itself. (Found by experiment with Vitest 5.1.)
 */
function callLocation(callee: Node, file: FilePath): Location {
  const expression = unwrapExpression(callee);
  if (expression.type === 'Identifier') return startLocation(file, expression);
  const isMember = expression.type === 'MemberExpression' || expression.type === 'OptionalMemberExpression';
  if (isMember && !expression.computed) return startLocation(file, expression.property);
  return endLocation(file, callee);
}
