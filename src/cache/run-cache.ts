/** What earlier runs of a project found out, as far as it still holds: so much need not be run again. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash, textHash } from '../host/content-hash.ts';
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Recordings } from '../model/recording.ts';
import type { ReuseReport } from '../model/run-event.ts';
import type { MutationEngine } from '../mutation/engine.ts';
import type { SuiteRunner } from '../vitest/run-suite.ts';
import { NOTHING_KNOWN, type Entry } from './entry.ts';
import { EntryStore } from './entry-store.ts';
import { entryText, readBody, readHead } from './entry-text.ts';
import { reuseMatrix } from './reuse-matrix.ts';
import { reuseSuite } from './reuse-suite.ts';
import { Changes, differingFacts, isByProduct } from './stale-tests.ts';
import { readFacts, readFiles, type Machinery, type TreeState } from './tree-state.ts';

export interface CacheOrder extends Machinery {
  /** Absolute: where every project has its entries. */
  readonly folder: string;
  /** Where the reports of this run go. */
  readonly reports: readonly FilePath[];
  /** Test modules of this run that are nowhere on disk. */
  readonly generated?: readonly SourceFile[];
}

/** Reads the project's files, and finds the entry of the tree that is nearest to it. */
export async function openCache(order: CacheOrder): Promise<RunCache> {
  const root = await realpath(order.root);
  const store = new EntryStore(order.folder, root);
  const stored = (await store.list()).flatMap(({ name, head }) => {
    const tree = readHead(head, root);
    return tree === undefined ? [] : [{ name, tree }];
  });
  const known = stored.flatMap(({ tree }) => [...tree.files.keys()]);
  const generated = new Map((order.generated ?? []).map(({ path, text }) => [path, text]));
  const files = new Map([...(await readFiles(order.root, known, order.folder)), ...hashesOf(generated)]);
  const tree = { facts: readFacts(order), files, reports: new Set(order.reports) };
  const nearest = await nearestEntry(store, stored, tree);
  return new RunCache({ root: order.root, folder: order.folder, realRoot: root, store, tree, generated, nearest });
}

const NOTHING_RECORDED: Recordings = { columns: [], pairs: [] };

const hashesOf = (generated: ReadonlyMap<FilePath, string>): TreeState['files'] =>
  new Map([...generated].map(([path, text]) => [path, textHash(text)]));

interface StoredTree {
  readonly name: string;
  readonly tree: TreeState;
}

interface NamedEntry extends Entry {
  readonly name: string;
}

/** The entry of the tree that differs the least; of equally near ones the newest. */
async function nearestEntry(
  store: EntryStore,
  stored: readonly StoredTree[],
  now: TreeState,
): Promise<NamedEntry | undefined> {
  const distances = new Map(stored.map(({ name, tree }) => [name, distanceOf(tree, now)]));
  const distance = ({ name }: StoredTree): number => distances.get(name) ?? Infinity;
  for (const { name, tree } of stored.toSorted((left, right) => distance(left) - distance(right))) {
    const knowledge = readBody((await store.read(name)) ?? '');
    if (knowledge !== undefined) return { name, tree, ...knowledge };
  }
  return undefined;
}

/** Under other circumstances all is to be run anyway, whatever the files are. */
const distanceOf = (tree: TreeState, now: TreeState): number =>
  differingFacts(tree.facts, now.facts).length * 1e9 + new Changes(tree.files, now.files).paths.length;

interface OpenCache {
  readonly root: string;
  /** Where every project has its entries. */
  readonly folder: string;
  readonly realRoot: string;
  readonly store: EntryStore;
  /** As it was before anything ran. */
  readonly tree: TreeState;
  /** Texts of the test modules that are nowhere on disk. */
  readonly generated: ReadonlyMap<FilePath, string>;
  readonly nearest: NamedEntry | undefined;
}

/** For one run: first the suite, then the engine, then `close`. */
export class RunCache {
  readonly #cache: OpenCache;
  readonly #reasons = new Map<FilePath, string>();
  #hasRun = false;
  /** Of some tests nothing was found out, and nobody knows which they are. */
  #isPartial = false;
  #suite: Entry['suite'];
  #matrix: Entry['matrix'];
  #recordings: Entry['recordings'];

  constructor(cache: OpenCache) {
    this.#cache = cache;
    ({ suite: this.#suite, matrix: this.#matrix, recordings: this.#recordings } = cache.nearest ?? NOTHING_KNOWN);
  }

  /** Runs only the test files whose outcome is not known. */
  suiteRunner(inner: SuiteRunner): SuiteRunner {
    return async (request) => {
      const { tree, generated, nearest: entry = NOTHING_KNOWN } = this.#cache;
      const { run, known, unchanged, reasons } = await reuseSuite(
        { entry, tree, generated },
        (part) => this.#watched(inner(part)),
        request,
      );
      if (run.unstarted !== undefined) this.#isPartial = true;
      const { engine, code, columns } = this.#matrix;
      this.#suite = known;
      this.#matrix = {
        engine,
        code: code.filter(({ file }) => tree.files.has(file)),
        columns: columns.filter(({ file }) => unchanged.has(file)),
      };
      for (const [file, reason] of reasons) this.#reasons.set(file, reason);
      return run;
    };
  }

  /** Runs only the columns whose outcomes are not known. */
  engine(inner: MutationEngine): MutationEngine {
    return {
      name: inner.name,
      run: async (request, listener, signal) => {
        if (request.columns.length === 0 || request.spans.length === 0) return inner.run(request, listener, signal);
        const memory = { suite: this.#suite, matrix: this.#matrix };
        const { run, matrix, reasons } = await reuseMatrix(memory, request, (part) =>
          this.#watched(inner.run({ ...request, ...part }, listener, signal)),
        );
        this.#matrix = matrix;
        // What changed is the better reason.
        for (const [file, reason] of reasons) this.#reasons.set(file, this.#reasons.get(file) ?? reason);
        return run;
      },
      ...(inner.foresee && { foresee: inner.foresee.bind(inner) }),
      ...(inner.record && {
        record: async (request, listener, signal) => {
          const key = textHash(JSON.stringify(request.pairs));
          // What ran anew may look at other values.
          if (!this.#hasRun && this.#recordings?.key === key) return this.#recordings.found;
          const found = await this.#watched(
            inner.record?.(request, listener, signal) ?? Promise.resolve(NOTHING_RECORDED),
          );
          this.#recordings = { key, found };
          return found;
        },
      }),
    };
  }

  /** What a test that runs puts into the cache is gone before anything reads it. */
  async #watched<Result>(run: Promise<Result>): Promise<Result> {
    this.#hasRun = true;
    try {
      return await run;
    } finally {
      await this.#cache.store.removeForeign();
    }
  }

  /** `undefined` when no earlier run was known. */
  get report(): ReuseReport | undefined {
    if (this.#cache.nearest === undefined) return undefined;
    const testFiles = new Set(this.#suite.testFiles.map(({ file }) => file));
    const ranAgain = [...this.#reasons].map(([file, reason]) => ({ file, reason }));
    return {
      testFiles: testFiles.difference(this.#reasons).size,
      ranAgain: ranAgain.sort((left, right) => byText(left.file, right.file)),
    };
  }

  /** Writes down what is known now, unless a file changed meanwhile: then nobody knows which text was run. */
  async close(): Promise<void> {
    const { root, folder, realRoot, store, tree, generated, nearest } = this.#cache;
    if (!this.#hasRun) {
      if (nearest !== undefined) await store.keep(nearest.name);
      return;
    }
    const files = new Map([...(await readFiles(root, this.#suite.shared, folder)), ...hashesOf(generated)]);
    if (this.#isPartial || this.#isTouched(files)) return;
    const reports = new Set([...tree.reports, ...(nearest?.tree.reports ?? [])]);
    const entry: Entry = {
      tree: { facts: tree.facts, files, reports },
      suite: this.#suite,
      matrix: this.#matrix,
      recordings: this.#recordings,
    };
    const name = `${textHash(JSON.stringify([[...tree.facts], [...files]])).slice(0, 16)}.jsonl`;
    await store.write(name, entryText(realRoot, entry));
  }

  /** Some files were not looked at before, and others are not any more. */
  #isTouched(files: TreeState['files']): boolean {
    const { root, tree } = this.#cache;
    const discovered = new Set(this.#suite.shared.filter((path) => !tree.files.has(path)));
    return new Changes(tree.files, files).paths.some(
      (path) =>
        !isByProduct(path, tree.reports) &&
        !discovered.has(path) &&
        contentHash(join(root, path)) !== tree.files.get(path),
    );
  }
}
