import type { BehaviourId, DeclarationId, FilePath, TestId } from './ids.ts';
import type { Location, Span } from './location.ts';
import type { Outcome } from './outcome.ts';

/** All tests of the examined project. */
export interface Suite {
  readonly declarations: readonly TestDeclaration[];
  readonly cases: readonly TestCase[];
}

/** One `it`/`test` call as written. `it.each` is one declaration and many cases. */
export interface TestDeclaration {
  readonly id: DeclarationId;
  readonly file: FilePath;
  /** Enclosing `describe` titles, outermost first, then the test's own, as written, placeholders unexpanded. Never empty. */
  readonly titlePath: readonly string[];
  /** One a title: its fixed pieces in order, with any text allowed between two neighbours (`['a is ', '']` is `a is …`). */
  readonly titlePatterns: readonly (readonly string[])[];
  readonly mode: TestMode;
  /** Marked `.only`, here or on a `describe` around it. */
  readonly isOnly: boolean;
  /** Marked `.fails`, here or on a `describe` around it. */
  readonly isExpectedToFail: boolean;
  /** Made by `each` or `for`, here or on a `describe` around it. */
  readonly isParameterised: boolean;
  /** Its own and those of the `describe`s around it. */
  readonly tags: readonly string[];
  /** Where the call starts, as Vitest reports it too. */
  readonly location: Location;
  readonly span: Span;
}

export type TestMode = 'run' | 'skip' | 'todo';

/** One test as Vitest ran it. */
export interface TestCase {
  readonly id: TestId;
  /** `undefined` when no declaration in the source accounts for it (a test made by a helper in another file). */
  readonly declarationId: DeclarationId | undefined;
  /** The Vitest project's name; empty when there is only the root. */
  readonly project: string;
  readonly file: FilePath;
  /** `describe` titles, outermost first, then the test's own, as Vitest formatted them. Never empty. */
  readonly titlePath: readonly string[];
  /** 0 for the first case of this project, file and title path, 1 for the next of the same name. */
  readonly ordinal: number;
  readonly mode: TestMode;
  readonly isExpectedToFail: boolean;
  /** It runs in a page of a browser, and not in Node. */
  readonly isInBrowser?: true;
  readonly tags: readonly string[];
  readonly location: Location;
  /** The two unmutated runs; one or none when the suite could not be run as often. */
  readonly runs: readonly UnmutatedRun[];
  /** What it did with another outcome in a row that its file reads; absent where it reads none. */
  readonly changedRows?: readonly ChangedRowRun[];
}

/** One attempt of a test with another outcome in one row of a spec. */
export interface ChangedRowRun {
  readonly behaviour: BehaviourId;
  /** Of the row among those of its behaviour, from 0. */
  readonly index: number;
  readonly outcome: Outcome;
  readonly failure: Failure | undefined;
}

/** What one case did on unmutated code. */
export interface UnmutatedRun {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** How many assertions executed, by whatever library. */
  readonly assertions: number;
  /** Of the first error, when it failed. */
  readonly failure: Failure | undefined;
  /** Milliseconds. */
  readonly duration: number;
}

/** Why an attempt failed. */
export interface Failure {
  readonly message: string;
  /** The innermost place outside dependencies; `undefined` when the stack names none. */
  readonly location: Location | undefined;
  /** Of a matcher that compares two values. */
  readonly compared?: ComparedValues;
}

export interface ComparedValues {
  readonly actual: ComparedValue;
  readonly expected: ComparedValue;
}

/** A value, as far as it is needed to tell it from others. */
export interface ComparedValue {
  /** `typeof`, or the kind of object: `number`, `null`, `Array`, `Date`. */
  readonly type: string;
  /** Nothing at all, `NaN`, or without content. */
  readonly isEmpty: boolean;
  /** The same for equal values; of large ones only a part is looked at. */
  readonly digest: string;
}

/** A case as Vitest reported it, before its declaration is found. */
export type CollectedCase = Omit<TestCase, 'id' | 'declarationId' | 'ordinal'>;
