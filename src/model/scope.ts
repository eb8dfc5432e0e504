import type { BehaviourId } from './ids.ts';
import type { Span } from './location.ts';

/** The code of one behaviour, resolved to places. */
export interface ResolvedScope {
  readonly behaviourId: BehaviourId;
  /** Everything that bears on it. Empty when nothing resolved. */
  readonly spans: readonly Span[];
  /** The part that it names itself with `path#name` and no other active behaviour names. A subset of `spans`. */
  readonly ownSpans: readonly Span[];
  /** Whether each of its code references resolved to something. */
  readonly isResolved: boolean;
}
