import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/report/terminal.ts';
import type { ReportedFinding, ReportedTest, Verification } from '../../src/model/verification.ts';
import {
  aReportedBehaviour,
  aReportedFinding,
  aReportedTest,
  aVerification,
  someMutants,
} from '../support/verifications.ts';

const WIDE = { useColor: false, columns: 120 };
const FAILED = { passed: false, exitCode: 1 } as const;

/** The report up to its summary, without its first line where that is of no interest. */
function bodyOf(verification: Verification): string[] {
  const lines = terminal(verification, WIDE).split('\n');
  return lines.slice(1, lines.indexOf('Summary') - 1);
}

/** The lines from the one that begins a part up to the next empty one. */
function partOf(verification: Verification, title: string): string[] {
  const lines = bodyOf(verification);
  const first = lines.findIndex((line) => line.includes(title));
  return first < 0 ? [] : lines.slice(first, [...lines, ''].indexOf('', first));
}

const weak = (over: Partial<Verification>): Verification =>
  aVerification({ gate: { ...FAILED, failedBy: ['weak'] }, ...over });

describe('REPORT-1: what a behaviour that was not measured says', () => {
  it('tells why it was not, and not what is possibly wrong with an assertion', () => {
    const test = aReportedTest({ name: 'A-1: adds', claims: ['A-1'] });
    const note = { severity: 'note' as const, behaviours: ['A-1'], tests: [test.id] };
    const verification = aVerification({
      behaviours: [
        aReportedBehaviour({ id: 'A-1', verdict: { kind: 'inconclusive', because: ['timeouts'] }, tests: [test.id] }),
      ],
      tests: [test],
      findings: [
        aReportedFinding({ ...note, rule: 'run/unmutated-code', message: 'Nothing changes `limit`.' }),
        aReportedFinding({ ...note, rule: 'oracle/self-comparison', message: 'Both sides are the same value.' }),
      ],
      gate: { passed: false, exitCode: 3, failedBy: ['inconclusive'] },
    });
    const lines = partOf(verification, '? A-1');
    expect(lines.filter((line) => line.startsWith('  !'))).toEqual(['  ! Nothing changes `limit`.']);
  });
});

describe('REPORT-1: what an unhealthy run says', () => {
  it('tells the reason directly under the answer, and nobody to make the suite pass', () => {
    const test = aReportedTest({ name: 'A-1: adds', claims: ['A-1'], verdict: { kind: 'inconclusive', because: [] } });
    const verification = aVerification({
      behaviours: [
        aReportedBehaviour({ id: 'A-1', verdict: { kind: 'inconclusive', because: ['health'] }, tests: [test.id] }),
      ],
      tests: [test],
      findings: [
        aReportedFinding({
          rule: 'run/unhealthy',
          severity: 'warning',
          message: 'src/a.ts changed while the tests ran.',
          behaviours: ['A-1'],
          tests: [test.id],
        }),
      ],
      gate: { passed: false, exitCode: 3, failedBy: ['inconclusive'] },
    });
    expect(bodyOf(verification)).toEqual([
      '  src/a.ts changed while the tests ran.',
      '',
      'Inconclusive: it could not be measured, which is not a pass (1)',
      '',
      '? A-1  A basket costs the sum of price times quantity over its lines.',
      '  specs/pricing.yaml:7:3',
      '  The run as a whole was unsound, so nothing in it counts.',
      '  Its tests:',
      '    ? A-1: adds',
      '      test/pricing.test.ts:8:3 · not measured',
      '  → Test author: mend what kept the run from being measured, and run again',
    ]);
  });
});

describe('REPORT-1: what is said about failing tests', () => {
  const red = aReportedTest({ name: 'A-1: adds', claims: ['A-1'], verdict: { kind: 'failing', because: [] } });
  const idle = aReportedTest({
    name: 'subtracts',
    location: { file: 'test/pricing.test.ts', line: 20, column: 3 },
    verdict: { kind: 'failing', because: [] },
  });
  const why = 'failed in both runs on unmutated code (expected 4 to be 3)';

  it.each(['error', 'note'] as const)('lists those that claim something, and why, with severity %s', (severity) => {
    const findings = [aReportedFinding({ rule: 'run/failing-test', severity, message: why, tests: [red.id] })];
    expect(bodyOf(aVerification({ tests: [red, idle], findings }))).toEqual([
      '',
      'Failing tests (1)',
      'They claim a behaviour and are red on the code as it is.',
      '✗ A-1: adds',
      '  test/pricing.test.ts:8:3',
      `  ${why}`,
      '→ Code author: make them pass, by mending the code or the test',
    ]);
  });

  it('only counts those that claim nothing, and keeps what was found about them', () => {
    const findings = [
      aReportedFinding({ rule: 'link/ambiguous-title', severity: 'warning', message: 'Twice.', tests: [idle.id] }),
    ];
    expect(bodyOf(aVerification({ tests: [idle], findings }))).toEqual([
      '',
      'Several tests of a file have the same name (1), for the test author',
      '! Twice.',
      '  test/pricing.test.ts:8:3',
    ]);
    expect(terminal(aVerification({ tests: [idle] }), { useColor: false, columns: 80 })).toContain('1: 1 failing\n');
  });
});

describe('REPORT-1: what is said beneath a weak behaviour', () => {
  const survivorOn = (line: number): ReportedFinding =>
    aReportedFinding({
      rule: 'evidence/survivor',
      severity: 'warning',
      location: { file: 'src/a.ts', line, column: 10 },
      behaviours: ['A-1'],
      change: { mutant: `a1b2c3d4e5f${line}`, mutator: 'X', line, before: ['a >= b'], after: ['a > b'] },
    });
  const withSurvivors = (count: number): Verification =>
    weak({
      behaviours: [
        aReportedBehaviour({
          id: 'A-1',
          verdict: { kind: 'weak', because: ['survivors'] },
          mutants: someMutants({ survived: count }),
        }),
      ],
      findings: Array.from({ length: count }, (_, index) => survivorOn(index + 1)),
    });

  it.each([
    { count: 3, listed: [1, 2, 3], more: [] },
    { count: 4, listed: [1, 2, 3, 4], more: [] },
    { count: 5, listed: [1, 2, 3], more: ['    and 2 more'] },
  ])('names each of $count changes by its id, and hides none when it would be only one', ({ count, listed, more }) => {
    const lines = partOf(withSurvivors(count), '✗ A-1').filter((line) => /src\/a\.ts|\bmore\b/.test(line));
    expect(lines).toEqual([...listed.map((line) => `    src/a.ts:${line}:10  a1b2c3d4e5f${line}`), ...more]);
  });

  it('gives the most that one of several cases notices', () => {
    const cases = [4, 33, 0].map((ownKills, row) =>
      aReportedTest({ name: `A-1: row ${row}`, claims: ['A-1'], ownKills }),
    );
    const single = aReportedTest({
      name: 'A-1: alone',
      location: { file: 'test/pricing.test.ts', line: 20, column: 3 },
      claims: ['A-1'],
      ownKills: 1,
    });
    const tests = [...cases, single];
    const behaviour = aReportedBehaviour({
      id: 'A-1',
      verdict: { kind: 'weak', because: ['survivors'] },
      tests: tests.map(({ id }) => id),
    });
    const lines = partOf(weak({ behaviours: [behaviour], tests }), '✗ A-1').filter((line) => line.includes('notices'));
    expect(lines).toEqual([
      '      test/pricing.test.ts:8:3 · notices up to 33 changes · 3 cases',
      '      test/pricing.test.ts:20:3 · notices 1 change',
    ]);
  });
});

describe('REPORT-1: the next step of an untested behaviour', () => {
  const skippedAt = (line: number): ReportedTest =>
    aReportedTest({
      name: `A-1: number ${line}`,
      location: { file: 'test/a.test.ts', line, column: 3 },
      claims: ['A-1'],
      verdict: { kind: 'skipped', because: [] },
    });
  const stale = aReportedTest({ name: 'A-1: breaks', claims: ['A-1'], verdict: { kind: 'unlinked', because: [] } });

  it.each([
    { whose: 'has no test', tests: [], step: 'write a test whose title begins with "A-1:"' },
    {
      whose: 'has one skipped test',
      tests: [skippedAt(4)],
      step: 'let "A-1: number 4" (test/a.test.ts:4:3) run again',
    },
    {
      whose: 'has skipped tests only',
      tests: [skippedAt(4), skippedAt(9)],
      step: 'let the skipped tests run again, "A-1: number 4" (test/a.test.ts:4:3) first',
    },
    {
      whose: 'has another test that does not count',
      tests: [skippedAt(4), stale],
      step: 'write a test whose title begins with "A-1:"',
    },
  ])('is given where it $whose', ({ tests, step }) => {
    const behaviour = aReportedBehaviour({
      id: 'A-1',
      verdict: { kind: 'untested', because: [] },
      tests: tests.map(({ id }) => id),
    });
    expect(partOf(aVerification({ behaviours: [behaviour], tests }), '! A-1').at(-1)).toBe(`  → Test author: ${step}`);
  });
});

describe('REPORT-1: tests that are only likely to check nothing', () => {
  const at = (line: number, over: Partial<ReportedFinding>): ReportedFinding =>
    aReportedFinding({
      rule: 'oracle/no-assertion',
      message: `Test ${line} passed without a single assertion.`,
      location: { file: 'test/a.test.ts', line, column: 1 },
      ...over,
    });
  const likely = { confidence: 'likely', confirmed: false } as const;

  it('warn in one sentence for all of them', () => {
    const verification = aVerification({ findings: [at(3, likely), at(5, {}), at(7, likely)] });
    expect(partOf(verification, 'A test checks nothing')).toEqual([
      'A test checks nothing (3), for the test author',
      '✗ Test 5 passed without a single assertion.',
      '  test/a.test.ts:5:1',
      '! These tests passed without a single assertion, so they are likely to check nothing, unless they throw errors of their',
      '  own: assert the outcome that each is about.',
      '  test/a.test.ts:3:1',
      '  test/a.test.ts:7:1',
    ]);
  });

  it('are not counted among the reasons for which the gate fails', () => {
    const gate = { ...FAILED, failedBy: ['oracle/no-assertion'] };
    const verification = aVerification({ findings: [at(3, likely), at(5, {})], gate });
    expect(terminal(verification, { useColor: false, columns: 80 }).split('\n', 1)).toEqual([
      '✗ Gate failed: 1 test checks nothing.',
    ]);
  });
});

describe('REPORT-1: a first run without specs', () => {
  it('says once that no behaviour is stated', () => {
    const nextStep = 'No behaviour is stated yet. Write one sentence.';
    expect(terminal(aVerification({ nextStep }), { useColor: false, columns: 80 })).toBe(
      [
        '! Nothing to judge yet.',
        '',
        'Summary',
        'Behaviours  0',
        'Tests       0',
        '',
        '→ Next: No behaviour is stated yet. Write one sentence.',
        '',
      ].join('\n'),
    );
  });
});

const restating = aReportedTest({
  name: 'PRICE-2: order',
  claims: ['PRICE-2'],
  verdict: { kind: 'restates', because: [] },
});
const copy = aReportedFinding({
  rule: 'oracle/copied-formula',
  message: 'The expected value is computed as `total` computes it: state the value.',
  location: { file: 'test/pricing.test.ts', line: 9, column: 5 },
  excerpt: { line: 9, lines: ['    expect(total(lines)).toBe(', '\t    lines.length * 4,', '    );'] },
  tests: [restating.id],
});

describe('REPORT-1: what reading a test found', () => {
  it('is shown beneath the test that the verdict is about, with the assertion and where to read more', () => {
    const verification = aVerification({ tests: [restating], findings: [copy] });
    expect(partOf(verification, 'Tests that repeat the code (1)')).toEqual([
      'Tests that repeat the code (1)',
      'What they expect comes from the code itself, so they would confirm a bug.',
      '✗ PRICE-2: order',
      '  test/pricing.test.ts:8:3',
      '  ! The expected value is computed as `total` computes it: state the value.',
      '    test/pricing.test.ts:9:5 · oracle/copied-formula',
      '     9 │ expect(total(lines)).toBe(',
      '    10 │   lines.length * 4,',
      '    11 │ );',
      '→ Test author: expect values taken from the spec',
      'An example, and how to mend it: assay explain oracle/copied-formula',
    ]);
  });

  it('is explained where the test has another verdict', () => {
    const defending = aReportedTest({ name: restating.name, claims: ['PRICE-2'] });
    const verification = aVerification({ tests: [defending], findings: [copy] });
    const [heading, ...lines] = partOf(verification, 'The expected value repeats an');
    expect([heading, lines.at(-1), lines.some((line) => line.endsWith('assay explain oracle/copied-formula'))]).toEqual(
      ['The expected value repeats an expression of the implementation (1), for the test author', '  11 │ );', true],
    );
  });
});

describe('REPORT-1: a report of what was only read', () => {
  const onlyRead = (over: Partial<Verification>): Verification =>
    aVerification({
      run: { engine: 'none', durationMs: 9, executions: 0, mutants: 0 },
      behaviours: [aReportedBehaviour({ id: 'PRICE-1', verdict: { kind: 'inconclusive', because: ['engine'] } })],
      ...over,
    });

  it('says that nothing was run, and lists no behaviour as if it had been judged', () => {
    const text = terminal(onlyRead({ gate: { passed: false, exitCode: 3, failedBy: ['inconclusive'] } }), WIDE);
    expect(text.split('\n').slice(0, 4)).toEqual([
      '? Only read, nothing run: no behaviour was judged, which is not a pass.',
      '',
      'Summary',
      'Behaviours  1: 1 not judged',
    ]);
  });

  it('names what fails it, and that nothing was run', () => {
    const failedBy = ['inconclusive', 'oracle/copied-formula'];
    const text = terminal(onlyRead({ findings: [copy], gate: { passed: false, exitCode: 1, failedBy } }), WIDE);
    expect(text.split('\n').slice(0, 2)).toEqual([
      '✗ Gate failed: 1 assertion copies the code.',
      '  Assay only read the sources: no test was run, and no behaviour judged.',
    ]);
  });
});
