import { traverseFast, type Node } from '@babel/types';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';

/** What a module asks for when it runs; types are no part of that. */
export interface ReadImports {
  /** As written; each once, in no particular order. */
  readonly specifiers: readonly string[];
  /** Whether that is all: no `import(name)`, and the text can be parsed. */
  readonly isComplete: boolean;
}

export function readImports(source: SourceFile): ReadImports {
  const parsed = parseSource(source);
  if (!parsed.ok) return { specifiers: [], isComplete: false };
  const specifiers = new Set<string>();
  let isComplete = true;
  traverseFast(parsed.ast, (node) => {
    const asked = askedBy(node);
    if (asked === undefined) return;
    const specifier = asked === null ? undefined : textOf(asked);
    if (specifier === undefined) isComplete = false;
    else specifiers.add(specifier);
  });
  return { specifiers: [...specifiers], isComplete };
}

/** The node that names a module; `null` where one is asked for without a name, `undefined` where none is. */
function askedBy(node: Node): Node | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return node.importKind === 'type' ? undefined : node.source;
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return (node.exportKind === 'type' ? undefined : node.source) ?? undefined;
    case 'ImportExpression':
      return node.source;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? (node.arguments[0] ?? null)
        : undefined;
    default:
      return undefined;
  }
}

function textOf(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}
