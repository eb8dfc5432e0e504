import type { Diagnosis } from './diagnosis.ts';
import type { BehaviourId, TestId } from './ids.ts';
import type { Location } from './location.ts';
import type { RuleId } from './rules.ts';

/** Something a stage noticed about the examined project. How much it matters is the gate's business, not the stage's. */
export interface Finding {
  readonly rule: RuleId;
  readonly location: Location;
  /** One sentence: what, and what to do about it. */
  readonly message: string;
  readonly confidence: Confidence;
  /** Whether execution proved it. */
  readonly confirmed: boolean;
  readonly behaviours: readonly BehaviourId[];
  readonly tests: readonly TestId[];
  /**
   * What it is about in its test, behaviour or file, in words that no moved line changes: an assertion, the call of an example, the
   * name of a wrong behaviour. Absent where the test or behaviour as a whole is meant.
   */
  readonly subject?: string;
  /** The change that nobody noticed, for findings about a row. */
  readonly change?: CodeChange;
  /** Why nobody noticed it, for survivors. */
  readonly diagnosis?: Diagnosis;
  /** What it is about, for findings about an assertion. */
  readonly excerpt?: Excerpt;
  /** What a person stated and what the code does, for findings about an example. */
  readonly contradiction?: Contradiction;
}

/** Whole lines of a source. */
export interface Excerpt {
  /** Number of the first, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

export type Confidence = 'certain' | 'likely' | 'possible';

/** An example that does not hold, in words and values on one line each. */
export interface Contradiction {
  /** What was called. */
  readonly call: string;
  readonly expected: string;
  readonly actual: string;
}

/** A row as a small diff of the source. */
export interface CodeChange {
  /** The row's id, by which a waiver names it. */
  readonly mutant: string;
  readonly mutator: string;
  /** Line number of the first line of `before`, from 1. */
  readonly line: number;
  /** Whole lines of the source. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A stage's product and what it noticed on the way. */
export interface StageResult<Product> {
  readonly product: Product;
  readonly findings: readonly Finding[];
}
