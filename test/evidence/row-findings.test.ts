import { describe, expect, it } from 'vitest';
import { survivorPairs, survivorFindings } from '../../src/evidence/row-findings.ts';
import type { PairRecording } from '../../src/model/recording.ts';
import { killTable } from '../support/kill-table.ts';
import { judgeWorld } from '../support/small-world.ts';

const tests = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `t${index + 1}`);

/** What is told of a row that so many tests reach, and of which nothing that is looked at changes. */
function toldOf(count: number) {
  const run = killTable(['r1', ...tests(count).map((test) => `${test} .`)].join('\n'));
  const { evidence } = judgeWorld({ run, claims: { 'PRICE-1': tests(count).join(' ') } });
  const input = { evidence: [...evidence.values()], run, sources: new Map() };
  const pairs = survivorPairs(input).map(({ column, row }): PairRecording => ({
    column,
    row,
    outcome: 'passed',
    changes: [],
    missing: 0,
  }));
  const [finding] = survivorFindings({ ...input, recordings: { columns: [], pairs } });
  return { pairs: pairs.length, said: finding?.message.match(/asserted by (.*): use/u)?.[1] };
}

describe('EVIDENCE-6: a survivor of which nothing changes', () => {
  it('is told with all tests that ran it where all were looked at, and else with how many were', () => {
    expect([toldOf(1), toldOf(8), toldOf(9)]).toEqual([
      { pairs: 1, said: 'the one test of PRICE-1 that runs it' },
      { pairs: 8, said: 'the 8 tests of PRICE-1 that run it' },
      { pairs: 8, said: 'the 8 looked at of the 9 tests of PRICE-1 that run it' },
    ]);
  });
});
