/** Data that JavaScript itself reads: from a text in the code, or from another file. */
import {
  traverseFast,
  type CallExpression,
  type Identifier,
  type ImportDeclaration,
  type NewExpression,
  type Node,
} from '@babel/types';
import type { Span } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';
import { spanOf } from './place.ts';

/** A piece of code in which a mutator finds nothing to change. */
export interface UnchangeableData {
  readonly span: Span;
  readonly kind: 'enum' | 'file' | 'text';
  /** Of what is imported: it bears on the code that uses it, wherever the import stands. */
  readonly uses: readonly Span[];
}

/** None in a source that does not parse. */
export function readData(source: SourceFile): readonly UnchangeableData[] {
  const parsed = parseSource(source);
  if (!parsed.ok) return [];
  const identifiers: Identifier[] = [];
  const found: { readonly node: Node; readonly kind: UnchangeableData['kind'] }[] = [];
  traverseFast(parsed.ast, (node) => {
    if (node.type === 'Identifier') identifiers.push(node);
    const kind = kindOf(node);
    if (kind !== undefined) found.push({ node, kind });
  });
  const usesOf = (node: Node): readonly Identifier[] => {
    const names = new Set(node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : []);
    return names.size === 0 ? [] : identifiers.filter(({ name }) => names.has(name));
  };
  return found.map(({ node, kind }) => ({
    span: spanOf(source.path, node),
    kind,
    uses: usesOf(node).map((use) => spanOf(source.path, use)),
  }));
}

function kindOf(node: Node): UnchangeableData['kind'] | undefined {
  switch (node.type) {
    case 'TSEnumDeclaration':
      return 'enum';
    case 'ImportDeclaration':
      return isJson(node) ? 'file' : undefined;
    case 'CallExpression':
    case 'NewExpression':
      return readsText(node) ? 'text' : undefined;
    default:
      return undefined;
  }
}

const isJson = ({ source, importKind }: ImportDeclaration): boolean =>
  importKind !== 'type' && /\.json5?(?:$|\?)/.test(source.value);

/** Characters of a text in which there is nothing: `{}`. */
const NOTHING = 2;

/** `JSON.parse`, `new Function` or `eval` of a text that stands there. */
function readsText({ callee, arguments: given }: CallExpression | NewExpression): boolean {
  const isReader =
    callee.type === 'Identifier'
      ? callee.name === 'Function' || callee.name === 'eval'
      : callee.type === 'MemberExpression' &&
        callee.object.type === 'Identifier' &&
        callee.object.name === 'JSON' &&
        callee.property.type === 'Identifier' &&
        callee.property.name === 'parse';
  return isReader && given.some((one) => textLength(one) > NOTHING);
}

function textLength(node: Node): number {
  if (node.type === 'StringLiteral') return node.value.length;
  return node.type === 'TemplateLiteral' ? node.quasis.reduce((sum, { value }) => sum + value.raw.length, 0) : 0;
}
