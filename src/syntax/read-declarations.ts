/** What a file declares at its top level, by the names that a spec may use. */
import type {
  Class,
  ClassBody,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  Node,
  ObjectExpression,
  TSEnumDeclaration,
  TSModuleDeclaration,
  VariableDeclaration,
} from '@babel/types';
import type { Location, Span } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { parseSource } from './parse-source.ts';
import { spanOf } from './place.ts';
import { staticName } from './static-name.ts';
import { unwrapExpression } from './unwrap-expression.ts';

/** One of the places where a name is declared. */
export interface NamedDeclaration {
  readonly span: Span;
  /** Whether it exists when the code runs: not a type, a signature without a body, or `declare`. */
  readonly isValue: boolean;
}

export interface FileDeclarations {
  /** `total`, `Basket`, `Basket.total`, `Basket.#lines`, `default`; each with all its declarations in source order. */
  readonly byName: ReadonlyMap<string, readonly NamedDeclaration[]>;
  /** Exported name to the local one, where they differ. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Name to the module that it comes from, as written. */
  readonly importedFrom: ReadonlyMap<string, string>;
  /** Modules of `export * from`, as written. */
  readonly passedOn: readonly string[];
}

export type DeclarationsOfFile =
  | ({ readonly ok: true } & FileDeclarations)
  | { readonly ok: false; readonly message: string; readonly location: Location };

export function readDeclarations(source: SourceFile): DeclarationsOfFile {
  const parsed = parseSource(source);
  if (!parsed.ok) return parsed;
  const reader = new DeclarationReader(source);
  for (const statement of parsed.ast.program.body) reader.readStatement(statement);
  return { ok: true, ...reader.declarations };
}

class DeclarationReader {
  readonly #byName = new Map<string, NamedDeclaration[]>();
  readonly #aliases = new Map<string, string>();
  readonly #importedFrom = new Map<string, string>();
  readonly #passedOn: string[] = [];
  readonly #source: SourceFile;

  constructor(source: SourceFile) {
    this.#source = source;
  }

  get declarations(): FileDeclarations {
    return {
      byName: this.#byName,
      aliases: this.#aliases,
      importedFrom: this.#importedFrom,
      passedOn: this.#passedOn,
    };
  }

  /** `whole` is the statement around the declaration, `export` included; `prefix` the namespace around it, with its dot. */
  readStatement(node: Node, whole: Node = node, prefix = ''): void {
    if (node.type === 'ExportNamedDeclaration') this.#readExport(node, prefix);
    else if (node.type === 'ExportDefaultDeclaration') this.#readDefault(node);
    else if (node.type === 'ExportAllDeclaration') this.#passedOn.push(node.source.value);
    else if (node.type === 'ImportDeclaration') this.#readImport(node);
    else if (node.type === 'VariableDeclaration') this.#readVariables(node, whole, prefix);
    else if (node.type === 'TSModuleDeclaration') this.#readNamespace(node, whole, prefix);
    else this.#readNamed(node, whole, prefix);
  }

  #readImport(node: ImportDeclaration): void {
    for (const { local } of node.specifiers) this.#importedFrom.set(local.name, node.source.value);
  }

  #readNamed(node: Node, whole: Node, prefix: string): void {
    if (!('id' in node) || node.id?.type !== 'Identifier') return;
    const name = prefix + node.id.name;
    this.#add(name, whole, isValueDeclaration(node));
    this.#readMembers(name, node);
  }

  #readExport(node: ExportNamedDeclaration, prefix: string): void {
    if (node.declaration) {
      this.readStatement(node.declaration, node, prefix);
      return;
    }
    for (const specifier of node.specifiers) {
      const exported = staticName(specifier.exported, false) ?? '';
      if (node.source) this.#importedFrom.set(exported, node.source.value);
      else if (specifier.type === 'ExportSpecifier') this.#addAlias(exported, specifier.local);
    }
  }

  #addAlias(exported: string, local: Node): void {
    const name = staticName(local, false);
    if (name !== undefined && name !== exported) this.#aliases.set(exported, name);
  }

  #readDefault(node: ExportDefaultDeclaration): void {
    const value = unwrapExpression(node.declaration);
    if (value.type === 'Identifier') {
      this.#addAlias('default', value);
      return;
    }
    this.#add('default', node, isValueDeclaration(value));
    this.#readMembers('default', value);
    this.#readNamed(value, node, '');
  }

  #readVariables(node: VariableDeclaration, whole: Node, prefix: string): void {
    for (const declarator of node.declarations) {
      const place = node.declarations.length === 1 ? whole : declarator;
      for (const name of boundNames(declarator.id)) {
        this.#add(prefix + name, place, node.declare !== true);
        if (declarator.init && declarator.id.type === 'Identifier') this.#readMembers(prefix + name, declarator.init);
      }
    }
  }

  #readNamespace(node: TSModuleDeclaration, whole: Node, prefix: string): void {
    const name = namespaceName(node);
    if (name === undefined) return;
    this.#add(prefix + name, whole, node.declare !== true);
    for (const statement of node.body.body) this.readStatement(statement, statement, `${prefix}${name}.`);
  }

  #readMembers(name: string, value: Node): void {
    const expression = unwrapExpression(value);
    if (expression.type === 'ObjectExpression') this.#readObject(name, expression);
    else if (expression.type === 'TSEnumDeclaration') this.#readEnum(name, expression);
    else if (isClass(expression)) this.#readClass(name, expression.body);
  }

  #readClass(name: string, body: ClassBody): void {
    for (const member of body.body) {
      if (!('key' in member)) continue;
      const key = staticName(member.key, 'computed' in member && member.computed);
      if (key === undefined) continue;
      this.#add(`${name}.${key}`, member, isValueDeclaration(member));
      if ('value' in member && member.value) this.#readMembers(`${name}.${key}`, member.value);
    }
  }

  #readObject(name: string, object: ObjectExpression): void {
    for (const property of object.properties) {
      if (property.type === 'SpreadElement') continue;
      const key = staticName(property.key, property.computed);
      if (key === undefined) continue;
      this.#add(`${name}.${key}`, property, true);
      if (property.type === 'ObjectProperty') this.#readMembers(`${name}.${key}`, property.value);
    }
  }

  #readEnum(name: string, node: TSEnumDeclaration): void {
    for (const member of node.body.members) {
      const key = staticName(member.id, false);
      if (key !== undefined) this.#add(`${name}.${key}`, member, true);
    }
  }

  #add(name: string, node: Node, isValue: boolean): void {
    const declarations = this.#byName.get(name) ?? [];
    declarations.push({ span: spanOf(this.#source.path, node), isValue });
    this.#byName.set(name, declarations);
  }
}

const TYPE_ONLY: ReadonlySet<string> = new Set([
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
]);

const isValueDeclaration = (node: Node): boolean =>
  !TYPE_ONLY.has(node.type) && !('declare' in node && node.declare === true);

const isClass = (node: Node): node is Class => node.type === 'ClassDeclaration' || node.type === 'ClassExpression';

function boundNames(pattern: Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'ObjectProperty' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** `undefined` for `declare module '…'` and `declare global`, which declare nothing here. */
function namespaceName({ id, kind }: TSModuleDeclaration): string | undefined {
  return id.type === 'StringLiteral' || kind === 'global' ? undefined : qualifiedName(id);
}

function qualifiedName(id: Node): string | undefined {
  if (id.type === 'Identifier') return id.name;
  if (id.type !== 'TSQualifiedName') return undefined;
  const left = qualifiedName(id.left);
  return left === undefined ? undefined : `${left}.${id.right.name}`;
}
