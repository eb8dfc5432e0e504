/** What the assertions of tests looked at, without a row and under one: data beside the kill matrix, from which survivors are explained. */
import type { BehaviourId, RowId, TestId } from './ids.ts';
import type { Location } from './location.ts';
import type { ComparedValue } from './suite.ts';

/** A pair of the matrix of which it is to be known what its assertions looked at. */
export interface RecordedPair {
  readonly column: TestId;
  readonly row: RowId;
  /** Whether its outcome was decided with modules loaded anew: then so is the recording. */
  readonly isIsolated: boolean;
}

/** All that was recorded; sorted. An engine that records nothing hands back none. */
export interface Recordings {
  readonly columns: readonly ColumnRecording[];
  readonly pairs: readonly PairRecording[];
}

/** The assertions that a test executes on unmutated code; without those at places where two attempts differ, which prove nothing. */
export interface ColumnRecording {
  readonly column: TestId;
  readonly assertions: readonly RecordedAssertion[];
  /** What it calls of the code under test, in order; absent where that is too much to tell, or two attempts differ. */
  readonly calls?: readonly RecordedCall[] | undefined;
}

/** What is different in an attempt under a row. */
export interface PairRecording {
  readonly column: TestId;
  readonly row: RowId;
  /** `unrecorded`: the attempt did not come to an end, or its test did not pass without the row. */
  readonly outcome: 'passed' | 'failed' | 'unrecorded';
  readonly changes: readonly AssertionChange[];
  /** How many assertions that execute without the row did not under it. */
  readonly missing: number;
  /** The calls that are different; absent where those of one of the two attempts are not known, or are not as many. */
  readonly calls?: readonly CallChange[] | undefined;
}

/** One call of what the code under test exports, from outside of it. */
export interface RecordedCall {
  /** `src/total.ts#total`, `src/basket.ts#Basket.add`. */
  readonly name: string;
  /** Equal keys are the same call, on what is in the same state and with the same values; absent where that cannot be known. */
  readonly key?: string | undefined;
  /** What it returned, what a promise of it came to, or what it threw. */
  readonly result: RecordedValue;
  /** Digests of what lies directly in the result. */
  readonly parts: readonly string[];
  /** How many assertions had executed before it; -1 for a call before the attempt. */
  readonly looks: number;
}

export interface CallChange {
  /** Position in the calls without the row. */
  readonly at: number;
  readonly call: RecordedCall;
}

/** One execution of one assertion. */
export interface RecordedAssertion {
  /** Innermost outside dependencies. */
  readonly place: Location;
  /** How often the attempt came to this place before. */
  readonly ordinal: number;
  /** How many assertions executed in the attempt before it. */
  readonly index: number;
  /** `toBe`, `strictEqual`; `assert` for a property of chai, whose name nobody tells. */
  readonly matcher: string;
  readonly isNegated: boolean;
  /** For a function that has to throw, what it threw; for a spy, its calls. */
  readonly actual: RecordedValue;
  /** All that the matcher was given. */
  readonly expected: RecordedValue;
}

export interface RecordedValue extends ComparedValue {
  /** On one line, cut off where it is long. */
  readonly text: string;
}

export interface AssertionChange {
  readonly before: RecordedAssertion;
  readonly after: RecordedAssertion;
  /** Whether it failed under the row. */
  readonly isFailed: boolean;
}

/** A call of which a person stated another outcome than the code has. */
export interface StatedCall {
  readonly behaviourId: BehaviourId;
  /** As in `RecordedCall`. */
  readonly key: string;
  /** Of what is stated. */
  readonly digest: string;
  readonly text: string;
  readonly location: Location;
}
