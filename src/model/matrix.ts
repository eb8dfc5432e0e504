import type { FilePath, RowId, TestId } from './ids.ts';
import type { Span } from './location.ts';
import type { Failure } from './suite.ts';
import type { Outcome } from './outcome.ts';

export type { Outcome } from './outcome.ts';

/** One way in which the code can be wrong. */
export interface Row {
  readonly id: RowId;
  /** `mutator`: made by a tool; `spec`: written by a person under `never`. */
  readonly origin: 'mutator' | 'spec';
  readonly file: FilePath;
  readonly span: Span;
  /** Stryker's mutator name, or the wrong behaviour's own. */
  readonly mutatorName: string;
  readonly original: string;
  readonly replacement: string;
  /** Names of the functions and classes around it, outermost first, joined with `.`; empty at the top level. */
  readonly functionPath: string;
  /** The rule by which no test has to notice it: then it was not run. */
  readonly arid?: string;
}

/** Which way of running proved a cell: the colder, the more isolated. */
export type Tier = 'hot' | 'warm' | 'cold' | 'stryker';

/** One attempt of one column under one row that it reaches. A pair without a cell is a pair that does not reach. */
export interface Cell {
  readonly column: TestId;
  readonly row: RowId;
  readonly outcome: Outcome;
  /** Present unless the attempt passed or was not measured. */
  readonly failure: Failure | undefined;
  readonly tier: Tier;
}

/** What a mutation engine hands back: the kill matrix and what it could not do. */
export interface MutationRun {
  readonly engine: string;
  readonly rows: readonly Row[];
  readonly cells: readonly Cell[];
  /** The rows that were run, where a share of them was asked for; absent when all were. */
  readonly dealt?: readonly RowId[];
  /** Attempts of a test under a row. */
  readonly executions: number;
  /** Columns whose cells cannot be trusted, with the reason in words (equal names, failed a control). */
  readonly untrusted: readonly { readonly column: TestId; readonly reason: string }[];
  /** Columns of which it is proven that no attempt reaches into another: what they pass in the hot tier needs no confirmation. */
  readonly proven: readonly TestId[];
  /** Files of the scope that could not be mutated, with the reason in words. */
  readonly unmutated: readonly { readonly file: FilePath; readonly reason: string }[];
  /** Why this is not the engine that was asked for; absent when it is. */
  readonly standInReason?: string;
  /** Why the whole run counts for nothing; `undefined` when it is sound. */
  readonly unhealthy: string | undefined;
}
