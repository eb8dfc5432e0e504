import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { github } from '../../src/report/github.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { aLargeVerification } from '../support/large-verification.ts';
import {
  ALL_WELL,
  aReportedFinding,
  aVerification,
  EVERYTHING_WRONG,
  NOTHING_THERE,
} from '../support/verifications.ts';

const context = { useColor: false, columns: 80 };
const COMMAND = /^::(?:error|warning|notice) (?:file=[^:,]*,line=\d+,col=\d+,)?title=[^:,]*::[^\r\n]*$/u;

describe('REPORT-7: the workflow commands', () => {
  it.each(
    Object.entries({ 'all-well': ALL_WELL, 'everything-wrong': EVERYTHING_WRONG, 'nothing-there': NOTHING_THERE }),
  )('of %s are as stored', async (name, verification) => {
    await expect(github(verification, context)).toMatchFileSnapshot(`snapshots/github-${name}.txt`);
  });

  it('name paths from the root of the repository', () => {
    const verification = aVerification({
      findings: [aReportedFinding({ rule: 'oracle/no-assertion', message: 'a, b: 10%\nc' })],
    });
    expect(github(verification, { ...context, folder: 'packages/shop/' }).split('\n')[1]).toBe(
      '::error file=packages/shop/test/pricing.test.ts,line=8,col=3,title=A test checks nothing::a, b: 10%25%0Ac',
    );
  });

  it('are no more of a level than GitHub shows, and say so', () => {
    const lines = github(aLargeVerification(), context).trimEnd().split('\n');
    expect(
      ['error', 'warning'].map((level) => lines.slice(1).filter((line) => line.startsWith(`::${level} `)).length),
    ).toEqual([10, 10]);
    expect(lines.at(-1)).toMatch(/^::warning title=Assay::\d+ more of this level are in the other reports/);
  });

  it('hold foreign text that can neither end them nor begin another', () => {
    fc.assert(
      fc.property(anyVerification, (verification) => {
        const lines = github(verification, context).slice(0, -1).split('\n');
        expect(lines.filter((line) => !COMMAND.test(line))).toEqual([]);
      }),
    );
  });
});
