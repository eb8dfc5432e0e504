import type { Credit, Evidence, OracleFacts } from '../model/evidence.ts';
import type { RowId, TestId } from '../model/ids.ts';
import type { Link } from '../model/link.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import type { TestVerdict } from '../model/verdict.ts';
import { groupBy } from '../util/group-by.ts';
import { judgeTest } from './judge-test.ts';

export interface TestsOnTrial {
  readonly cases: readonly TestCase[];
  readonly links: readonly Link[];
  readonly evidence: readonly Evidence[];
  readonly run: MutationRun | undefined;
  readonly waived: ReadonlySet<RowId>;
  readonly creditOf: (cell: Cell) => Credit;
  readonly oracleOf: (testCase: TestCase) => OracleFacts;
}

/** A verdict for every case, by id. */
export function judgeTests(suite: TestsOnTrial): ReadonlyMap<TestId, TestVerdict> {
  const { creditOf, oracleOf } = suite;
  const linksOf = groupBy(suite.links, (link) => link.testId);
  const evidenceOf = new Map(suite.evidence.map((evidence) => [evidence.behaviourId, evidence]));
  const validCells = (suite.run?.cells ?? []).filter((cell) => !suite.waived.has(cell.row));
  const cellsOf = groupBy(validCells, (cell) => cell.column);
  return new Map(
    suite.cases.map((testCase) => {
      const claims = new Set((linksOf.get(testCase.id) ?? []).map((link) => link.behaviourId));
      const claimed = [...claims].flatMap((behaviourId) => evidenceOf.get(behaviourId) ?? []);
      const cells = cellsOf.get(testCase.id) ?? [];
      const oracle = oracleOf(testCase);
      return [testCase.id, judgeTest({ testCase, isLinked: claims.size > 0, claimed, cells, creditOf, oracle })];
    }),
  );
}
