import type { Confidence } from './finding.ts';
import type { Credit } from './evidence.ts';
import type { DeclarationId } from './ids.ts';
import type { Location, Span } from './location.ts';
import type { RuleId } from './rules.ts';

/** What reading one test's source told about its assertions. */
export interface TestOracle {
  readonly declarationId: DeclarationId;
  /** Every assertion that the test can execute, where it stands (a helper's own file included); sorted, each once. */
  readonly assertions: readonly Span[];
  readonly suspicions: readonly Suspicion[];
}

/** One place where reading or running showed that an assertion, or the test as a whole, says less than it seems to. */
export interface Suspicion {
  readonly rule: Extract<RuleId, `oracle/${string}` | 'evidence/oracle-follows-code'>;
  readonly location: Location;
  /** One sentence: what, and what to do about it. */
  readonly message: string;
  /** `likely` and `certain` count; `possible` is shown and changes nothing. */
  readonly confidence: Confidence;
  /** The assertion it is about, one of `TestOracle.assertions`; `undefined` when it is about the test as a whole. */
  readonly assertion: Span | undefined;
  /** What the assertion is worth if the suspicion stands; `undefined` when it takes nothing away. */
  readonly worth: Exclude<Credit, 'independent'> | undefined;
  /** Rows of the test's own `each` or `for` table that it is about, from 0; absent when it is about all, or the test has no table. */
  readonly rows?: readonly number[];
  /** Whether execution proved it. */
  readonly isConfirmed?: true;
}
