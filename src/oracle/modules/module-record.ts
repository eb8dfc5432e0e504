/** What one file imports, exports and declares at its top level. */
import type {
  Declaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  Node,
  Statement,
  VariableDeclaration,
} from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { staticName } from '../../syntax/static-name.ts';
import { unwrapExpression } from '../../syntax/unwrap-expression.ts';

export interface ModuleRecord {
  readonly file: FilePath;
  readonly text: string;
  readonly statements: readonly Statement[];
  /** Local name to what it stands for; the name `*` is the module as a whole. */
  readonly imports: ReadonlyMap<string, ForeignName>;
  /** Exported name to a local one or to another module's. */
  readonly exports: ReadonlyMap<string, string | ForeignName>;
  /** Modules of `export * from`. */
  readonly passedOn: readonly string[];
  /** Functions, classes, enums, and variables with what they start as. */
  readonly declarations: ReadonlyMap<string, TopLevel>;
}

export interface ForeignName {
  readonly specifier: string;
  readonly name: string;
}

export interface TopLevel {
  readonly kind: 'function' | 'class' | 'enum' | 'const' | 'let';
  /** Of a variable, its value; the whole declarator when it is destructured. */
  readonly node: Node;
}

/** Longer files are generated: nobody wrote what a rule could find in them. */
const MAX_LENGTH = 600_000;

/** `undefined` for what cannot be read: it does not parse, or is too large to be written by hand. */
export function readModule(source: SourceFile): ModuleRecord | undefined {
  if (source.text.length > MAX_LENGTH) return undefined;
  const statements = parsedStatements(source);
  if (statements === undefined) return undefined;
  const reader = new ModuleReader();
  for (const statement of statements) reader.read(statement);
  return { file: source.path, text: source.text, statements, ...reader.names };
}

function parsedStatements(source: SourceFile): readonly Statement[] | undefined {
  try {
    const parsed = parseSource(source);
    return parsed.ok ? parsed.ast.program.body : undefined;
  } catch (error) {
    // What is nested too deeply exhausts the parser's stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

class ModuleReader {
  readonly #imports = new Map<string, ForeignName>();
  readonly #exports = new Map<string, string | ForeignName>();
  readonly #passedOn: string[] = [];
  readonly #declarations = new Map<string, TopLevel>();

  get names(): Pick<ModuleRecord, 'imports' | 'exports' | 'passedOn' | 'declarations'> {
    return {
      imports: this.#imports,
      exports: this.#exports,
      passedOn: this.#passedOn,
      declarations: this.#declarations,
    };
  }

  read(statement: Statement): void {
    if (statement.type === 'ImportDeclaration') this.#readImport(statement);
    else if (statement.type === 'ExportAllDeclaration') this.#passedOn.push(statement.source.value);
    else if (statement.type === 'ExportNamedDeclaration') this.#readExport(statement);
    else if (statement.type === 'ExportDefaultDeclaration') this.#readDefault(statement);
    else this.#declare(statement);
  }

  #readImport({ specifiers, source }: ImportDeclaration): void {
    for (const specifier of specifiers) {
      const name =
        specifier.type === 'ImportSpecifier'
          ? (staticName(specifier.imported, false) ?? '')
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*';
      this.#imports.set(specifier.local.name, { specifier: source.value, name });
    }
  }

  #readExport({ declaration, specifiers, source }: ExportNamedDeclaration): void {
    if (declaration) for (const name of this.#declare(declaration)) this.#exports.set(name, name);
    for (const specifier of specifiers) {
      const exported = staticName(specifier.exported, false) ?? '';
      const local = specifier.type === 'ExportSpecifier' ? (staticName(specifier.local, false) ?? '') : '*';
      this.#exports.set(exported, source ? { specifier: source.value, name: local } : local);
    }
  }

  #readDefault({ declaration }: ExportDefaultDeclaration): void {
    const value = unwrapExpression(declaration);
    if (value.type === 'Identifier') {
      this.#exports.set('default', value.name);
      return;
    }
    const isNamed = value.type === 'FunctionDeclaration' || value.type === 'ClassDeclaration';
    const name = isNamed && value.id ? value.id.name : 'default';
    this.#declarations.set(name, { kind: kindOf(value), node: value });
    this.#exports.set('default', name);
  }

  /** The names that a statement declares. */
  #declare(statement: Statement | Declaration): readonly string[] {
    if (statement.type === 'VariableDeclaration') return this.#declareVariables(statement);
    const kind = DECLARATIONS.get(statement.type);
    if (kind === undefined || !('id' in statement) || statement.id?.type !== 'Identifier') return [];
    this.#declarations.set(statement.id.name, { kind, node: statement });
    return [statement.id.name];
  }

  #declareVariables({ declarations, kind }: VariableDeclaration): readonly string[] {
    return declarations.flatMap((declarator) => {
      const { id, init } = declarator;
      if (id.type !== 'Identifier') {
        const names = namesIn(id);
        for (const name of names) this.#declarations.set(name, { kind: 'let', node: declarator });
        return names;
      }
      const value = init ? unwrapExpression(init) : declarator;
      const isFixed = kind === 'const' && init;
      this.#declarations.set(id.name, { kind: isFixed ? kindOf(value) : 'let', node: value });
      return [id.name];
    });
  }
}

const DECLARATIONS: ReadonlyMap<string, TopLevel['kind']> = new Map([
  ['FunctionDeclaration', 'function'],
  ['ClassDeclaration', 'class'],
  ['TSEnumDeclaration', 'enum'],
]);

function kindOf(value: Node): TopLevel['kind'] {
  if (value.type === 'ClassExpression' || value.type === 'ClassDeclaration') return 'class';
  return /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(value.type) ? 'function' : 'const';
}

/** The variables that a pattern declares. */
export function namesIn(pattern: Node | undefined): readonly string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'ObjectProperty' ? property.value : property.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? namesIn(element) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
