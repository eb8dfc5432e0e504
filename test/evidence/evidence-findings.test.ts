import { describe, expect, it } from 'vitest';
import type { ExampleResult } from '../../src/model/evidence.ts';
import type { Finding } from '../../src/model/finding.ts';
import { behaviourId, rowId } from '../../src/model/ids.ts';
import type { RuleId } from '../../src/model/rules.ts';
import { aBehaviour, aLocation, aRow, aSpan, anUnmutatedRun, aTestCase } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { judgeWorld, type SmallWorld } from '../support/small-world.ts';

const findingsOf = (world: SmallWorld, rule: RuleId): readonly Finding[] =>
  judgeWorld(world).findings.filter((finding) => finding.rule === rule);

const messagesOf = (world: SmallWorld, rule: RuleId): readonly string[] =>
  findingsOf(world, rule).map((finding) => finding.message);

const claiming = (table: string, more: Partial<SmallWorld> = {}): SmallWorld => ({
  run: killTable(table),
  claims: { 'PRICE-1': 't1' },
  ...more,
});

const failed = anUnmutatedRun({
  outcome: 'failed',
  failure: { message: 'expected 90 to be 100\n  at total', location: undefined },
});
const silent = anUnmutatedRun({ assertions: 0 });
const place = aLocation('test/code.test.ts:12:3');

describe('VERDICT-1: findings about behaviours', () => {
  it('reports an active behaviour that no running test claims, at the behaviour', () => {
    const behaviours = [aBehaviour(), aBehaviour({ id: 'PRICE-2', status: 'draft' })];
    const world = { run: killTable('r1'), claims: { 'PRICE-1': '', 'PRICE-2': '' }, behaviours };
    expect(judgeWorld(world).findings.filter(({ rule }) => rule === 'link/untested-behaviour')).toEqual([
      {
        rule: 'link/untested-behaviour',
        location: aLocation('specs/pricing.yaml:4:3'),
        message:
          'No running test claims PRICE-1: write one that asserts an outcome which the spec states, and begin its title with "PRICE-1:".',
        confidence: 'certain',
        confirmed: true,
        behaviours: ['PRICE-1'],
        tests: [],
      },
    ]);
  });

  it('says how many changes only tests of other behaviours notice, and whose', () => {
    const claims = { 'PRICE-1': 't1', 'PRICE-2': 't2', 'PRICE-3': 't2' };
    expect(messagesOf(claiming('r1 r2 r3\nt1 k . .\nt2 . k .', { claims }), 'evidence/borrowed')).toEqual([
      'Only tests of PRICE-1 noticed 1 of 3 changes to the code of PRICE-2: that counts neither for nor against it.',
      'Only tests of PRICE-1 noticed 1 of 3 changes to the code of PRICE-3: that counts neither for nor against it.',
      'Only tests of PRICE-2 and PRICE-3 noticed 1 of 3 changes to the code of PRICE-1: that counts neither for nor against it.',
    ]);
  });

  it('asks for an own assertion where everything is borrowed', () => {
    const claims = { 'PRICE-1': 't1', 'PRICE-2': 't2' };
    expect(messagesOf(claiming('r1\nt1 .\nt2 k', { claims }), 'evidence/borrowed')).toEqual([
      'Only tests of PRICE-2 noticed 1 of 1 change to the code of PRICE-1: its own tests noticed none, so assert what PRICE-1 states.',
    ]);
  });

  it('names the examples where they alone rule a change out', () => {
    const breaks: ExampleResult = { held: 1, violated: 0, reached: new Set(), breakers: new Set([rowId('r2')]) };
    const facts = { examples: new Map([[behaviourId('PRICE-2'), breaks]]) };
    const world = claiming('r1 r2\nt1 k .', { claims: { 'PRICE-1': 't1', 'PRICE-2': '' }, facts });
    expect(messagesOf(world, 'evidence/borrowed')).toEqual([
      'Only the examples of other behaviours noticed 1 of 2 changes to the code of PRICE-1: that counts neither for nor against it.',
    ]);
  });

  it('counts what only ran out of time', () => {
    expect(messagesOf(claiming('r1 r2\nt1 k t'), 'run/timeout')).toEqual([
      'The tests of PRICE-1 only ran out of time under 1 of 2 changes to its code, which is no check: more than a tenth are too many to judge it by, so make its tests fail on a wrong outcome instead of waiting for it.',
    ]);
  });
});

describe('VERDICT-2: findings about tests', () => {
  it.each<[RuleId, Partial<Parameters<typeof aTestCase>[0]>, string]>([
    [
      'run/failing-test',
      { runs: [failed, failed] },
      'This test failed in both runs on unmutated code (expected 90 to be 100): mend the code, or the test where it contradicts the spec.',
    ],
    [
      'run/flaky-test',
      { runs: [failed, anUnmutatedRun()] },
      'This test ended differently in two runs on the same code: remove what makes it depend on time, order, randomness or other tests.',
    ],
    [
      'link/skipped-test',
      { mode: 'skip' },
      'This test was skipped, so the claim of PRICE-1 did not count: run it again, or delete it.',
    ],
    [
      'link/unlinked-test',
      { isExpectedToFail: true },
      'This test was expected to fail, so the claim of PRICE-1 did not count: assert what the software must do instead.',
    ],
    [
      'evidence/hollow-test',
      {},
      'This test ran the code of PRICE-1 under 2 changes, and no assertion of its own failed: assert the outcome that the spec states, or delete it.',
    ],
    [
      'oracle/no-assertion',
      { runs: [silent, silent] },
      'This test passed without a single assertion: assert what the behaviour states, with a value taken from the spec.',
    ],
  ])('reports %s at the declaration', (rule, facts, message) => {
    const cases = [aTestCase({ id: 't1', location: place, ...facts })];
    expect(findingsOf(claiming('r1 r2\nt1 . .', { cases }), rule)).toEqual([
      {
        rule,
        location: place,
        message,
        confidence: 'certain',
        confirmed: true,
        behaviours: ['PRICE-1'],
        tests: ['t1'],
      },
    ]);
  });

  it('reports a misdirected test with the claims for which it kills nothing', () => {
    const world = claiming('r1 r2\nt1 k -', {
      claims: { 'PRICE-1': 't1', 'PRICE-2': 't1' },
      scopes: { 'PRICE-1': 'r1', 'PRICE-2': 'r2' },
    });
    expect(findingsOf(world, 'evidence/misdirected-test')).toEqual([
      {
        rule: 'evidence/misdirected-test',
        location: aLocation('test/code.test.ts:1:3'),
        message:
          'This test asserted something, but noticed no change to the code of PRICE-2: claim the behaviour it is really about, or call the code that it claims.',
        confidence: 'certain',
        confirmed: true,
        behaviours: ['PRICE-2'],
        tests: ['t1'],
      },
    ]);
  });

  it('reports unlinked tests, but neither fails nor flakiness of theirs', () => {
    const cases = [
      aTestCase({ id: 't1', location: place, runs: [failed, failed] }),
      aTestCase({ id: 't2', location: aLocation('test/code.test.ts:20:3') }),
    ];
    const { findings } = judgeWorld({ run: killTable('r1'), claims: {}, cases });
    expect(findings.map(({ rule, tests, message }) => ({ rule, tests, message }))).toEqual([
      {
        rule: 'link/unlinked-test',
        tests: ['t2'],
        message:
          'This test claimed no behaviour, so it is evidence for none: claim the behaviour it is about, or delete it.',
      },
    ]);
  });

  it('makes forty hollow cases of two hundred one finding', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `t${String(index).padStart(3, '0')}`);
    const table = ['r1', ...ids.map((id, index) => `${id} ${index < 40 ? '.' : 'k'}`)].join('\n');
    const cases = ids.map((id) => aTestCase({ id, location: place }));
    const world = { run: killTable(table), claims: { 'PRICE-1': ids.join(' ') }, cases };
    expect(findingsOf(world, 'evidence/hollow-test')).toEqual([
      {
        rule: 'evidence/hollow-test',
        location: place,
        message:
          '40 of 200 cases of this test ran the code of PRICE-1 under 1 change, and no assertion of its own failed: assert the outcome that the spec states, or delete it.',
        confidence: 'certain',
        confirmed: true,
        behaviours: ['PRICE-1'],
        tests: ids.slice(0, 40),
      },
    ]);
  });

  it('holds it only likely that a test checks nothing when no attempt under a change confirms it', () => {
    const cases = [aTestCase({ id: 't1', location: place, runs: [silent, silent] })];
    const [finding] = findingsOf({ run: undefined, claims: {}, cases }, 'oracle/no-assertion');
    expect(finding).toMatchObject({ confidence: 'likely', confirmed: false, behaviours: [], tests: ['t1'] });
  });

  it('does not say that a test checks nothing when it fails by an error of its own', () => {
    const cases = [aTestCase({ id: 't1', location: place, runs: [silent, silent] })];
    expect(findingsOf(claiming('r1 r2\nt1 k .', { cases }), 'oracle/no-assertion')).toEqual([]);
  });
});

describe('EVIDENCE-1: findings about mutants', () => {
  const sourceText = 'function total(sum) {\n  return sum >= 100 ? sum * 0.9 : sum;\n}\n';
  const row = (id: string, columns: readonly [number, number], replacement: string) =>
    aRow({ id, span: aSpan('src/code.ts', [2, columns[0]], [2, columns[1]]), original: '>=', replacement });
  const table = killTable('r1 r2 r3\nt1 . . k\nt2 . k k');
  const run = { ...table, rows: [row('r1', [14, 16], '>'), row('r2', [14, 16], '<'), row('r3', [10, 40], 'true')] };
  const world: SmallWorld = { run, claims: { 'PRICE-1': 't1', 'PRICE-2': 't2' }, sourceText };

  it('shows a survivor once with all its behaviours, as a change of whole lines', () => {
    const scoped = { ...world, scopes: { 'PRICE-1': 'r1 r3', 'PRICE-2': 'r1 r3' } };
    expect(findingsOf(scoped, 'evidence/survivor')).toEqual([
      {
        rule: 'evidence/survivor',
        diagnosis: { kind: 'not-recorded' },
        location: aLocation('src/code.ts:2:14'),
        message:
          '`>=` can become `>`, and no assertion notices in the 2 tests of PRICE-1 and PRICE-2 that run it: assert an outcome, taken from the spec, that this change makes wrong.',
        confidence: 'certain',
        confirmed: true,
        behaviours: ['PRICE-1', 'PRICE-2'],
        tests: ['t1', 't2'],
        subject: 'r1',
        change: {
          mutant: 'r1',
          mutator: 'EqualityOperator',
          line: 2,
          before: ['  return sum >= 100 ? sum * 0.9 : sum;'],
          after: ['  return sum > 100 ? sum * 0.9 : sum;'],
        },
      },
    ]);
  });

  it('shows at most one survivor a line, that of most behaviours, and counts the others', () => {
    const own = { 'PRICE-1': 'r1 r2 r3' };
    const findings = findingsOf({ ...world, own }, 'evidence/survivor');
    expect(
      findings.map(({ message, behaviours, change }) => ({ message, behaviours, mutant: change?.mutant })),
    ).toEqual([
      {
        message:
          '`>=` can become `>`, and no assertion notices in the 2 tests of PRICE-1 and PRICE-2 that run it: assert an outcome, taken from the spec, that this change makes wrong (1 more on this line).',
        behaviours: ['PRICE-1', 'PRICE-2'],
        mutant: 'r1',
      },
    ]);
  });

  it('says when no linked test runs the code of a survivor', () => {
    const unreached = claiming('r1 r2\nt1 k -', { own: { 'PRICE-1': 'r2' } });
    expect(messagesOf(unreached, 'evidence/survivor')).toEqual([
      '`>=` can become `>`, and no linked test of PRICE-1 runs it: call it in one, and assert what the spec states.',
    ]);
  });

  it('lists no survivors of a behaviour that no test claims or whose tests are not trusted', () => {
    expect(
      findingsOf(claiming('r1\nt1 .', { claims: { 'PRICE-1': '' }, own: { 'PRICE-1': 'r1' } }), 'evidence/survivor'),
    ).toEqual([]);
  });

  it('reports unreached code once a function, with the count', () => {
    const rows = ['r1', 'r2', 'r3'].map((id, index) =>
      aRow({
        id,
        span: aSpan('src/code.ts', [index + 1, 5], [index + 1, 7]),
        functionPath: id === 'r1' ? '' : 'Cart.add',
      }),
    );
    const unreached = { run: { ...killTable('r0'), rows }, claims: { 'PRICE-1': 't1', 'PRICE-2': '' } };
    expect(messagesOf(unreached, 'evidence/unreached-code')).toEqual([
      'No linked test or example reaches 1 possible change to the top level of src/code.ts, which is code of PRICE-1 and PRICE-2: state what it must do, or narrow `code`.',
      'No linked test or example reaches 2 possible changes to `Cart.add`, which is code of PRICE-1 and PRICE-2: state what it must do, or narrow `code`.',
    ]);
  });
});
