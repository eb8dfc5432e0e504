import { describe, expect, it } from 'vitest';
import { pairsToRecord } from '../../src/evidence/pairs-to-record.ts';
import { weighOracles } from '../../src/evidence/weigh-oracles.ts';
import { declarationId, testId } from '../../src/model/ids.ts';
import { startOf } from '../../src/model/location.ts';
import type { MutationRun } from '../../src/model/matrix.ts';
import type { Suspicion } from '../../src/model/oracle.ts';
import type { TestVerdict } from '../../src/model/verdict.ts';
import { aTestCase } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { anOracle, aSuspicion, onLine } from '../support/oracles.ts';

const NO_KILL: TestVerdict = { kind: 'vacuous', because: ['no-kill'] };

/** Of the tests `t1` and `t2`, of which the first is judged like this. */
function pairsOf(run: MutationRun, verdict: TestVerdict, suspicions: readonly Suspicion[] = []): readonly string[] {
  const cases = [aTestCase({ id: 't1', declarationId: declarationId('d1') }), aTestCase({ id: 't2' })];
  const oracles = [anOracle({ assertions: [onLine(2)], suspicions })];
  const { byDeclaration } = weighOracles({ oracles, cases, links: [], scopes: [], run });
  const testVerdicts = new Map([[testId('t1'), verdict]]);
  return pairsToRecord({ evidence: [], run, cases, testVerdicts, oracles: byDeclaration }).map(
    ({ column, row }) => `${column} ${row}`,
  );
}

describe('EVIDENCE-8: pairsToRecord', () => {
  it('takes eight rows of a test that notices nothing, and first those that something else notices', () => {
    const run = killTable('r1 r2 r3 r4 r5 r6 r7 r8 r9\nt1 . . . . . . . . .\nt2 . . . . . . . . k');
    expect(pairsOf(run, NO_KILL)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r9'].map((row) => `t1 ${row}`));
  });

  it.each<[string, TestVerdict, number]>([
    ['restates', { kind: 'restates', because: [] }, 1],
    ['is misdirected', { kind: 'misdirected', because: [] }, 1],
    ['defends', { kind: 'defends', because: [] }, 0],
    ['asserts nothing', { kind: 'vacuous', because: ['no-assertion'] }, 0],
    ['is flaky', { kind: 'flaky', because: [] }, 0],
  ])('looks at a test that %s: %j', (_, verdict, count) => {
    expect(pairsOf(killTable('r1\nt1 .'), verdict)).toHaveLength(count);
  });

  it('takes two failures of an assertion that execution can clear', () => {
    const run = killTable('r1 r2 r3\nt1 k k k');
    const located = {
      ...run,
      cells: run.cells.map((cell) => ({ ...cell, failure: { message: 'no', location: startOf(onLine(2)) } })),
    };
    const clear = aSuspicion({ rule: 'oracle/expected-from-subject', assertion: onLine(2) });
    const copy = aSuspicion({ assertion: onLine(2) });
    const verdict: TestVerdict = { kind: 'defends', because: [] };
    expect([pairsOf(located, verdict, [clear]), pairsOf(located, verdict, [copy])]).toEqual([['t1 r1', 't1 r2'], []]);
  });
});
