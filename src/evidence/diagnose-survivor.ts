import type { Diagnosis, SeenChange } from '../model/diagnosis.ts';
import type { Cell } from '../model/matrix.ts';
import type { AssertionChange, PairRecording } from '../model/recording.ts';

export interface SurvivorFacts {
  /** Attempts of the linked tests that reach it. */
  readonly cells: readonly Pick<Cell, 'outcome'>[];
  /** What is known of these attempts. */
  readonly recordings: readonly PairRecording[];
}

/** Matchers that ask for no more than that there is a value, or of which type. */
const ASKS_LITTLE =
  /^(?:toBe(?:Defined|Truthy|TypeOf|InstanceOf)|toHaveProperty|toHaveBeenCalled(?:Times|Once)?|ok|assert|property|exist|instanceof|typeOf)$/i;

/** The first that applies: an assertion that says something comes before one that says little. */
export function diagnoseSurvivor({ cells, recordings }: SurvivorFacts): Diagnosis {
  if (cells.length === 0) return { kind: 'not-reached' };
  if (cells.every(({ outcome }) => outcome !== 'passed')) return { kind: 'no-check' };
  const known = recordings.filter(({ outcome }) => outcome === 'passed');
  const changes = known.flatMap((recording) => recording.changes.filter(({ isFailed }) => !isFailed));
  const looked = changes.filter(({ before, after }) => before.actual.digest !== after.actual.digest);
  const loose = looked.filter((change) => !isMoved(change));
  const firm = loose.find(({ after }) => !ASKS_LITTLE.test(after.matcher));
  if (firm !== undefined) return { kind: 'too-loose', seen: seenIn(firm) };
  const moved = looked.find(isMoved);
  if (moved !== undefined) return { kind: 'moved-together', seen: seenIn(moved) };
  const [weak] = loose;
  if (weak !== undefined) return { kind: 'too-loose', seen: seenIn(weak) };
  return { kind: known.length === 0 ? 'not-recorded' : 'nothing-changed' };
}

const isMoved = ({ before, after }: AssertionChange): boolean => before.expected.digest !== after.expected.digest;

const seenIn = ({ before, after }: AssertionChange): SeenChange => ({
  location: after.place,
  matcher: `${after.isNegated ? 'not.' : ''}${after.matcher}`,
  before: before.actual.text,
  after: after.actual.text,
  expected: after.expected.text,
});
