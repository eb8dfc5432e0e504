/** What only running shows: tests that ask the code for what they expect, and relations that look alike. */
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;

describe('EVIDENCE-7: tests that follow the code', { timeout: 3 * MINUTE }, () => {
  let result: CheckResult;
  const testsIn = (file: string) => result.report.tests.filter((test) => test.file === file);
  const followersIn = (file: string) =>
    result.report.findings
      .filter(({ rule, location }) => location.file === file && rule === 'evidence/oracle-follows-code')
      .map(({ confirmed, confidence, tests }) => ({ confirmed, confidence, tests: tests.length }));

  beforeAll(async () => {
    result = await runCheck(await copyProject('followers'));
  }, 3 * MINUTE);

  it('restate it, whichever way the expected value takes', () => {
    expect(testsIn('test/followers.test.ts').map(({ verdict }) => verdict.kind)).toEqual(
      Array.from({ length: 9 }, () => 'restates'),
    );
  });

  it('are confirmed findings, or confirm what reading them suspected', () => {
    const rules = result.report.findings
      .filter(({ location, confirmed }) => confirmed && location.file === 'test/followers.test.ts')
      .map(({ rule }) => rule);
    const [read, followed] = ['oracle/expected-from-subject', 'evidence/oracle-follows-code'];
    const same = 'oracle/self-comparison';
    expect(rules).toEqual([read, followed, read, read, same, read, read, read, same]);
  });

  it('are no relations: other order, again, there and back, before and after', () => {
    const kinds = testsIn('test/relations.test.ts').map(({ verdict }) => verdict.kind);
    expect([followersIn('test/relations.test.ts'), kinds.includes('restates'), kinds.length]).toEqual([[], false, 14]);
  });
});
