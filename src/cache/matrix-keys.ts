import { textHash } from '../host/content-hash.ts';
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import { groupBy } from '../util/group-by.ts';
import { DependencyGraph } from './dependency-graph.ts';
import type { KnownSuite } from './entry.ts';

/** What the mutants of a file, and the outcomes of a test under them, depend on, beside the test itself. */
export class MatrixKeys {
  readonly #graph: DependencyGraph;
  readonly #request: MutationRequest;
  readonly #codeKeys: ReadonlyMap<FilePath, string>;
  readonly #columnKeys = new Map<FilePath, string>();

  constructor(request: MutationRequest, suite: KnownSuite) {
    this.#graph = new DependencyGraph(suite);
    this.#request = request;
    const spansIn = groupBy(request.spans, ({ file }) => file);
    this.#codeKeys = new Map(
      request.sources.map(({ path, text }) => {
        const spans = (spansIn.get(path) ?? []).map(({ start, end }) => JSON.stringify([start, end]));
        const edits = (request.wrongRows ?? []).flatMap((wrong) =>
          wrong.edits.filter(({ file }) => file === path).map((edit) => [wrong.row.id, edit]),
        );
        const arid = (request.arid ?? []).filter(({ span }) => span.file === path);
        return [path, textHash(JSON.stringify([text, [...new Set(spans)].sort(byText), edits, arid]))];
      }),
    );
  }

  /** Of the mutants of a file: its text, what of it may be changed, and how people want to see it changed. */
  codeKey(file: FilePath): string {
    return this.#codeKeys.get(file) ?? '';
  }

  /** Of the outcomes of the tests in a file: the mutants that it can reach, and which files' errors are no checks. */
  columnKey(testFile: FilePath): string {
    const key = this.#columnKeys.get(testFile) ?? this.#makeColumnKey(testFile);
    this.#columnKeys.set(testFile, key);
    return key;
  }

  #makeColumnKey(testFile: FilePath): string {
    const closure = this.#graph.closureOf(testFile);
    const mayReach = (file: FilePath): boolean => this.#graph.mayReadAnyFile(testFile) || closure.has(file);
    const code = [...this.#codeKeys].filter(([file]) => mayReach(file)).sort(([left], [right]) => byText(left, right));
    const tested = [...this.#request.codeUnderTest].filter(mayReach).sort(byText);
    const { share } = this.#request;
    return textHash(JSON.stringify([code, tested, ...(share === undefined ? [] : [share])]));
  }
}
