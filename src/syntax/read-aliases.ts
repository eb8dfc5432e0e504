/** Import aliases of a Vite or Vitest configuration, read from its source without executing it. */
import { traverseFast } from '@babel/types';
import type { CallExpression, Expression, File, Node, ObjectExpression, ObjectProperty } from '@babel/types';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';
import { memberName, staticName } from './static-name.ts';
import { unwrapExpression } from './unwrap-expression.ts';

/** What Vite puts in the place of the beginning of a specifier. */
export interface WrittenAlias {
  /** A text stands for itself and for everything behind it and a `/`. */
  readonly find: string | RegExp;
  /** A path, relative to the configuration's folder unless absolute. */
  readonly replacement: string;
}

/** The entries under every key `alias`, in their order; without those that are computed. */
export function readAliases(source: SourceFile): readonly WrittenAlias[] {
  const parsed = parseSource(source);
  if (!parsed.ok) return [];
  const constants = constantsOf(parsed.ast);
  const aliases: WrittenAlias[] = [];
  traverseFast(parsed.ast, (node) => {
    if (node.type !== 'ObjectProperty' || nameOf(node) !== 'alias') return;
    const value = unwrapExpression(node.value);
    if (value.type === 'ObjectExpression') aliases.push(...fromObject(value, constants));
    if (value.type === 'ArrayExpression') {
      aliases.push(...value.elements.flatMap((element) => fromEntry(element, constants)));
    }
  });
  return aliases;
}

type Constants = ReadonlyMap<string, Expression>;

const nameOf = ({ key, computed }: ObjectProperty): string | undefined => staticName(key, computed);

/** `const` variables by name; of several with one name, the last. */
function constantsOf(ast: File): Constants {
  const constants = new Map<string, Expression>();
  traverseFast(ast, (node) => {
    if (node.type !== 'VariableDeclaration' || node.kind !== 'const') return;
    for (const { id, init } of node.declarations) if (id.type === 'Identifier' && init) constants.set(id.name, init);
  });
  return constants;
}

/** `{ '@': '/src' }` */
function fromObject({ properties }: ObjectExpression, constants: Constants): readonly WrittenAlias[] {
  return properties.flatMap((property) => {
    if (property.type !== 'ObjectProperty') return [];
    const find = nameOf(property);
    const replacement = pathOf(property.value, constants);
    return find === undefined || replacement === undefined ? [] : [{ find, replacement }];
  });
}

/** `{ find: '@', replacement: '/src' }` */
function fromEntry(entry: Node | null, constants: Constants): readonly WrittenAlias[] {
  if (entry?.type !== 'ObjectExpression') return [];
  const valueOf = (name: string): Node | undefined =>
    entry.properties.flatMap((property) =>
      property.type === 'ObjectProperty' && nameOf(property) === name ? [property.value] : [],
    )[0];
  const find = findOf(valueOf('find'));
  const replacement = pathOf(valueOf('replacement'), constants);
  return find === undefined || replacement === undefined ? [] : [{ find, replacement }];
}

function findOf(node: Node | undefined): string | RegExp | undefined {
  if (node?.type === 'StringLiteral') return node.value;
  if (node?.type !== 'RegExpLiteral') return undefined;
  try {
    return new RegExp(node.pattern, node.flags.replace(/[gy]/g, ''));
  } catch {
    // Babel lets some mistakes pass.
    return undefined;
  }
}

const FOLDERS: ReadonlySet<string> = new Set(['__dirname', 'dirname', 'cwd']);
const JOINS: ReadonlySet<string> = new Set(['resolve', 'join']);

/** The path that an expression stands for, as configurations usually write one; `undefined` when it is computed otherwise. */
function pathOf(node: Node | undefined, constants: Constants, depth = 0): string | undefined {
  if (node === undefined || depth > 10) return undefined;
  const inner = (part: Node | undefined): string | undefined => pathOf(part, constants, depth + 1);
  const expression = unwrapExpression(node);
  switch (expression.type) {
    case 'StringLiteral':
      return expression.value;
    case 'TemplateLiteral':
      return joined(
        [...expression.quasis, ...expression.expressions]
          .sort(bySource)
          .map((part) => (part.type === 'TemplateElement' ? part.value.raw : inner(part))),
        '',
      );
    case 'Identifier':
      return FOLDERS.has(expression.name) ? '.' : inner(constants.get(expression.name));
    case 'MemberExpression':
      // `import.meta.dirname`, or a part of a URL.
      return FOLDERS.has(memberName(expression) ?? '') ? '.' : inner(expression.object);
    case 'NewExpression':
      return inner(expression.arguments[0]);
    case 'CallExpression':
      return pathOfCall(expression, inner);
    default:
      return undefined;
  }
}

/** `path.resolve(__dirname, 'src')`, `fileURLToPath(new URL('./src', import.meta.url))`, `process.cwd()`. */
function pathOfCall(
  { callee, arguments: args }: CallExpression,
  inner: (part: Node) => string | undefined,
): string | undefined {
  const name =
    callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? memberName(callee) : '';
  if (FOLDERS.has(name ?? '')) return '.';
  if (JOINS.has(name ?? '')) return joined(args.map(inner), '/');
  return args[0] === undefined ? undefined : inner(args[0]);
}

const bySource = (left: Node, right: Node): number => (left.start ?? 0) - (right.start ?? 0);

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join(separator) : undefined;
}
