import { byText } from '../model/location.ts';
import type { BehaviourId, TestId } from '../model/ids.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Link } from '../model/link.ts';
import type { TestCase } from '../model/suite.ts';
import { groupBy } from '../util/group-by.ts';
import { testStatus, type TestStatus } from './test-status.ts';

/** The tests that claim a behaviour, by what their unmutated runs say. */
export type SortedClaims = Pick<
  Evidence,
  'claimingTests' | 'linkedTests' | 'failingTests' | 'flakyTests' | 'unfinishedTests'
>;

/** Looks up the claims of a behaviour; a skipped test or one that is expected to fail claims nothing. */
export function sortClaims(
  cases: readonly TestCase[],
  links: readonly Link[],
): (behaviourId: BehaviourId) => SortedClaims {
  const statuses = new Map<TestId, TestStatus>();
  for (const testCase of cases) {
    if (!testCase.isExpectedToFail) statuses.set(testCase.id, testStatus(testCase));
  }
  const linksOf = groupBy(links, (link) => link.behaviourId);
  return (behaviourId) => {
    const tests = [...new Set((linksOf.get(behaviourId) ?? []).map((link) => link.testId))].sort(byText);
    const withStatus = (...wanted: readonly TestStatus[]) =>
      tests.filter((test) => wanted.some((status) => status === statuses.get(test)));
    return {
      claimingTests: withStatus('passing', 'failing', 'flaky', 'unfinished'),
      linkedTests: withStatus('passing'),
      failingTests: withStatus('failing'),
      flakyTests: withStatus('flaky'),
      unfinishedTests: withStatus('unfinished'),
    };
  };
}
