import { describe, expect, it } from 'vitest';
import { testId } from '../../src/model/ids.ts';
import { aBehaviour, anUnmutatedRun, aTestCase } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { testVerdictOn, type SmallWorld } from '../support/small-world.ts';

const verdict = (kind: string, ...because: readonly string[]) => ({ kind, because });
const failed = anUnmutatedRun({ outcome: 'failed' });
const silent = anUnmutatedRun({ assertions: 0 });

const claiming = (table: string, more: Partial<SmallWorld> = {}): SmallWorld => ({
  run: killTable(table),
  claims: { 'PRICE-1': 't1' },
  ...more,
});

/** `PRICE-1` holds r1, `PRICE-2` holds r2; the test claims both. */
const claimingBoth = (letters: string): SmallWorld => ({
  run: killTable(`r1 r2 r3\nt1 ${letters}`),
  claims: { 'PRICE-1': 't1', 'PRICE-2': 't1' },
  scopes: { 'PRICE-1': 'r1', 'PRICE-2': 'r2' },
});

describe('VERDICT-2: a test that ran badly, or claims nothing, is not judged by what it notices', () => {
  it.each([
    ['skipped', aTestCase({ id: 't1', mode: 'skip', isExpectedToFail: true })],
    ['skipped', aTestCase({ id: 't1', mode: 'todo', runs: [] })],
    ['skipped', aTestCase({ id: 't1', runs: [anUnmutatedRun({ outcome: 'skipped' })] })],
    ['flaky', aTestCase({ id: 't1', runs: [failed, anUnmutatedRun()] })],
    ['failing', aTestCase({ id: 't1', runs: [failed, failed] })],
    ['unlinked', aTestCase({ id: 't1', isExpectedToFail: true })],
    ['inconclusive', aTestCase({ id: 't1', runs: [anUnmutatedRun()] })],
    ['inconclusive', aTestCase({ id: 't1', runs: [] })],
  ])('is %s by its unmutated runs and mode', (kind, testCase) => {
    expect(testVerdictOn(claiming('r1\nt1 k', { cases: [testCase] }))).toEqual(verdict(kind));
  });

  it('is unlinked when no claim counts, and flaky or failing before that', () => {
    const unclaimed = claiming('r1\nt1 k', { claims: { 'PRICE-1': '' } });
    const cases = [aTestCase({ id: 't1', runs: [failed, failed] })];
    expect(testVerdictOn(unclaimed)).toEqual(verdict('unlinked'));
    expect(testVerdictOn({ ...unclaimed, cases })).toEqual(verdict('failing'));
  });

  it.each<[string, SmallWorld]>([
    ['there was no mutation run', claiming('r1\nt1 k', { run: undefined })],
    ['the run is unhealthy', claiming('r1\nt1 k', { run: { ...killTable('r1\nt1 k'), unhealthy: 'no mutant dies' } })],
    ['the scope did not resolve', claiming('r1\nt1 .', { unresolved: 'PRICE-1' })],
    ['the scope holds no mutant', claiming('r1\nt1 .', { scopes: { 'PRICE-1': '' } })],
    ['an attempt was not measured', claiming('r1 r2\nt1 . ?')],
    ['its file never loads', claiming('r1 r2\nt1 l l\nt2 . .')],
    [
      'the engine does not vouch for it',
      claiming('', {
        run: { ...killTable('r1\nt1 k'), untrusted: [{ column: testId('t1'), reason: 'equal names' }] },
      }),
    ],
    ['it claims only a draft', claiming('r1\nt1 k', { behaviours: [aBehaviour({ status: 'draft' })] })],
  ])('is inconclusive when %s', (_, world) => {
    expect(testVerdictOn(world)).toEqual(verdict('inconclusive'));
  });

  it('defends by a kill even where another attempt was not measured', () => {
    expect(testVerdictOn(claiming('r1 r2\nt1 k ?'))).toEqual(verdict('defends'));
  });
});

describe('VERDICT-2: a test is judged by what it notices in the behaviours it claims', () => {
  it('defends with one independent kill beside any number of mirrors', () => {
    expect(testVerdictOn(claiming('r1 r2 r3\nt1 k m m'))).toEqual(verdict('defends'));
  });

  it('restates when all its assertions are likely to be mirrored and it kills nothing', () => {
    const oracles = { t1: { allLikelyMirrored: true } };
    const verdicts = ['k', '.', '-'].map((letter) => testVerdictOn(claiming(`r1\nt1 ${letter}`, { oracles })));
    expect(verdicts).toEqual([verdict('defends'), verdict('restates'), verdict('restates')]);
  });

  it('restates when it defends what an example says is wrong', () => {
    const oracles = { t1: { contradictsExample: true } };
    expect(testVerdictOn(claiming('r1\nt1 k', { oracles }))).toEqual(verdict('restates'));
    expect(testVerdictOn(claiming('r1\nt1 .', { oracles }))).toEqual(verdict('vacuous', 'no-kill'));
  });

  it('restates when only mirrored assertions fail', () => {
    expect(testVerdictOn(claiming('r1 r2\nt1 m .'))).toEqual(verdict('restates'));
  });

  it('restates when all its assertions are mirrored, whatever it reaches', () => {
    const oracles = { t1: { allMirrored: true } };
    expect(testVerdictOn(claiming('r1\nt1 -', { oracles }))).toEqual(verdict('restates'));
  });

  it('is vacuous before all else when it looks at the harness', () => {
    const oracles = { t1: { harnessAware: true, allMirrored: true } };
    expect(testVerdictOn(claiming('r1\nt1 k', { oracles }))).toEqual(verdict('vacuous', 'harness-aware'));
  });

  it('is misdirected when it asserts something and reaches no row of the behaviour', () => {
    expect(testVerdictOn(claiming('r1\nt1 -'))).toEqual(verdict('misdirected'));
  });

  it('is misdirected when it kills only outside the behaviour', () => {
    const world = claiming('r1 r2\nt1 . k', { scopes: { 'PRICE-1': 'r1' } });
    expect(testVerdictOn(world)).toEqual(verdict('misdirected'));
  });

  it('is vacuous, not misdirected, when it kills outside only by a crash or a mirror', () => {
    const world = claiming('r1 r2 r3\nt1 . x m', { scopes: { 'PRICE-1': 'r1' } });
    expect(testVerdictOn(world)).toEqual(verdict('vacuous', 'no-kill'));
  });

  it.each([
    ['no-assertion', aTestCase({ id: 't1', runs: [silent, silent] }), {}],
    ['trivial', aTestCase({ id: 't1' }), { allTrivial: true }],
    ['no-kill', aTestCase({ id: 't1' }), {}],
  ])('is vacuous because %s', (reason, testCase, facts) => {
    const world = claiming('r1\nt1 .', { cases: [testCase], oracles: { t1: facts } });
    expect(testVerdictOn(world)).toEqual(verdict('vacuous', reason));
  });

  it('is vacuous, not misdirected, when it asserts nothing and reaches nothing', () => {
    const cases = [aTestCase({ id: 't1', runs: [silent, silent] })];
    expect(testVerdictOn(claiming('r1\nt1 -', { cases }))).toEqual(verdict('vacuous', 'no-assertion'));
  });

  it('defends when it only catches a check without a counted assertion', () => {
    const cases = [aTestCase({ id: 't1', runs: [silent, silent] })];
    expect(testVerdictOn(claiming('r1\nt1 k', { cases }))).toEqual(verdict('defends'));
  });

  it('is vacuous when it notices only by crash, hook, time limit, trivial assertion', () => {
    expect(testVerdictOn(claiming('r1 r2 r3 r4\nt1 x h t v'))).toEqual(verdict('vacuous', 'no-kill'));
  });
});

describe('VERDICT-2: of several claims the worst counts', () => {
  it.each([
    ['defends', [], 'k k -'],
    ['restates', [], 'k m -'],
    ['vacuous', ['no-kill'], 'k . -'],
    ['vacuous', ['no-kill'], 'm . -'],
    ['misdirected', [], 'k - -'],
    ['misdirected', [], '. . k'],
  ])('is %s %j when the attempts on the rows of both and of neither end as %s', (kind, because, letters) => {
    expect(testVerdictOn(claimingBoth(letters))).toEqual(verdict(kind, ...because));
  });

  it('leaves out the behaviours that could not be measured', () => {
    expect(testVerdictOn({ ...claimingBoth('k . -'), unresolved: 'PRICE-2' })).toEqual(verdict('defends'));
  });
});
