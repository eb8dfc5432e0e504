/** Rows without a call from the spec to the report, in either generation of Vitest. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, verdictsOf, type CheckResult } from '../support/run-cli.ts';
import { copyOnVitest4 } from '../support/vitest-4.ts';

const MINUTE = 60_000;
const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));
const packages = { assay: fileURLToPath(new URL('../..', import.meta.url)), jsdom: folderOf('jsdom') };

const copyOnVitest5 = (name: string): Promise<string> =>
  copyProject(name, { packages: { ...packages, vitest: folderOf('vitest'), vite: folderOf('vite') } });

describe.each([
  ['Vitest 5', copyOnVitest5],
  ['Vitest 4', (name: string) => copyOnVitest4(name, { packages })],
])('ROWS-2: rows that tests read in %s', { timeout: 2 * MINUTE }, (_, copy) => {
  let result: CheckResult;

  beforeAll(async () => {
    result = await runCheck(await copy('rows'));
  }, 2 * MINUTE);

  it('turn exactly the tests red that use them, whoever asks for them, in threads and in a DOM', () => {
    const { behaviours } = result.report;
    expect(Object.fromEntries(behaviours.map(({ id, examples }) => [id, examples.rows]))).toEqual({
      'VOUCHER-1': { used: 2, unused: 0 },
      'VOUCHER-2': { used: 2, unused: 0 },
      'VOUCHER-3': { used: 2, unused: 0 },
      'VOUCHER-4': { used: 2, unused: 0 },
      'VOUCHER-5': { used: 2, unused: 0 },
      'VOUCHER-6': { used: 2, unused: 0 },
      'VOUCHER-7': { used: 1, unused: 1 },
      'VOUCHER-8': { used: 0, unused: 2 },
      'VOUCHER-9': { used: 0, unused: 1 },
    });
  });

  it('anchor their behaviour as soon as one of them is used', () => {
    const behaviours = Object.entries(verdictsOf(result.report)).filter(([id]) => /^VOUCHER-\d$/u.test(id));
    const verified = ['1', '2', '3', '4', '5', '6', '7'].map((number) => [`VOUCHER-${number}`, 'verified']);
    expect(Object.fromEntries(behaviours)).toEqual({
      ...Object.fromEntries(verified),
      'VOUCHER-8': 'pinned',
      'VOUCHER-9': 'pinned',
    });
  });

  it('are told where no test reads them, or none makes use of them', () => {
    const told = result.report.findings.filter(({ rule }) => rule === 'spec/unread-rows');
    expect(told.map(({ behaviours, location }) => `${behaviours.join()} ${location.line}`)).toEqual([
      'VOUCHER-7 53',
      'VOUCHER-8 59',
      'VOUCHER-9 66',
    ]);
  });
});
