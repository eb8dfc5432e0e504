import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import type { OracleInput, ResolveModule } from '../oracle-input.ts';
import { readModule, type ForeignName, type ModuleRecord, type TopLevel } from './module-record.ts';

/** What a name stands for after all imports and re-exports. */
export type Meaning =
  /** Declared at the top level of a file, under this name there. */
  | { readonly kind: 'local'; readonly file: FilePath; readonly name: string }
  /** A file of the project as a whole. */
  | { readonly kind: 'module'; readonly file: FilePath }
  | { readonly kind: 'dependency'; readonly specifier: string; readonly name: string };

/** The files that were handed in, each read once, when it is asked for. */
export class ProjectModules {
  readonly #sources: ReadonlyMap<FilePath, SourceFile>;
  readonly #resolve: ResolveModule;
  readonly #records = new Map<FilePath, ModuleRecord | undefined>();

  constructor({ sources, resolve }: Pick<OracleInput, 'sources' | 'resolve'>) {
    this.#sources = new Map(sources.map((source) => [source.path, source]));
    this.#resolve = resolve;
  }

  textOf(file: FilePath): string | undefined {
    return this.#sources.get(file)?.text;
  }

  record(file: FilePath): ModuleRecord | undefined {
    if (!this.#records.has(file)) {
      const source = this.#sources.get(file);
      this.#records.set(file, source === undefined || isJson(file) ? undefined : readModule(source));
    }
    return this.#records.get(file);
  }

  /** A file of the project for a specifier; `undefined` for a dependency. Virtual parts such as `?raw` are no module. */
  resolve(from: FilePath, specifier: string): FilePath | undefined {
    return this.#resolve(from, specifier);
  }

  declaration(file: FilePath, name: string): TopLevel | undefined {
    return this.record(file)?.declarations.get(name);
  }

  /** What a name means that a file imports. */
  foreign(
    from: FilePath,
    { specifier, name }: ForeignName,
    seen: ReadonlySet<string> = new Set(),
  ): Meaning | undefined {
    const file = this.#resolve(from, specifier);
    if (file === undefined) return { kind: 'dependency', specifier, name };
    return name === '*' ? { kind: 'module', file } : this.exported(file, name, seen);
  }

  /** What a file exports under a name; `undefined` when it does not, or cannot be read. */
  exported(file: FilePath, name: string, seen: ReadonlySet<string> = new Set()): Meaning | undefined {
    const step = `${file}#${name}`;
    const record = this.record(file);
    if (seen.has(step) || (record === undefined && !isJson(file))) return undefined;
    if (record === undefined) return { kind: 'local', file, name };
    const visited = new Set(seen).add(step);
    const target = record.exports.get(name);
    if (target === undefined) return name === 'default' ? undefined : this.#passedOn(record, name, visited);
    if (typeof target !== 'string') return this.foreign(file, target, visited);
    const imported = record.imports.get(target);
    return imported === undefined ? { kind: 'local', file, name: target } : this.foreign(file, imported, visited);
  }

  /** The names that a file exports, those that it passes on too. */
  exportedNames(file: FilePath, seen: ReadonlySet<FilePath> = new Set()): ReadonlySet<string> {
    const record = this.record(file);
    if (record === undefined || seen.has(file)) return new Set();
    const others = record.passedOn.flatMap((specifier) => {
      const target = this.#resolve(file, specifier);
      return target === undefined ? [] : [...this.exportedNames(target, new Set(seen).add(file))];
    });
    return new Set([...record.exports.keys(), ...others.filter((name) => name !== 'default')]);
  }

  #passedOn(record: ModuleRecord, name: string, seen: ReadonlySet<string>): Meaning | undefined {
    for (const specifier of record.passedOn) {
      const file = this.#resolve(record.file, specifier);
      const meaning = file === undefined ? undefined : this.exported(file, name, seen);
      if (meaning !== undefined) return meaning;
    }
    return undefined;
  }
}

export const isJson = (file: FilePath): boolean => file.endsWith('.json');
