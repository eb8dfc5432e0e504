import type { Diagnosis, SeenCall, SeenChange } from '../model/diagnosis.ts';
import type { Cell } from '../model/matrix.ts';
import type { AssertionChange, ColumnRecording, PairRecording, RecordedCall } from '../model/recording.ts';

export interface SurvivorFacts {
  /** Attempts of the linked tests that reach it. */
  readonly cells: readonly Pick<Cell, 'outcome'>[];
  /** What is known of these attempts. */
  readonly recordings: readonly PairRecording[];
  /** What is known of their tests without it. */
  readonly columns?: readonly ColumnRecording[];
}

/** Matchers that ask for no more than that there is a value, or of which type. */
const ASKS_LITTLE =
  /^(?:toBe(?:Defined|Truthy|TypeOf|InstanceOf)|toHaveProperty|toHaveBeenCalled(?:Times|Once)?|ok|assert|property|exist|instanceof|typeOf)$/i;

/** The first that applies: an assertion that says something comes before one that says little. */
export function diagnoseSurvivor({ cells, recordings, columns }: SurvivorFacts): Diagnosis {
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
  return known.length === 0 ? { kind: 'not-recorded' } : diagnoseCalls(known, columns);
}

/** What the tests' calls of the code tell, where nothing that assertions look at does. */
function diagnoseCalls(known: readonly PairRecording[], columns: SurvivorFacts['columns'] = []): Diagnosis {
  const callsOf = new Map(columns.map(({ column, calls }) => [column, calls]));
  for (const { column, calls: changes = [] } of known) {
    const changed = changes.flatMap(({ at, call }) => {
      const before = callsOf.get(column)?.[at];
      return before === undefined || before.result.digest === call.result.digest ? [] : [{ before, after: call }];
    });
    const [first] = changed;
    if (first !== undefined) return { kind: 'not-asserted', call: seenCall(first) };
  }
  const isSame = known.every(({ column, calls }) => calls?.length === 0 && isTold(callsOf.get(column)));
  return { kind: isSame ? 'same-results' : 'nothing-changed' };
}

/** Whether all that comes of the calls is what they return; without a result they are made for something else. */
const isTold = (calls: readonly RecordedCall[] = []): boolean =>
  calls.length > 0 && calls.every(({ result }) => result.type !== 'undefined');

const seenCall = ({ before, after }: Readonly<Record<'before' | 'after', RecordedCall>>): SeenCall => ({
  name: after.name.slice(after.name.lastIndexOf('#') + 1),
  before: before.result.text,
  after: after.result.text,
});

const isMoved = ({ before, after }: AssertionChange): boolean => before.expected.digest !== after.expected.digest;

const seenIn = ({ before, after }: AssertionChange): SeenChange => ({
  location: after.place,
  matcher: `${after.isNegated ? 'not.' : ''}${after.matcher}`,
  before: before.actual.text,
  after: after.actual.text,
  expected: after.expected.text,
});
