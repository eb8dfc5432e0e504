/** What one shard measured: all that the judgement on the whole needs of it, and the tree on which it is true. */
import type { MachineFacts } from '../host/machine-facts.ts';
import type { FilePath, RowId } from '../model/ids.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { Recordings } from '../model/recording.ts';
import type { Share } from '../model/share.ts';
import type { SuiteRun } from '../vitest/run-suite.ts';

export interface Part {
  readonly toolVersion: string;
  readonly share: Share;
  /** Which tests and behaviours were asked for. */
  readonly asked: Asked;
  readonly machine: Machine;
  /** Hashes of the files that were read for it, by path. */
  readonly files: ReadonlyMap<FilePath, string>;
  /** The specs that changed while the tests ran. */
  readonly changed: readonly FilePath[];
  /** Milliseconds. */
  readonly duration: number;
  readonly measured: Measured;
}

export interface Asked {
  readonly paths: readonly string[];
  readonly behaviours: readonly string[];
  readonly test: string | undefined;
}

export interface Machine extends MachineFacts {
  /** The version of the project's own. */
  readonly vitest: string;
}

export interface Measured {
  readonly suite: SuiteRun;
  readonly matrix: PartMatrix;
  /** What assertions look at under those of its rows that may be reported. */
  readonly recordings: Recordings | undefined;
}

export interface PartMatrix extends Omit<MutationRun, 'cells' | 'untrusted' | 'dealt' | 'proven'> {
  /** The rows that it had to run. */
  readonly dealt: readonly RowId[];
  readonly columns: readonly PartColumn[];
}

export interface PartColumn {
  /** The case, as `caseKey` names it. */
  readonly test: string;
  /** Why its cells count for nothing; then there are none. */
  readonly untrusted?: string;
  readonly cells: readonly PartCell[];
}

export type PartCell = Omit<Cell, 'column'>;

/** A part, and the file that it was read from. */
export interface StoredPart {
  readonly file: FilePath;
  readonly part: Part;
}
