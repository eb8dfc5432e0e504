import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyProject, writeFiles } from '../support/copy-project.ts';
import { runCheck, verdictsOf } from '../support/run-cli.ts';
import { fileURLToPath } from 'node:url';

const MINUTE = 60_000;
const NODE_MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** As `npm install` leaves it: the packages are linked by their names. */
async function theWorkspace(): Promise<string> {
  const root = await copyProject('monorepo', { dependencies: '.unused' });
  await mkdir(join(root, 'node_modules/@shop'), { recursive: true });
  for (const name of ['vite', 'vitest', 'jsdom'])
    await symlink(join(NODE_MODULES, name), join(root, 'node_modules', name));
  for (const name of ['money', 'basket', 'web']) {
    await symlink(join('../../packages', name), join(root, 'node_modules/@shop', name));
  }
  return root;
}

const behavioursOf = (report: Parameters<typeof verdictsOf>[0]) => verdictsOf({ ...report, tests: [] });

describe('a workspace of packages, one of them in jsdom', { timeout: MINUTE }, () => {
  it('MONO-1: is checked by one command from its root, with one report and one exit code', async () => {
    const { report, exitCode } = await runCheck(await theWorkspace());
    expect([behavioursOf(report), exitCode]).toEqual([
      {
        'BASKET-1': 'verified',
        'BASKET-2': 'weak missed-wrong-behaviour survivors',
        'MONEY-1': 'verified',
        'MONEY-2': 'pinned',
        'WEB-1': 'pinned',
      },
      1,
    ]);
  });

  it('MONO-2: loses only what a renamed function and a package that cannot start cost', async () => {
    const root = await theWorkspace();
    await writeFiles(root, {
      'packages/web/vitest.config.ts': 'throw new Error("no such environment");\n',
      'packages/money/specs/money.yaml': `feature: Money
code: src/money.ts#roundedAway
behaviours:
  MONEY-1: Half a cent is rounded away from zero.
`,
    });
    const { report, exitCode } = await runCheck(root);
    expect([behavioursOf(report), exitCode]).toEqual([
      {
        'BASKET-1': 'verified',
        'BASKET-2': 'weak missed-wrong-behaviour survivors',
        'MONEY-1': 'inconclusive scope',
        'WEB-1': 'inconclusive engine',
      },
      1,
    ]);
  });
});
