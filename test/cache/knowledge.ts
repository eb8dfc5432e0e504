/** What is known of a project, stated as briefly as can be. */
import type { Entry, KnownSuite } from '../../src/cache/entry.ts';
import type { TreeState } from '../../src/cache/tree-state.ts';
import { filePath } from '../../src/model/ids.ts';
import type { CollectedCase } from '../../src/model/suite.ts';
import type { SuiteRun } from '../../src/vitest/run-suite.ts';
import { aLocation, anUnmutatedRun } from '../support/builders.ts';

/** Each path with a content of its own: `files('src/a.ts', 'test/a.test.ts')`. */
export const files = (...paths: readonly string[]): TreeState['files'] =>
  new Map(paths.map((path) => [filePath(path), `content of ${path}`]));

export const aTree = (over: Partial<TreeState> = {}): TreeState => ({
  facts: new Map([['Node is another version', 'v24']]),
  files: files(),
  reports: new Set(),
  ...over,
});

export function aCollectedCase(over: Partial<CollectedCase> & { readonly file: CollectedCase['file'] }): CollectedCase {
  return {
    project: '',
    titlePath: ['adds up'],
    mode: 'run',
    isExpectedToFail: false,
    tags: [],
    location: aLocation(`${over.file}:3:1`),
    runs: [anUnmutatedRun(), anUnmutatedRun()],
    ...over,
  };
}

/** Test files with what they import; each has one case that passed twice. */
type Imports = Readonly<Record<string, readonly string[]>>;

export function aSuite(tests: Imports, over: Partial<KnownSuite> & { readonly more?: Imports } = {}): KnownSuite {
  const { more = {}, ...facts } = over;
  return {
    testFiles: Object.keys(tests).map((path) => {
      const file = filePath(path);
      return { project: '', file, cases: [aCollectedCase({ file })] };
    }),
    unjudged: [],
    imports: importsOf({ ...tests, ...more }),
    shared: [],
    readers: [],
    ...facts,
  };
}

const importsOf = (imports: Imports): SuiteRun['imports'] =>
  new Map(Object.entries(imports).map(([file, imported]) => [filePath(file), imported.map(filePath)]));

/** A run of some test files, each with one case that passed twice. */
export function aSuiteRun(tests: Imports, over: Partial<SuiteRun> = {}): SuiteRun {
  const { testFiles, imports } = aSuite(tests);
  return {
    ran: testFiles.map(({ project, file }) => ({ project, file })),
    cases: testFiles.flatMap(({ cases }) => cases ?? []),
    unloaded: [],
    unjudged: [],
    imports,
    shared: [],
    ...over,
  };
}

export const anEntry = (over: Partial<Entry> = {}): Entry => ({
  tree: aTree(),
  suite: aSuite({}),
  matrix: { engine: 'fake', code: [], columns: [] },
  ...over,
});
