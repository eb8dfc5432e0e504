import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus, temporaryFolder, writeFiles } from '../support/copy-project.ts';
import { runCheck, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;
const SECOND_TEST = `import { expect, it } from 'vitest';
import { shipping } from '../src/price.ts';
it('PRICE-3: a large basket ships for nothing', () => expect(shipping(50)).toBe(0));
`;
const PRICE = 'test/price.test.ts';
const SHIPPING = 'test/shipping.test.ts';

/** Everything but the part about the run. */
const lasting = ({ report }: CheckResult) => ({ ...report, run: undefined });
const reusedLine = ({ stderr }: CheckResult) => stderr.split('\n').find((line) => line.startsWith('Reused'));

describe('checks of one project, one after the other', { timeout: MINUTE }, () => {
  let root: string;
  let cache: Readonly<Record<string, string>>;
  const checkAgain = (args: readonly string[] = [], env = {}) =>
    runCheck(root, ['--engine', 'in-process', ...args], { ...cache, ...env });
  let first: CheckResult;

  beforeAll(async () => {
    root = await copyProject('three-behaviours', { files: { [SHIPPING]: SECOND_TEST } });
    cache = { XDG_CACHE_HOME: await temporaryFolder() };
    await commitAll(root);
    first = await checkAgain();
  }, MINUTE);

  it('CACHE-1: say the same, and the second executes nothing', async () => {
    const second = await checkAgain();
    expect(lasting(second)).toEqual(lasting(first));
    expect({ ...second.report.run, durationMs: 0 }).toEqual({
      ...{ ...first.report.run, durationMs: 0, executions: 0 },
      reused: { testFiles: 2, ranAgain: [] },
    });
    expect(second.stderr).toBe('Reused 2 test files; nothing ran again\n');
  });

  it('CACHE-1: leave the work tree as it was', async () => {
    expect(await gitStatus(root)).toBe('');
  });

  it('CACHE-2: run the changed test file alone, say why, and report what a check without a cache reports', async () => {
    await appendFile(
      join(root, SHIPPING),
      `it('PRICE-3: a small one does not', () => expect(shipping(49)).toBe(5));\n`,
    );
    const third = await checkAgain();
    const whole = await checkAgain(['--no-cache']);
    expect(lasting(third)).toEqual(lasting(whole));
    expect([reusedLine(third), reusedLine(whole)]).toEqual([
      `Reused 1 of 2 test files; ${SHIPPING} ran again: it changed`,
      undefined,
    ]);
    expect(third.report.run.executions).toBeLessThan(whole.report.run.executions);
  });

  it('CACHE-2: add a new test file, and run all tests of code that changed', async () => {
    await writeFiles(root, { 'test/extra.test.ts': SECOND_TEST });
    const added = await checkAgain();
    await appendFile(join(root, 'src/price.ts'), '// changed\n');
    const changed = await checkAgain();
    expect([added.report.run.reused, changed.report.run.reused]).toEqual([
      { testFiles: 2, ranAgain: [{ file: 'test/extra.test.ts', reason: 'nothing is known of it yet' }] },
      {
        testFiles: 0,
        ranAgain: ['test/extra.test.ts', PRICE, SHIPPING].map((file) => ({
          file,
          reason: 'src/price.ts changed, which it imports',
        })),
      },
    ]);
  });

  it('CACHE-3: read nothing where CI is set', async () => {
    const { report, stderr } = await checkAgain([], { CI: 'true' });
    expect([report.run.reused, stderr.includes('Reused')]).toEqual([undefined, false]);
  });
});
