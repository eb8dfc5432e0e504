/** What assertions look at under rows that makes them look at another value: by test. */
import type { RowId, TestId } from '../model/ids.ts';
import type { ColumnRecording, PairRecording, RecordedAssertion, Recordings } from '../model/recording.ts';
import type { ComparedValue } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';

/** One execution of an assertion that looked at something else, or expected something else, under a row. */
export interface Move {
  readonly row: RowId;
  readonly before: RecordedAssertion;
  readonly after: RecordedAssertion;
  readonly isFailed: boolean;
  readonly column: ColumnRecording;
  readonly pair: PairRecording;
}

/** Attempts that were cut off say nothing. */
export function movesByTest({ columns, pairs }: Recordings): ReadonlyMap<TestId, readonly Move[]> {
  const columnOf = new Map(columns.map((column) => [column.column, column]));
  const moves = pairs.flatMap((pair) => {
    const column = columnOf.get(pair.column);
    if (column === undefined || pair.outcome === 'unrecorded') return [];
    return pair.changes.map((change): Move => ({ ...change, row: pair.row, column, pair }));
  });
  return groupBy(moves, ({ column }) => column.column);
}

/** Whether it became another value of its type; one without content is what an emptied function gives. */
export const isOtherValue = (before: ComparedValue, after: ComparedValue): boolean =>
  before.digest !== after.digest && before.type === after.type && (!after.isEmpty || before.isEmpty);
