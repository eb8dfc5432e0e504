import type { FilePath } from './ids.ts';

/** What a run tells whoever is watching it. Never carries a result: that is the return value. */
export type RunEvent =
  /** A step of the run begins; `total` is known when it can be counted. */
  | { readonly kind: 'started'; readonly step: RunStep; readonly total: number | undefined }
  | { readonly kind: 'advanced'; readonly step: RunStep; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly step: RunStep }
  /** What earlier runs had found out already. */
  | ({ readonly kind: 'reused' } & ReuseReport);

/** How much of a run was known from earlier ones. */
export interface ReuseReport {
  /** Test files of which nothing was run. */
  readonly testFiles: number;
  /** Sorted by file. */
  readonly ranAgain: readonly RanAgain[];
}

/** A test file of which something was run, without a mutant or under one. */
export interface RanAgain {
  readonly file: FilePath;
  /** What follows "because". */
  readonly reason: string;
}

export type RunStep = 'tests' | 'instrument' | 'mutants' | 'recording';

export type RunListener = (event: RunEvent) => void;
