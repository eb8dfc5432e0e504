import { describe, expect, it } from 'vitest';
import type { ExampleResult } from '../../src/model/evidence.ts';
import { behaviourId, rowId, testId } from '../../src/model/ids.ts';
import { anUnmutatedRun, aTestCase } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { evidenceFor, judgeWorld, type SmallWorld } from '../support/small-world.ts';
import { tallyMutants } from '../../src/evidence/tally-mutants.ts';

const classesOf = (world: SmallWorld, id?: string): Readonly<Record<string, string>> =>
  Object.fromEntries(evidenceFor(world, id).classes);

const killsOf = (world: SmallWorld, id?: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries([...evidenceFor(world, id).ownKills].map(([test, rows]) => [test, [...rows]]));

const example = (facts: { reached?: readonly string[]; breakers?: readonly string[] }): ExampleResult => ({
  held: 1,
  violated: 0,
  reached: new Set((facts.reached ?? []).map(rowId)),
  breakers: new Set((facts.breakers ?? []).map(rowId)),
});

describe('EVIDENCE-1: each relevant mutant is in exactly one class', () => {
  it('puts each outcome of one linked test that makes an own kill into its class', () => {
    const run = killTable(`
          r1 r2 r3 r4 r5 r6 r7
      t1  k  m  v  t  h  .  x`);
    expect(classesOf({ run, claims: { 'PRICE-1': 't1' } })).toEqual({
      r1: 'killed',
      r2: 'restated',
      r3: 'survived',
      r4: 'timeout',
      r5: 'survived',
      r6: 'survived',
      r7: 'killed',
    });
  });

  it('prefers killed to borrowed to restated to timeout to survived', () => {
    const run = killTable(`
          r1 r2 r3 r4 r5
      t1  k  m  m  t  .
      t2  k  k  -  -  -
      t3  k  .  t  .  h
      t4  -  k  -  -  -`);
    const world = { run, claims: { 'PRICE-1': 't1 t3', 'PRICE-2': 't2 t4' } };
    expect(classesOf(world)).toEqual({
      r1: 'killed',
      r2: 'borrowed',
      r3: 'restated',
      r4: 'timeout',
      r5: 'survived',
    });
  });

  it('leaves out mutants that no linked test reaches, unless they are own code', () => {
    const run = killTable(`
          r1 r2 r3
      t1  k  -  -`);
    expect(classesOf({ run, claims: { 'PRICE-1': 't1' }, own: { 'PRICE-1': 'r3' } })).toEqual({
      r1: 'killed',
      r3: 'survived',
    });
  });

  it('counts a mutant that only an example reaches as survived', () => {
    const run = killTable(`
          r1 r2
      t1  k  -`);
    const facts = { examples: new Map([[behaviourId('PRICE-1'), example({ reached: ['r2'] })]]) };
    expect(classesOf({ run, claims: { 'PRICE-1': 't1' }, facts })).toEqual({ r1: 'killed', r2: 'survived' });
  });

  it('leaves out waived mutants, mutants outside the scope and mutants that do not load', () => {
    const run = killTable(`
          r1 r2 r3 r4
      t1  k  .  k  l`);
    const world = { run, claims: { 'PRICE-1': 't1' }, scopes: { 'PRICE-1': 'r1 r2 r4' }, waived: 'r2' };
    expect(classesOf(world)).toEqual({ r1: 'killed' });
    expect(evidenceFor(world).unloadable).toEqual(['r4']);
  });

  it('keeps a row apart that an attempt which was not measured could still decide', () => {
    const run = killTable(`
          r1 r2 r3 r4
      t1  k  k  .  -
      t2  k  ?  ?  t
      t3  -  -  .  ?`);
    const evidence = evidenceFor({ run, claims: { 'PRICE-1': 't1 t2 t3' } });
    expect(Object.fromEntries(evidence.classes)).toEqual({ r1: 'killed', r2: 'killed', r4: 'timeout' });
    expect(evidence.unmeasured).toEqual(['r3']);
  });

  it('takes a timeout out of the survivors only by a test that makes an own kill', () => {
    const run = killTable(`
          r1 r2 r3
      t1  k  t  .
      t2  -  -  t`);
    const world = { run, claims: { 'PRICE-1': 't1 t2' } };
    expect(classesOf(world)).toEqual({ r1: 'killed', r2: 'timeout', r3: 'survived' });
    expect(classesOf({ ...world, policy: { timeoutsCount: true } })).toEqual({
      r1: 'killed',
      r2: 'killed',
      r3: 'survived',
    });
  });

  it('takes the own score of killed, restated and survived only', () => {
    const classes = new Map([
      [rowId('r1'), 'killed' as const],
      [rowId('r2'), 'killed' as const],
      [rowId('r3'), 'killed' as const],
      [rowId('r4'), 'restated' as const],
      [rowId('r5'), 'borrowed' as const],
      [rowId('r6'), 'timeout' as const],
    ]);
    expect(tallyMutants({ classes })).toEqual({
      relevant: 6,
      killed: 3,
      borrowed: 1,
      restated: 1,
      timeout: 1,
      survived: 0,
      score: 75,
    });
    expect(tallyMutants({ classes: new Map([[rowId('r5'), 'borrowed' as const]]) })).toEqual({
      relevant: 1,
      killed: 0,
      borrowed: 1,
      restated: 0,
      timeout: 0,
      survived: 0,
    });
  });
});

describe('EVIDENCE-2: a kill counts only for the behaviour that the killing test claims', () => {
  const run = killTable(`
        r1 r2 r3
    t1  k  .  .
    t2  k  k  k
    t3  k  k  k`);

  it('gives no credit for the kills of unlinked tests', () => {
    expect(classesOf({ run, claims: { 'PRICE-1': 't1' } })).toEqual({ r1: 'killed', r2: 'survived', r3: 'survived' });
  });

  it('borrows from active behaviours whose scope holds the mutant, and from no others', () => {
    const world = { run, claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' }, scopes: { 'PRICE-2': 'r2' } };
    expect(classesOf(world)).toEqual({ r1: 'killed', r2: 'borrowed', r3: 'survived' });
  });

  it('never borrows own code nor what breaks an example of the behaviour', () => {
    const facts = { examples: new Map([[behaviourId('PRICE-1'), example({ breakers: ['r3'] })]]) };
    const world = { run, claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' }, own: { 'PRICE-1': 'r2' }, facts };
    expect(classesOf(world)).toEqual({ r1: 'killed', r2: 'survived', r3: 'survived' });
    expect(evidenceFor(world).missedBreakers).toEqual(['r3']);
  });

  it("borrows a breaker of another behaviour's examples: it is theirs to catch", () => {
    const facts = { examples: new Map([[behaviourId('PRICE-2'), example({ breakers: ['r2'] })]]) };
    expect(classesOf({ run, claims: { 'PRICE-1': 't1', 'PRICE-2': '' }, facts })).toEqual({
      r1: 'killed',
      r2: 'borrowed',
      r3: 'survived',
    });
  });

  it('counts one kill for each of two behaviours that a test claims', () => {
    const world = { run, claims: { 'PRICE-1': 't2', 'PRICE-2': 't2' }, scopes: { 'PRICE-2': 'r1' } };
    expect([killsOf(world), killsOf(world, 'PRICE-2')]).toEqual([{ t2: ['r1', 'r2', 'r3'] }, { t2: ['r1'] }]);
  });

  it('lends nothing of a test for which the engine does not vouch', () => {
    const untrusted = [{ column: testId('t2'), reason: 'equal names' }];
    const world = { run: { ...run, untrusted }, claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' } };
    expect(classesOf(world)).toEqual({ r1: 'killed', r2: 'survived', r3: 'survived' });
    expect(evidenceFor(world, 'PRICE-2')).toMatchObject({
      untrustedTests: ['t2'],
      unmeasured: ['r2', 'r3'],
      classes: new Map([['r1', 'borrowed']]),
    });
  });

  it('sorts the claiming tests by what their unmutated runs say', () => {
    const failed = anUnmutatedRun({ outcome: 'failed' });
    const cases = [
      aTestCase({ id: 'failing', runs: [failed, failed] }),
      aTestCase({ id: 'flaky', runs: [anUnmutatedRun(), failed] }),
      aTestCase({ id: 'once', runs: [anUnmutatedRun()] }),
      aTestCase({ id: 'skipped', mode: 'skip' }),
      aTestCase({ id: 'skips-itself', runs: [anUnmutatedRun({ outcome: 'skipped' })] }),
      aTestCase({ id: 'fails', isExpectedToFail: true }),
    ];
    const { claimingTests, linkedTests, failingTests, flakyTests, unfinishedTests } = evidenceFor({
      run,
      claims: { 'PRICE-1': 't1 failing flaky once skipped skips-itself fails' },
      cases,
    });
    expect({ claimingTests, linkedTests, failingTests, flakyTests, unfinishedTests }).toEqual({
      claimingTests: ['failing', 'flaky', 'once', 't1'],
      linkedTests: ['t1'],
      failingTests: ['failing'],
      flakyTests: ['flaky'],
      unfinishedTests: ['once'],
    });
  });
});

describe('EVIDENCE-3: crashes, hooks, time limits and failing loads are no checks', () => {
  it('credits a crash only beside a check by the same test', () => {
    const run = killTable(`
          r1 r2 r3
      t1  k  x  -
      t2  .  .  x
      t3  m  -  x`);
    expect(killsOf({ run, claims: { 'PRICE-1': 't1 t2 t3' } })).toEqual({ t1: ['r1', 'r2'] });
  });

  it('credits no crash beside a check for another behaviour', () => {
    const run = killTable(`
          r1 r2
      t1  k  x`);
    const world = { run, claims: { 'PRICE-1': 't1' }, scopes: { 'PRICE-1': 'r2' } };
    expect(killsOf(world)).toEqual({});
  });

  it('credits no hook, no time limit, no failing load, no trivial and no mirrored assertion', () => {
    const run = killTable(`
          r1 r2 r3 r4 r5
      t1  h  t  l  v  m
      t2  .  .  .  .  .`);
    expect(killsOf({ run, claims: { 'PRICE-1': 't1 t2' } })).toEqual({});
  });

  it('catches a wrong behaviour by a check only', () => {
    const run = killTable(`
          r1 never1 never2 never3 never4
      t1  k  k      x      m      ?
      t2  .  .      .      .      .`);
    const facts = {
      wrongBehaviours: new Map([
        [
          behaviourId('PRICE-1'),
          [
            ...['never1', 'never2', 'never3', 'never4'].map((row) => ({
              name: row,
              kind: 'row' as const,
              row: rowId(row),
            })),
            { name: 'shifts a night', kind: 'uncheckable' as const },
          ],
        ],
      ]),
    };
    const evidence = evidenceFor({ run, claims: { 'PRICE-1': 't1 t2' }, facts });
    expect(evidence.wrongBehaviours).toEqual([
      { name: 'never1', state: 'caught', row: rowId('never1') },
      { name: 'never2', state: 'missed', row: rowId('never2') },
      { name: 'never3', state: 'missed', row: rowId('never3') },
      { name: 'never4', state: 'uncheckable', row: rowId('never4') },
      { name: 'shifts a night', state: 'uncheckable' },
    ]);
    expect(evidence.unmeasured).toEqual(['never4']);
    expect(Object.fromEntries(evidence.classes)).toEqual({ r1: 'killed' });
  });

  it('says of no test that it misses a wrong behaviour when what it does under changes does not count', () => {
    const run = killTable(`
          r1 never1
      t1  k  .`);
    const wrong = [{ name: 'free', kind: 'row' as const, row: rowId('never1') }];
    const facts = { wrongBehaviours: new Map([[behaviourId('PRICE-1'), wrong]]) };
    const untrusted = [{ column: testId('t1'), reason: 'it does not load' }];
    const evidence = evidenceFor({ run: { ...run, untrusted }, claims: { 'PRICE-1': 't1' }, facts });
    expect(evidence.wrongBehaviours).toEqual([{ name: 'free', state: 'uncheckable', row: rowId('never1') }]);
  });

  it('calls a wrong behaviour broken under which every attempt crashes or does not load', () => {
    const run = killTable(`
          r1 never1
      t1  k  x
      t2  .  l`);
    const wrong = [{ name: 'free', kind: 'row' as const, row: rowId('never1') }];
    const facts = { wrongBehaviours: new Map([[behaviourId('PRICE-1'), wrong]]) };
    expect(evidenceFor({ run, claims: { 'PRICE-1': 't1 t2' }, facts }).wrongBehaviours).toEqual([
      { name: 'free', state: 'broken', row: rowId('never1') },
    ]);
  });
});

describe('ARID-4: what is set aside', () => {
  const run = killTable(`
          r1 r2
      t1  k  -`);
  const aside = { ...run, rows: run.rows.map((row) => (row.id === 'r2' ? { ...row, arid: 'console' } : row)) };

  it('is told of each behaviour, and counts for nothing', () => {
    const { arid, classes, rowsInScope } = evidenceFor({
      run: aside,
      claims: { 'PRICE-1': 't1' },
      own: { 'PRICE-1': 'r1 r2' },
    });
    expect({ arid, classes, rowsInScope }).toEqual({
      arid: new Map([['r2', 'console']]),
      classes: new Map([['r1', 'killed']]),
      rowsInScope: ['r1'],
    });
  });

  it('leaves a behaviour that has nothing else inconclusive', () => {
    const { behaviours } = judgeWorld({ run: aside, claims: { 'PRICE-1': 't1' }, scopes: { 'PRICE-1': 'r2' } });
    expect(behaviours.get(behaviourId('PRICE-1'))).toEqual({ kind: 'inconclusive', because: ['rows'] });
  });
});
