import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';

/** Which row of its test's own table each case was made from, counted from 0: Vitest makes them in order, anew in each suite around. */
export function rowsOfCases(cases: readonly TestCase[]): ReadonlyMap<TestCase, number> {
  const tables = groupBy(cases, ({ declarationId, project, file, titlePath, id }) =>
    JSON.stringify([declarationId ?? id, project, file, ...titlePath.slice(0, -1)]),
  );
  return new Map([...tables.values()].flatMap((rows) => rows.map((testCase, row) => [testCase, row] as const)));
}
