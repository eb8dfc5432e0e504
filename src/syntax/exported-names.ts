/** What a module exports, by the names under which others speak of it. */
import {
  getOuterBindingIdentifiers,
  traverseFast,
  type ExportNamedDeclaration,
  type Node,
  type Statement,
} from '@babel/types';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';
import { staticName } from './static-name.ts';

export interface ExportedNames {
  /** What is declared here: the name by which it is called to the one under which it is exported, which differ for `default`. */
  readonly declared: ReadonlyMap<string, string>;
  /** What is passed on from other modules. */
  readonly passedOn: ReadonlySet<string>;
  /** Whether it may export more than the source says (`export *`, CommonJS). */
  readonly isOpen: boolean;
}

const UNKNOWN: ExportedNames = { declared: new Map(), passedOn: new Set(), isOpen: true };

/** Values only; of a source that does not parse nothing is known. */
export function exportedNames(source: SourceFile): ExportedNames {
  const parsed = parseSource(source);
  if (!parsed.ok) return UNKNOWN;
  const { body } = parsed.ast.program;
  const imported = new Set(body.flatMap(importedNames));
  const exports = body.flatMap((statement) => exportsOf(statement, imported));
  const own = exports.filter(({ isForeign }) => !isForeign);
  return {
    // Of two names for one thing, `default` is the lesser.
    declared: new Map(own.sort(byDefault).map(({ name, exported }) => [name, exported])),
    passedOn: new Set(exports.filter(({ isForeign }) => isForeign).map(({ exported }) => exported)),
    isOpen: body.some(({ type }) => type === 'ExportAllDeclaration') || isCommonJs(body),
  };
}

interface Export {
  /** By which it is called. */
  readonly name: string;
  readonly exported: string;
  /** Whether it comes from another module. */
  readonly isForeign: boolean;
}

const byDefault = (left: Export, right: Export): number =>
  Number(right.exported === 'default') - Number(left.exported === 'default');

function exportsOf(statement: Statement, imported: ReadonlySet<string>): readonly Export[] {
  if (statement.type === 'ExportDefaultDeclaration') {
    const name = ownName(statement.declaration);
    return name === undefined ? [] : [{ name, exported: 'default', isForeign: imported.has(name) }];
  }
  if (statement.type !== 'ExportNamedDeclaration' || statement.exportKind === 'type') return [];
  const specified = specifiersOf(statement).map(({ exported, local }) => ({
    name: exported === 'default' ? local : exported,
    exported,
    isForeign: statement.source != null || imported.has(local),
  }));
  return [...declaredNames(statement).map((name) => ({ name, exported: name, isForeign: false })), ...specified];
}

function importedNames(statement: Statement): readonly string[] {
  return statement.type === 'ImportDeclaration' ? statement.specifiers.map(({ local }) => local.name) : [];
}

function ownName(declaration: Node): string | undefined {
  if (declaration.type === 'Identifier') return declaration.name;
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id.name : undefined;
}

const TYPES: ReadonlySet<string> = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction']);

function declaredNames({ declaration }: ExportNamedDeclaration): readonly string[] {
  if (!declaration || TYPES.has(declaration.type) || ('declare' in declaration && declaration.declare === true))
    return [];
  if (declaration.type === 'TSEnumDeclaration' || declaration.type === 'TSModuleDeclaration') {
    return declaration.id.type === 'Identifier' ? [declaration.id.name] : [];
  }
  return Object.keys(getOuterBindingIdentifiers(declaration));
}

function specifiersOf({ specifiers }: ExportNamedDeclaration): readonly { exported: string; local: string }[] {
  return specifiers.flatMap((specifier) => {
    if (specifier.type === 'ExportSpecifier' && specifier.exportKind === 'type') return [];
    const exported = staticName(specifier.exported, false);
    if (exported === undefined) return [];
    const local = specifier.type === 'ExportSpecifier' ? staticName(specifier.local, false) : undefined;
    return [{ exported, local: local ?? exported }];
  });
}

/** Whether the module has no `import` or `export`, and speaks of `exports`. */
function isCommonJs(body: readonly Statement[]): boolean {
  if (body.some(({ type }) => /^(?:Import|Export)/.test(type))) return false;
  let isFound = false;
  for (const statement of body) {
    traverseFast(statement, (node) => {
      isFound ||= node.type === 'Identifier' && node.name === 'exports';
    });
  }
  return isFound;
}
