import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject, writeFiles } from '../support/copy-project.ts';
import { runCheck, runCli, verdictsOf } from '../support/run-cli.ts';
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
  let root: string;
  beforeAll(async () => {
    root = await theWorkspace();
  });

  it('MONO-1: is checked by one command from its root, with one report and one exit code', async () => {
    const { report, exitCode } = await runCheck(root);
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

  it('MONO-3: is checked for one package where a person stands in it', async () => {
    const { report, exitCode } = await runCheck(join(root, 'packages/web'));
    expect([behavioursOf(report), exitCode]).toEqual([{ 'WEB-1': 'pinned' }, 0]);
    expect(report.behaviours[0]?.location.file).toBe('packages/web/specs/web.yaml');
  });

  it('MONO-3: is listed for one package where a person stands in it, and as a whole from its root', async () => {
    const idsIn = async (folder: string): Promise<readonly string[]> => {
      const { stdout } = await runCli(['trace'], { cwd: join(root, folder) });
      return [...new Set(stdout.match(/[A-Z]+-\d(?=  )/g))];
    };
    expect([await idsIn('packages/web'), await idsIn('.')]).toEqual([
      ['WEB-1'],
      ['BASKET-1', 'BASKET-2', 'MONEY-1', 'MONEY-2', 'WEB-1'],
    ]);
  });

  it('MONO-3: has one policy', async () => {
    await writeFiles(root, { 'packages/web/specs/policy.yaml': 'claims-per-test: 1\n' });
    const { exitCode, stderr } = await runCli(['lint'], { cwd: root });
    expect([exitCode, stderr.includes('A monorepo has one policy and one baseline')]).toEqual([2, true]);
    await rm(join(root, 'packages/web/specs/policy.yaml'));
  });

  it('MONO-2: loses only what a renamed function and a package that cannot start cost', async () => {
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
