import { closest } from 'fastest-levenshtein';
import type { CodeReference } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import { byText, type Span } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import { inSourceTests } from '../syntax/in-source-tests.ts';
import { readDeclarations, type DeclarationsOfFile, type FileDeclarations } from '../syntax/read-declarations.ts';
import { filesOf, plainPath } from './code-files.ts';
import { subtractSpans } from './subtract-spans.ts';

/** A code reference, looked up. */
export type ResolvedReference =
  | { readonly ok: true; readonly spans: readonly Span[] }
  /** What is wrong and what to write instead, as a sentence. */
  | { readonly ok: false; readonly message: string };

/** Looks code references up in the sources; each file is parsed at most once. */
export class ReferenceResolver {
  readonly #sources: ReadonlyMap<FilePath, SourceFile>;
  /** All files that a path may mean, for hints. */
  readonly #files: readonly FilePath[];
  readonly #parsed = new Map<FilePath, DeclarationsOfFile>();

  constructor(sources: readonly SourceFile[], projectFiles: readonly FilePath[]) {
    this.#sources = new Map(sources.map((source) => [source.path, source]));
    this.#files = [...new Set([...this.#sources.keys(), ...projectFiles])].toSorted(byText);
  }

  resolve(reference: CodeReference): ResolvedReference {
    const sources = filesOf(reference, [...this.#sources.keys()]).flatMap((file) => this.#sources.get(file) ?? []);
    const { name } = reference;
    if (sources.length === 0) return { ok: false, message: this.#missingFile(reference.path) };
    if (name === undefined) return { ok: true, spans: sources.flatMap(codeOf) };
    const found = sources.flatMap((source) => spansNamed(this.#declarationsOf(source), name));
    return found.length > 0 ? { ok: true, spans: found } : { ok: false, message: this.#missingName(name, sources) };
  }

  #declarationsOf(source: SourceFile): DeclarationsOfFile {
    const declarations = this.#parsed.get(source.path) ?? readDeclarations(source);
    this.#parsed.set(source.path, declarations);
    return declarations;
  }

  #missingFile(path: string): string {
    const folder = plainPath(path).replace(/\/*$/, '/');
    if (this.#files.some((file) => file.startsWith(folder))) {
      return `"${path}" is a folder: write "${folder}**" for all code files in it.`;
    }
    return `No code file matches "${path}"${nearest(path, this.#files)}.`;
  }

  #missingName(name: string, sources: readonly SourceFile[]): string {
    const read = sources.map((source) => ({ path: source.path, declarations: this.#declarationsOf(source) }));
    for (const { path, declarations } of read) {
      const reason = whyMissing(name, path, declarations);
      if (reason !== undefined) return reason;
    }
    const where = read.map(({ path }) => `"${path}"`).join(', ');
    const names = read.flatMap(({ declarations }) => (declarations.ok ? namesIn(declarations) : []));
    return `"${name}" is not declared in ${where}${nearest(name, names)}.`;
  }
}

/** The reason when a name is there in a way that does not count; `undefined` when it is not there at all. */
function whyMissing(name: string, path: FilePath, declarations: DeclarationsOfFile): string | undefined {
  if (!declarations.ok) return `"${path}" cannot be parsed, so "${name}" is not found in it: ${declarations.message}`;
  const { aliases, byName, importedFrom, passedOn } = declarations;
  if (byName.has(name)) return `"${name}" in "${path}" is only a type or a signature: name code that runs.`;
  const [root = ''] = name.split('.');
  const module = importedFrom.get(aliases.get(root) ?? root);
  if (module !== undefined) return `"${name}" is not declared in "${path}" but in "${module}": name that file.`;
  if (passedOn.length === 0) return undefined;
  const modules = passedOn.map((passed) => `"${passed}"`).join(', ');
  return `"${name}" is not declared in "${path}", which passes on ${modules}: name the file that declares it.`;
}

const wholeFile = ({ path, text }: SourceFile): Span => {
  const lines = text.split(/\r\n|\n|\r/);
  return {
    file: path,
    start: { line: 1, column: 1 },
    end: { line: lines.length, column: (lines.at(-1) ?? '').length + 1 },
  };
};

/** All of a file but the tests in it. */
const codeOf = (source: SourceFile): readonly Span[] => subtractSpans([wholeFile(source)], inSourceTests(source));

/** All declarations of a name, types included, as long as one of them runs. */
function spansNamed(declarations: DeclarationsOfFile, name: string): readonly Span[] {
  if (!declarations.ok) return [];
  const found = declarations.byName.get(name) ?? declarations.byName.get(localName(declarations, name)) ?? [];
  return found.some((declaration) => declaration.isValue) ? found.map((declaration) => declaration.span) : [];
}

/** `Exported.member` as `Local.member`. */
function localName({ aliases }: FileDeclarations, name: string): string {
  const [root = '', ...members] = name.split('.');
  return [aliases.get(root) ?? root, ...members].join('.');
}

const namesIn = ({ byName, aliases }: FileDeclarations): readonly string[] =>
  [
    ...[...byName].filter(([, found]) => found.some((declaration) => declaration.isValue)).map(([name]) => name),
    ...aliases.keys(),
  ].toSorted(byText);

/** The candidate that ends in the same name, in whatever class or folder; else the one with the fewest letters to change. */
function nearest(text: string, candidates: readonly string[]): string {
  if (candidates.length === 0) return '';
  const ending = /[^./#]*(?:\.\w+)?$/.exec(text)?.[0] ?? text;
  const sameEnding = candidates.find((candidate) => candidate.endsWith(`.${text}`) || candidate.endsWith(`/${ending}`));
  return `; the nearest is "${sameEnding ?? closest(text, candidates)}"`;
}
