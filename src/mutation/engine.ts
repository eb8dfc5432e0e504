/** The port between Assay and whatever makes and runs mutants. */
import type { AridCode } from '../model/arid.ts';
import type { FilePath, TestId } from '../model/ids.ts';
import type { Span } from '../model/location.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { RecordedPair, Recordings } from '../model/recording.ts';
import type { RunListener } from '../model/run-event.ts';
import type { Share } from '../model/share.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestCase } from '../model/suite.ts';
import { UserError } from '../model/user-error.ts';
import type { Workspace } from '../model/workspace.ts';
import type { ExampleModuleText } from '../vitest/example-modules.ts';

import type { WrongRow } from './wrong-behaviours/wrong-row.ts';

/** The tests of a behaviour and its code: a row in it is a survivor when none of them notices it, and only then has to be confirmed. */
export interface ColumnGroup {
  readonly columns: readonly TestId[];
  readonly spans: readonly Span[];
}

export interface MutationRequest {
  /** Absolute. */
  readonly projectRoot: string;
  /** From where which tests are run; from the root when left out. */
  readonly workspace?: Workspace;
  /** Where Vitest is started, relative to the root, which it is when left out: all columns are run from there. */
  readonly vitestFolder?: FilePath;
  /** The code that may be changed; spans may overlap. */
  readonly spans: readonly Span[];
  /** The texts of the files that `spans` name. */
  readonly sources: readonly SourceFile[];
  /** Mutants in it are made and not run. */
  readonly arid?: readonly AridCode[];
  /** The cases to run under each row that they reach; all passed unmutated. */
  readonly columns: readonly TestCase[];
  /** The mutated files and all that they import: an error thrown there is no check. */
  readonly codeUnderTest: ReadonlySet<FilePath>;
  /** Where these files hold tests themselves. */
  readonly inSourceTests?: readonly Span[];
  /** Rows beside the mutants, in these sources. */
  readonly wrongRows?: readonly WrongRow[];
  /** Test modules of some of the columns, which are nowhere on disk. */
  readonly examples?: readonly ExampleModuleText[];
  /** Which columns answer together for which code; all of them for all of it when `undefined`. */
  readonly groups?: readonly ColumnGroup[];
  /** All rows are made, and these of them run; all of them when `undefined`. */
  readonly share?: Share;
  /** Processes at the same time; the engine decides when `undefined`. */
  readonly concurrency: number | undefined;
  /** For comparison: each pair once, one after the other, for as long as Vitest lets it wait. Nothing is confirmed. */
  readonly isUnhurried?: boolean;
  /** The project files that each project file imports; what is not known is taken for dangerous. */
  readonly imports?: ReadonlyMap<FilePath, readonly FilePath[]>;
}

/** What can be known of a request before any test has run. */
export type ForeseenRequest = Pick<
  MutationRequest,
  'projectRoot' | 'workspace' | 'spans' | 'sources' | 'arid' | 'wrongRows' | 'examples' | 'share' | 'concurrency'
>;

/** Of the same tree as the request that the matrix came from. */
export interface RecordingRequest extends MutationRequest {
  readonly pairs: readonly RecordedPair[];
}

export interface MutationEngine {
  readonly name: string;
  /**
   * Resolves even when nothing could be measured: that is a result, and `unhealthy` says why.
   * @throws {UserError} when the engine cannot run at all, or not a share · {Interrupted} when `signal` aborts.
   */
  run(request: MutationRequest, listener: RunListener, signal: AbortSignal): Promise<MutationRun>;
  /**
   * Runs these pairs once more, and says what their assertions look at, without the row and under it. Absent when the engine cannot
   * tell; what it could not find out about a pair is `unrecorded`.
   * @throws {Interrupted} when `signal` aborts.
   */
  record?(request: RecordingRequest, listener: RunListener, signal: AbortSignal): Promise<Recordings>;
  /** Most likely it will be asked to run this: what takes long may begin. A guess that is wrong costs time, and nothing else. */
  foresee?(request: ForeseenRequest): Promise<void>;
  /** The same engine, with what takes long and needs no request begun already. */
  prepare?(projectRoot: string, signal: AbortSignal): PreparedEngine;
}

export interface PreparedEngine extends MutationEngine {
  /** When nothing more is to be run. What the project set up for its tests is torn down by then, or what still runs is cut off. */
  dispose(): Promise<void>;
}

/** The groups of a request, of these columns only. */
export function groupsWithin(
  { groups }: MutationRequest,
  columns: readonly TestCase[],
): Pick<MutationRequest, 'groups'> {
  const known = new Set(columns.map(({ id }) => id));
  return groups === undefined
    ? {}
    : { groups: groups.map((group) => ({ ...group, columns: group.columns.filter((id) => known.has(id)) })) };
}

/** Of an engine that is asked for a share and can only run the whole. */
export const cannotShare = (reason: string): UserError =>
  new UserError('usage', `This run cannot be split into shards: ${reason}.`, {
    hint: 'Run `assay check` without --shard, on one machine.',
  });
