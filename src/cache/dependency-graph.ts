import type { FilePath } from '../model/ids.ts';
import { reachableFrom } from '../util/reachable-from.ts';
import type { KnownSuite } from './entry.ts';

/** Which files each test file depends on, as far as that is known. */
export class DependencyGraph {
  /** On which every test depends. */
  readonly shared: ReadonlySet<FilePath>;
  readonly #closures: ReadonlyMap<FilePath, ReadonlySet<FilePath>>;
  readonly #imported: ReadonlySet<FilePath>;
  readonly #readers: ReadonlySet<FilePath>;

  constructor({ testFiles, imports, shared, readers }: KnownSuite) {
    this.shared = reachableFrom(shared, imports);
    this.#closures = new Map(testFiles.map(({ file }) => [file, reachableFrom([file, ...shared], imports)]));
    this.#imported = new Set([...this.#closures.values()].flatMap((closure) => [...closure]));
    this.#readers = new Set(readers);
  }

  isTestFile(file: FilePath): boolean {
    return this.#closures.has(file);
  }

  /** Whether a test file imports it, directly or not. */
  isImported(file: FilePath): boolean {
    return this.#imported.has(file);
  }

  /** The test file, all that it imports, and all that is shared. */
  closureOf(testFile: FilePath): ReadonlySet<FilePath> {
    return this.#closures.get(testFile) ?? new Set();
  }

  /** Whether it may depend on files that it does not import. */
  mayReadAnyFile(testFile: FilePath): boolean {
    return !this.closureOf(testFile).isDisjointFrom(this.#readers);
  }
}
