import type { BehaviourId, RowId, TestId } from './ids.ts';
import type { Location } from './location.ts';

/** The class of a mutant relevant to a behaviour; exactly one (PRODUCT.md, section 3). */
export type RowClass = 'killed' | 'borrowed' | 'restated' | 'timeout' | 'survived';

/** Everything measured for one active behaviour. Facts only, no opinion. Lists are sorted. */
export interface Evidence {
  readonly behaviourId: BehaviourId;
  /** Cases that claim it and are not skipped, not `test.fails`, not over `claims-per-test`. */
  readonly claimingTests: readonly TestId[];
  /** Claiming tests that passed in both unmutated runs. */
  readonly linkedTests: readonly TestId[];
  /** Claiming tests that failed in both. */
  readonly failingTests: readonly TestId[];
  /** Claiming tests whose two runs differ. */
  readonly flakyTests: readonly TestId[];
  /** Claiming tests that could not be run twice. */
  readonly unfinishedTests: readonly TestId[];
  /** Linked tests for whose cells the engine does not vouch. */
  readonly untrustedTests: readonly TestId[];
  /** `not-run`: there was no mutation run; `unhealthy`: there was one that counts for nothing. Both leave all rows out. */
  readonly health: 'sound' | 'unhealthy' | 'not-run';
  /** Whether each of its code references resolved. */
  readonly isScopeResolved: boolean;
  /** The mutants in its scope and its own wrong behaviours, without waived and arid ones. */
  readonly rowsInScope: readonly RowId[];
  /** Of these, the mutants under which no file that was tried loads. */
  readonly unloadable: readonly RowId[];
  /** The mutants in its scope that nobody has to notice, with the rule that sets each aside. */
  readonly arid: ReadonlyMap<RowId, string>;
  /** The class of each relevant mutant that could be measured. */
  readonly classes: ReadonlyMap<RowId, RowClass>;
  /** Relevant rows that only an attempt that was not measured could decide: neither killed nor survivors. */
  readonly unmeasured: readonly RowId[];
  /** Rows of `rowsInScope` that each linked test reaches. */
  readonly reached: ReadonlyMap<TestId, ReadonlySet<RowId>>;
  /** Own kills of mutants and wrong behaviours; only tests that make any. */
  readonly ownKills: ReadonlyMap<TestId, ReadonlySet<RowId>>;
  /** Kills by a mirrored assertion; only tests that make any. */
  readonly restatedKills: ReadonlyMap<TestId, ReadonlySet<RowId>>;
  readonly timeouts: TimeoutShare;
  readonly examples: {
    readonly held: number;
    readonly violated: number;
    /** Of the relevant mutants, the share that the examples rule out (0 to 100); `undefined` when either is none. */
    readonly strength: number | undefined;
    /** Its rows without a call. */
    readonly rows: UsedRows;
  };
  /** Mutants that break one of its examples and that no linked test kills. */
  readonly missedBreakers: readonly RowId[];
  readonly wrongBehaviours: readonly WrongBehaviourEvidence[];
  /** Whether a person stated a value that holds, or accepted every linked test. */
  readonly isAnchored: boolean;
  /** Whether its meaning changed since it was accepted. */
  readonly isSuspect: boolean;
  /** Whether a budget ran out before it was measured. */
  readonly isOverBudget: boolean;
}

/** How many rows without a call a linked test makes use of: it goes red when their outcome is another one. */
export interface UsedRows {
  readonly used: number;
  /** No test reads them, or none goes red. */
  readonly unused: number;
}

/** How many mutants only a time limit noticed, and of how many (src/evidence/README.md says why there are two wholes). */
export interface TimeoutShare {
  readonly rows: number;
  /** Relevant mutants. */
  readonly relevant: number;
  /** Those of them that count whatever tests without an own kill reach. */
  readonly defended: number;
}

/** What became of one entry under `never`. */
export interface WrongBehaviourEvidence {
  readonly name: string;
  /** `uncheckable`: a plain sentence, or nothing that the engine can try. */
  readonly state: 'caught' | 'missed' | 'present' | 'stale' | 'broken' | 'uncheckable';
  /** `undefined` unless it is a row of the matrix. */
  readonly row: RowId | undefined;
}

/** What was found out about one entry under `never` before tests were run against it. */
export type WrongBehaviourResult =
  /** It became a row of the matrix. */
  | { readonly name: string; readonly kind: 'row'; readonly row: RowId }
  | { readonly name: string; readonly kind: 'present' | 'stale' | 'broken' | 'uncheckable' };

/** What running the examples of one behaviour showed. */
export interface ExampleResult {
  readonly held: number;
  /** Examples that failed in both unmutated runs. */
  readonly violated: number;
  /** Rows that an example reaches. */
  readonly reached: ReadonlySet<RowId>;
  /** Rows that break an example; a subset of `reached`. */
  readonly breakers: ReadonlySet<RowId>;
}

/** The same, with the breakers by the example that they break, in the order of the spec. */
export interface MeasuredExamples extends ExampleResult {
  readonly breakersOf: readonly ExampleBreakers[];
}

/** The rows that break one example. */
export interface ExampleBreakers {
  /** What is called. */
  readonly call: string;
  readonly location: Location;
  readonly rows: ReadonlySet<RowId>;
  /** Of the value that it states, as `ComparedValue` has it; `undefined` when it states none that is data. */
  readonly statedDigest: string | undefined;
}

/** What is known about that by which one test case tells right from wrong. */
export interface OracleFacts {
  /** How many assertions executed on unmutated code; the larger of the two runs. */
  readonly assertions: number;
  /** It has assertions that are not trivial, and all of them are mirrored, certain or confirmed. */
  readonly allMirrored: boolean;
  /** The same, where some of them are only likely to be. */
  readonly allLikelyMirrored: boolean;
  /** It has assertions, and all of them are trivial. */
  readonly allTrivial: boolean;
  /** It looks at the mutant switch, a function's source, or the runner's own state. */
  readonly harnessAware: boolean;
  /** It asserts another value than an example of a claimed behaviour states for the same call. */
  readonly contradictsExample: boolean;
}

/** Why an assertion's failing counts, or does not, as a kill. */
export type Credit = 'independent' | 'mirrored' | 'trivial';
