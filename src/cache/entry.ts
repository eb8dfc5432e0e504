/** What one run found out, and under which circumstances: the cache holds a few of these for each project. */
import type { FilePath } from '../model/ids.ts';
import type { Cell, Row } from '../model/matrix.ts';
import type { Recordings } from '../model/recording.ts';
import type { CollectedCase } from '../model/suite.ts';
import type { SuiteRun, TestFile } from '../vitest/run-suite.ts';
import type { TreeState } from './tree-state.ts';

export interface Entry {
  readonly tree: TreeState;
  readonly suite: KnownSuite;
  readonly matrix: KnownMatrix;
  /** What assertions looked at; `undefined` where nobody asked. */
  readonly recordings?: KnownRecordings | undefined;
}

export interface KnownRecordings {
  /** Of the pairs that were asked about. */
  readonly key: string;
  readonly found: Recordings;
}

export interface KnownSuite extends Pick<SuiteRun, 'unjudged' | 'imports' | 'shared'> {
  readonly testFiles: readonly KnownTestFile[];
  /** Files of the module graph that may depend on files that they do not import. */
  readonly readers: readonly FilePath[];
}

export interface KnownTestFile extends TestFile {
  /** `undefined` when not all of its tests passed both times: that has to be seen again. */
  readonly cases: readonly CollectedCase[] | undefined;
}

export interface KnownMatrix {
  readonly engine: string;
  readonly code: readonly KnownCode[];
  readonly columns: readonly KnownColumn[];
}

/** The mutants of one file. */
export interface KnownCode {
  readonly file: FilePath;
  /** Of its text, and of the spans that may be changed. */
  readonly key: string;
  readonly rows: readonly Row[];
  /** Why there are none, where something is to be said about that. */
  readonly unmutated: string | undefined;
}

/** What one case did under the mutants of the code that its file can reach. */
export interface KnownColumn {
  /** The case, as `caseKey` names it. */
  readonly test: string;
  readonly file: FilePath;
  /** Of all the code that could be changed and that its file can reach. */
  readonly key: string;
  /** Why it has to run again all the same; then there are no cells. */
  readonly unsettled: string | undefined;
  /** Whether what it passed in the hot tier needs no confirmation. */
  readonly isProven: boolean;
  readonly cells: readonly KnownCell[];
}

export type KnownCell = Omit<Cell, 'column'>;

/** Of a project that was never looked at. */
export const NOTHING_KNOWN: Entry = {
  tree: { facts: new Map(), files: new Map(), reports: new Set() },
  suite: { testFiles: [], unjudged: [], imports: new Map(), shared: [], readers: [] },
  matrix: { engine: '', code: [], columns: [] },
};
