import { describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus } from '../support/copy-project.ts';
import { chromiumPath, hasBrowser, WITHOUT_BROWSER } from '../support/browser.ts';
import { runCheck, verdictsOf } from '../support/run-cli.ts';

const MINUTES = 180_000;

describe('tests that run in a page', { timeout: MINUTES }, () => {
  it.skipIf(!hasBrowser)(
    `BROWSER-1: are judged by the Stryker engine in one matrix with the others${WITHOUT_BROWSER}`,
    async () => {
      const root = await copyProject('browser');
      await commitAll(root);
      const { report, exitCode } = await runCheck(root, [], { CHROME_PATH: chromiumPath ?? '' });
      expect([verdictsOf(report), report.run.engine, exitCode, await gitStatus(root)]).toEqual([
        {
          'BADGE-1': 'pinned',
          'BADGE-2': 'weak hollow borrowed',
          'BADGE-3': 'pinned',
          'test/badge.node.test.ts > BADGE-3: shows 99 as it is': 'defends',
          'test/badge.page.test.ts > a badge > BADGE-1: shows 99+ for 100': 'defends',
          'test/badge.page.test.ts > a badge > BADGE-1: shows 99+ for 200': 'defends',
          'test/badge.page.test.ts > a badge > BADGE-2: shows a number': 'vacuous trivial',
        },
        'in-process and stryker',
        1,
        '',
      ]);
      expect(report.findings.filter(({ rule }) => rule === 'run/other-engine')).toMatchObject([
        {
          location: { file: 'test/badge.page.test.ts', line: 16, column: 22 },
          behaviours: ['BADGE-1', 'BADGE-2'],
          tests: [
            'test/badge.page.test.ts > a badge > BADGE-1: shows 99+ for 100',
            'test/badge.page.test.ts > a badge > BADGE-1: shows 99+ for 200',
            'test/badge.page.test.ts > a badge > BADGE-2: shows a number',
          ],
        },
      ]);
    },
  );
});
