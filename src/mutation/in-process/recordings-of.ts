/** Between the words of the engine's port and those of its host: what is to be recorded, and what was. */
import { filePath, type TestId } from '../../model/ids.ts';
import { byText } from '../../model/location.ts';
import type { PairRecording, RecordedAssertion, Recordings } from '../../model/recording.ts';
import type { RecordedEntry } from '../../vitest/recorded-entry.ts';
import type { RecordingRequest } from '../engine.ts';
import type { EngineOrder, RecordedColumn } from './engine-order.ts';

export function recordedOrder({ columns, pairs }: RecordingRequest): NonNullable<EngineOrder['recorded']> {
  const indexes = new Map(columns.map(({ id }, index) => [id, index]));
  return [...Map.groupBy(pairs, ({ column }) => column)].flatMap(([id, own]) => {
    const column = indexes.get(id);
    if (column === undefined) return [];
    const rows = (isIsolated: boolean) => own.filter((pair) => pair.isIsolated === isIsolated).map(({ row }) => row);
    return [{ column, hot: rows(false), warm: rows(true) }];
  });
}

/** Every pair that was asked for is there. */
export function recordingsOf({ columns, pairs }: RecordingRequest, answer: readonly RecordedColumn[]): Recordings {
  const known = new Map<TestId | undefined, RecordedColumn>(answer.map((one) => [columns[one.column]?.id, one]));
  const asked = [...new Set(pairs.map(({ column }) => column))].sort(byText);
  return {
    columns: asked.map((column) => {
      const { assertions = [], calls } = known.get(column) ?? {};
      return { column, assertions: assertions.map(assertionOf), ...(calls && { calls }) };
    }),
    pairs: pairs
      .map(({ column, row }): PairRecording => {
        const found = known.get(column)?.pairs.find((pair) => pair.row === row);
        if (found === undefined) return { column, row, outcome: 'unrecorded', changes: [], missing: 0 };
        const changes = found.changes.map(({ before, after }) => ({
          ...{ before: assertionOf(before), after: assertionOf(after), isFailed: after.isFailed },
        }));
        const { outcome, missing, calls } = found;
        return { column, row, outcome, changes, missing, ...(calls && { calls }) };
      })
      .sort((left, right) => byText(left.column, right.column) || byText(left.row, right.row)),
  };
}

const assertionOf = ({ place, isFailed: _, ...entry }: RecordedEntry): RecordedAssertion => ({
  place: { ...place, file: filePath(place.file) },
  ...entry,
});
