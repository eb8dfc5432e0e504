import { describe, expect, it } from 'vitest';
import { judgeBehaviour } from '../../src/evidence/judge-behaviour.ts';
import type { ExampleResult, WrongBehaviourResult } from '../../src/model/evidence.ts';
import { behaviourId, rowId, testId, type RowId } from '../../src/model/ids.ts';
import { aBehaviour, anUnmutatedRun, aTestCase } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { verdictOn, type SmallWorld } from '../support/small-world.ts';

const ID = behaviourId('PRICE-1');
const verdict = (kind: string, ...because: readonly string[]) => ({ kind, because });

/** A behaviour whose one test kills all of its four mutants. */
const good: SmallWorld = {
  run: killTable(`
        r1 r2 r3 r4
    t1  k  k  k  k`),
  claims: { 'PRICE-1': 't1' },
};
const withTable = (table: string, more: Partial<SmallWorld> = {}): SmallWorld => ({
  run: killTable(table),
  claims: { 'PRICE-1': 't1' },
  ...more,
});
const NO_ROWS: ReadonlySet<RowId> = new Set();
const examples = (facts: Partial<ExampleResult>) => ({
  examples: new Map([[ID, { held: 1, violated: 0, reached: NO_ROWS, breakers: NO_ROWS, ...facts }]]),
});
const never = (...entries: readonly WrongBehaviourResult[]) => ({ wrongBehaviours: new Map([[ID, entries]]) });

const failed = anUnmutatedRun({ outcome: 'failed' });
const failing = aTestCase({ id: 'failing', runs: [failed, failed] });
const flaky = aTestCase({ id: 'flaky', runs: [failed, anUnmutatedRun()] });

describe('VERDICT-1: a behaviour gets the first verdict that applies', () => {
  it('is pinned when every mutant is killed and nobody stated a value', () => {
    expect(verdictOn(good)).toEqual(verdict('pinned'));
  });

  it.each([
    ['an example holds', examples({})],
    ['a wrong behaviour could be checked', never({ name: 'free', kind: 'row', row: rowId('r1') })],
    ['every linked test is accepted', { acceptedTests: new Set([testId('t1')]) }],
  ])('is verified when %s', (_, facts) => {
    expect(verdictOn({ ...good, facts })).toEqual(verdict('verified'));
  });

  it.each(['draft', 'retired'] as const)('is %s by status alone', (status) => {
    expect(judgeBehaviour({ behaviour: aBehaviour({ status }), evidence: undefined, ownScoreThreshold: 80 })).toEqual(
      verdict(status),
    );
  });

  it('refuses to judge an active behaviour without evidence', () => {
    expect(() => judgeBehaviour({ behaviour: aBehaviour(), evidence: undefined, ownScoreThreshold: 80 })).toThrow(
      'No evidence was weighed for the active behaviour PRICE-1',
    );
  });

  it.each([
    ['an example fails', examples({ violated: 1 })],
    ['a wrong behaviour is the present one', never({ name: 'free', kind: 'present' })],
  ])('is violated when %s, even if a test fails too', (_, facts) => {
    const world = { ...good, claims: { 'PRICE-1': 't1 failing' }, cases: [failing], facts };
    expect(verdictOn(world)).toEqual(verdict('violated'));
  });

  it('is failing when one of its tests fails twice, even if another is flaky', () => {
    const world = { ...good, claims: { 'PRICE-1': 't1 failing flaky' }, cases: [failing, flaky] };
    expect(verdictOn(world)).toEqual(verdict('failing'));
  });

  it('is untested without a claim, even where nothing could be measured', () => {
    expect(verdictOn({ run: undefined, claims: { 'PRICE-1': '' }, unresolved: 'PRICE-1' })).toEqual(
      verdict('untested'),
    );
  });

  it('is untested when its only tests are skipped or expected to fail', () => {
    const cases = [aTestCase({ id: 't1', mode: 'skip' }), aTestCase({ id: 't2', isExpectedToFail: true })];
    expect(verdictOn({ ...good, claims: { 'PRICE-1': 't1 t2' }, cases })).toEqual(verdict('untested'));
  });

  it('is suspect before it is pinned or verified, and weak before it is suspect', () => {
    const facts = { suspects: new Set([ID]) };
    expect(verdictOn({ ...good, facts })).toEqual(verdict('suspect'));
    expect(verdictOn({ ...withTable('r1\nt1 .'), facts })).toEqual(verdict('weak', 'hollow', 'survivors'));
  });
});

describe('VERDICT-1 GATE-2: what keeps a behaviour inconclusive', () => {
  const once = aTestCase({ id: 'once', runs: [anUnmutatedRun()] });

  it.each<[string, SmallWorld, readonly string[]]>([
    ['there was no mutation run', { ...good, run: undefined }, ['engine']],
    ['the run is unhealthy', { ...good, run: { ...killTable('r1\nt1 k'), unhealthy: 'no mutant dies' } }, ['health']],
    ['a linked test is not trusted', untrusted('t1'), ['engine']],
    ['a row was not measured', withTable('r1 r2\nt1 k ?'), ['engine']],
    ['its only test ran once', { ...good, claims: { 'PRICE-1': 'once' }, cases: [once] }, ['engine']],
    ['its scope did not resolve', { ...good, unresolved: 'PRICE-1' }, ['scope']],
    ['its scope holds no mutant', { ...good, scopes: { 'PRICE-1': '' } }, ['rows']],
    ['no mutant of its scope loads', withTable('r1\nt1 l'), ['rows']],
    ['all its mutants are waived', { ...good, waived: 'r1 r2 r3 r4' }, ['rows']],
    ['a wrong behaviour is stale', { ...good, facts: never({ name: 'free', kind: 'stale' }) }, ['stale']],
    ['a wrong behaviour is broken', { ...good, facts: never({ name: 'free', kind: 'broken' }) }, ['stale']],
    ['no test passes twice', { ...good, claims: { 'PRICE-1': 'flaky' }, cases: [flaky] }, ['flaky']],
    ['over a tenth timed out', withTable('r1 r2 r3 r4 r5 r6 r7 r8 r9\nt1 k k k k k k k k t'), ['timeouts']],
    ['a budget ran out', { ...good, facts: { overBudget: new Set([ID]) } }, ['budget']],
    [
      'several things are missing',
      { ...good, run: undefined, unresolved: 'PRICE-1', facts: { overBudget: new Set([ID]) } },
      ['engine', 'scope', 'budget'],
    ],
  ])('is inconclusive when %s', (_, world, because) => {
    expect(verdictOn(world)).toEqual(verdict('inconclusive', ...because));
  });

  it('is not inconclusive for a tenth of timeouts, nor for one flaky test beside a sound one', () => {
    expect(verdictOn(withTable('r1 r2 r3 r4 r5 r6 r7 r8 r9 r10\nt1 k k k k k k k k k t'))).toEqual(verdict('pinned'));
    expect(verdictOn({ ...good, claims: { 'PRICE-1': 't1 flaky' }, cases: [flaky] })).toEqual(verdict('pinned'));
  });

  it('is not inconclusive for timeouts that the policy counts', () => {
    expect(verdictOn(withTable('r1 r2\nt1 k t', { policy: { timeoutsCount: true } }))).toEqual(verdict('pinned'));
  });

  it('is inconclusive before it is weak', () => {
    expect(verdictOn(withTable('r1 r2\nt1 . ?'))).toEqual(verdict('inconclusive', 'engine'));
  });

  function untrusted(test: string): SmallWorld {
    return { ...good, run: { ...killTable('r1\nt1 k'), untrusted: [{ column: testId(test), reason: 'equal names' }] } };
  }
});

describe('VERDICT-1: why a behaviour is weak', () => {
  it.each<[string, SmallWorld, readonly string[]]>([
    ['its test notices nothing', withTable('r1 r2\nt1 . .'), ['hollow', 'survivors']],
    ['its test only crashes', withTable('r1 r2\nt1 x x'), ['hollow', 'survivors']],
    ['its test reaches none of its code', withTable('r1\nt1 -'), ['hollow']],
    ['its test only repeats the code', withTable('r1 r2\nt1 m .'), ['hollow', 'restated', 'survivors']],
    [
      'only tests of another behaviour notice',
      withTable('r1\nt1 .\nt2 k', { claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' } }),
      ['hollow', 'borrowed'],
    ],
    [
      'a wrong behaviour is missed',
      withTable('r1 never1\nt1 k .', { facts: never({ name: 'free', kind: 'row', row: rowId('never1') }) }),
      ['missed-wrong-behaviour'],
    ],
    [
      'an example-breaker lives, whatever the score',
      withTable('r1 r2 r3 r4 r5 r6\nt1 k k k k k .', {
        facts: examples({ breakers: new Set([rowId('r6')]), reached: new Set([rowId('r6')]) }),
      }),
      ['missed-example-breaker'],
    ],
    ['its own score is below the threshold', withTable('r1 r2 r3 r4 r5 r6\nt1 k k k k . m'), ['survivors']],
    [
      'one of four mutants lives, whatever the threshold',
      withTable('r1 r2 r3 r4\nt1 k k k .', lenient()),
      ['survivors'],
    ],
    ['one of four mutants is only restated', withTable('r1 r2 r3 r4\nt1 k k k m', lenient()), ['survivors']],
    [
      'a test without an own kill hides that over a tenth timed out',
      withTable('r1 r2 r3 r4 r5 r6 r7 r8 r9 r10\nt1 k k k k k t - - - -\nt2 - - - - - - . . . .', {
        claims: { 'PRICE-1': 't1 t2', 'PRICE-2': 't3' },
        ...lenient(),
      }),
      ['survivors'],
    ],
  ])('is weak when %s', (_, world, because) => {
    expect(verdictOn(world)).toEqual(verdict('weak', ...because));
  });

  it('is not weak at the threshold itself', () => {
    expect(verdictOn(withTable('r1 r2 r3 r4 r5\nt1 k k k k .'))).toEqual(verdict('pinned'));
  });

  it('is not weak for what other behaviours catch, once it has a kill of its own', () => {
    const world = withTable('r1 r2\nt1 k .\nt2 - k', { claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' } });
    expect(verdictOn(world)).toEqual(verdict('pinned'));
  });

  it('has an own kill when its test only catches its wrong behaviour', () => {
    const facts = never({ name: 'free', kind: 'row', row: rowId('never1') });
    expect(verdictOn(withTable('never1\nt1 k', { facts }))).toEqual(verdict('verified'));
  });

  function lenient(): Partial<SmallWorld> {
    return { policy: { thresholds: { ownScore: 0 } } };
  }
});
