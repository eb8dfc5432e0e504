import type { Outcome, Tier } from '../../model/matrix.ts';
import type { ErrorRecord } from '../../vitest/vitest-record.ts';

/** How a pair ended, in the coldest tier that was needed. */
export interface PairResult {
  readonly tier: Tier;
  readonly outcome: Outcome;
  readonly error: ErrorRecord | undefined;
  /** Whether another test failed right before it under the same mutant: what that one puts back at its end is not put back. */
  readonly isDoubtful?: true;
}

/** Where one column is run: a control that fails makes all that it did void, and sends it to a colder tier. */
export interface ColumnState {
  level: 'hot' | 'alone' | 'whole' | 'cold' | 'untrusted';
  /** Why it left the hot tier. */
  reason: string | undefined;
  /** The mutants that it evaluates in an attempt; `undefined` until a control on its level passed. */
  covered: ReadonlySet<string> | undefined;
  /** Places that its first control passed; `undefined` until then. */
  steps: number | undefined;
  /** Milliseconds that it kept its process busy, where it was run in time that leaps. */
  busy: number | undefined;
  /** Whether mutants leave something behind, so that a control has to follow each. */
  isCareful: boolean;
  /** Whether none of its attempts in the hot tier can have reached into another one. */
  isProven: boolean;
  /**
   * Some mutants that it noticed in the hot tier, with how it did: it is run under them once more with new modules. Empty until they are
   * chosen.
   */
  readonly probes: Map<string, PairResult>;
  readonly results: Map<string, PairResult>;
  /** Mutants that a colder tier has to decide. */
  readonly wanted: Map<string, 'warm' | 'cold'>;
}

export const HARNESS_AWARE = 'it fails under a mutant that changes nothing, so it looks at the harness';
export const NOT_AGAIN =
  'it passes with new modules under a mutant that it noticed in modules in use, so it holds something';
/** Where a column goes whose control fails. */
export const COLDER = {
  hot: 'alone',
  alone: 'whole',
  whole: 'cold',
  cold: 'untrusted',
  untrusted: 'untrusted',
} as const;
