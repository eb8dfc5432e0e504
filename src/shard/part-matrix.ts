/** A kill matrix by the names that mean the same in every shard. */
import type { MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { caseKey } from '../vitest/case-key.ts';
import type { PartMatrix } from './part.ts';

/** `columns` are those that the engine was asked to run. */
export function partMatrix(columns: readonly TestCase[], run: MutationRun): PartMatrix {
  const { cells, untrusted, dealt, proven, ...facts } = run;
  const cellsOf = groupBy(cells, ({ column }) => column);
  const reasons = new Map(untrusted.map(({ column, reason }) => [column, reason]));
  return {
    ...facts,
    dealt: dealt ?? run.rows.map(({ id }) => id),
    columns: columns.map((testCase) => {
      const reason = reasons.get(testCase.id);
      return {
        test: caseKey(testCase),
        ...(reason !== undefined && { untrusted: reason }),
        cells: (cellsOf.get(testCase.id) ?? []).map(({ column, ...cell }) => cell),
      };
    }),
  };
}
