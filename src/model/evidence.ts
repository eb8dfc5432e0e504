import type { BehaviourId, RowId, TestId } from './ids.ts';

/** The class of a row relevant to a behaviour; exactly one (PRODUCT.md, section 3). */
export type RowClass = 'killed' | 'borrowed' | 'restated' | 'timeout' | 'survived';

/** Everything measured for one behaviour. Facts only, no opinion. */
export interface Evidence {
  readonly behaviourId: BehaviourId;
  /** Cases that claim it and ran: not skipped, not `test.fails`, not over `claims-per-test`. */
  readonly claimingTests: readonly TestId[];
  /** Claiming tests that passed in both unmutated runs. */
  readonly linkedTests: readonly TestId[];
  readonly failingTests: readonly TestId[];
  readonly flakyTests: readonly TestId[];
  /** The class of each relevant row. */
  readonly classes: ReadonlyMap<RowId, RowClass>;
  /** Own kills, by linked test. */
  readonly ownKills: ReadonlyMap<TestId, ReadonlySet<RowId>>;
  /** Survivors of which a linked test's cell is unmeasured: not proof of anything. */
  readonly unmeasured: readonly RowId[];
}

/** Why an assertion's failing counts, or does not, as a kill. */
export type Credit = 'independent' | 'mirrored' | 'trivial';
