import type { TestCase } from '../model/suite.ts';

/** What the unmutated runs say; `unfinished`: fewer than two runs, so nothing is known. */
export type TestStatus = 'skipped' | 'unfinished' | 'flaky' | 'failing' | 'passing';

export function testStatus(testCase: TestCase): TestStatus {
  const outcomes = new Set(testCase.runs.map((run) => run.outcome));
  if (testCase.mode !== 'run' || (outcomes.size === 1 && outcomes.has('skipped'))) return 'skipped';
  if (testCase.runs.length < 2) return 'unfinished';
  if (outcomes.size > 1) return 'flaky';
  return outcomes.has('failed') ? 'failing' : 'passing';
}
