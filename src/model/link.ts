import type { BehaviourId, TestId } from './ids.ts';
import type { Location } from './location.ts';

/** A test's claim, resolved to a behaviour that is not retired. */
export interface Link {
  readonly behaviourId: BehaviourId;
  readonly testId: TestId;
  readonly declaredBy: ClaimForm;
}

/** Where a test names a behaviour. */
export type ClaimForm = 'title' | 'tag' | 'spec';

/** What of a test is needed to read its claims: a case when the suite ran, a declaration when it did not. */
export interface ClaimingTest {
  readonly id: TestId;
  readonly file: string;
  readonly titlePath: readonly string[];
  readonly tags: readonly string[];
  readonly location: Location;
}
