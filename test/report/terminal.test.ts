import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { terminal } from '../../src/report/terminal.ts';
import { widthOf } from '../../src/report/wrap.ts';
import { anyVerification } from '../support/arbitrary-verification.ts';
import { deepFreeze } from '../support/deep-freeze.ts';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import {
  ALL_WELL,
  aReportedBehaviour,
  aReportedFinding,
  aReportedTest,
  aVerification,
  EVERYTHING_WRONG,
  NOTHING_THERE,
  someMutants,
} from '../support/verifications.ts';

const plain = { useColor: false, columns: 80 };
/** What a text without colours may not hold: all that is neither a line break nor something to see. */
const CONTROLLING = /[^\P{Cc}\n]|\p{Bidi_Control}|[\u2028\u2029\ufeff]/u;

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';

describe('REPORT-1: the terminal report of the fixed verifications', () => {
  const fixed = { 'all-well': ALL_WELL, 'everything-wrong': EVERYTHING_WRONG, 'nothing-there': NOTHING_THERE };

  it.each(Object.entries(fixed))('%s is as stored, in 80 and 120 columns and in colour', async (name, verification) => {
    const stored = (variant: string) => `snapshots/terminal-${name}-${variant}.txt`;
    await expect(terminal(verification, plain)).toMatchFileSnapshot(stored('80'));
    await expect(terminal(verification, { useColor: false, columns: 120 })).toMatchFileSnapshot(stored('120'));
    await expect(terminal(verification, { useColor: true, columns: 80 })).toMatchFileSnapshot(stored('80-colour'));
  });
});

describe('REPORT-1: the first line', () => {
  const weak = aReportedBehaviour({ id: 'A-1', verdict: { kind: 'weak', because: ['hollow'] } });
  const unmeasured = aReportedBehaviour({ id: 'A-2', verdict: { kind: 'inconclusive', because: ['rows'] } });
  const verified = aReportedBehaviour({ id: 'A-3' });
  const pinned = aReportedBehaviour({ id: 'A-4', verdict: { kind: 'pinned', because: [] } });

  it.each([
    {
      behaviours: [weak, weak, verified],
      gate: { passed: false, exitCode: 1 as const, failedBy: ['weak'] },
      line: '✗ Gate failed: 2 weak behaviours.',
    },
    {
      behaviours: [weak, unmeasured],
      gate: { passed: false, exitCode: 1 as const, failedBy: ['inconclusive', 'weak'] },
      line: '✗ Gate failed: 1 weak behaviour, 1 behaviour could not be measured.',
    },
    {
      behaviours: [unmeasured],
      gate: { passed: false, exitCode: 3 as const, failedBy: ['inconclusive'] },
      line: '? Could not be measured, which is not a pass: 1 behaviour could not be measured.',
    },
    {
      behaviours: [verified, pinned],
      gate: { passed: true, exitCode: 0 as const, failedBy: [] },
      line: '✓ Gate passed: 1 behaviour is verified, 1 pinned.',
    },
    {
      behaviours: [pinned],
      gate: { passed: true, exitCode: 0 as const, failedBy: [] },
      line: '✓ Gate passed: 1 behaviour is pinned, none verified.',
    },
    {
      behaviours: [],
      gate: { passed: true, exitCode: 0 as const, failedBy: [] },
      line: '! Nothing to judge yet: no behaviour is stated.',
    },
  ])('is "$line"', ({ behaviours, gate, line }) => {
    const text = terminal(aVerification({ behaviours, gate }), { useColor: false, columns: 120 });
    expect(firstLine(text)).toBe(line);
  });

  it('says a reason once, where a rule only repeats a verdict', () => {
    const verification = aVerification({
      behaviours: [aReportedBehaviour({ id: 'A-1', verdict: { kind: 'untested', because: [] } })],
      findings: [
        aReportedFinding({ rule: 'link/untested-behaviour', behaviours: ['A-1'] }),
        aReportedFinding({ rule: 'plugin/unheard-of' }),
      ],
      gate: { passed: false, exitCode: 1, failedBy: ['link/untested-behaviour', 'plugin/unheard-of', 'untested'] },
    });
    expect(firstLine(terminal(verification, plain))).toBe(
      '✗ Gate failed: 1 untested behaviour, plugin/unheard-of (1).',
    );
  });
});

describe('REPORT-1: what is folded', () => {
  it('lists more than fifteen behaviours in order by verdict, ten ids each', () => {
    const behaviours = Array.from({ length: 16 }, (_, index) => aReportedBehaviour({ id: `A-${index + 1}` }));
    expect(terminal(aVerification({ behaviours }), plain)).toBe(
      [
        '✓ Gate passed: 16 behaviours are verified.',
        '',
        'Behaviours (16)',
        '✓ 16 verified: A-1, A-2, A-3, A-4, A-5, A-6, A-7, A-8, A-9, A-10 and 6 more',
        '',
        'Summary',
        'Behaviours  16: 16 verified',
        'Tests       0',
        '',
      ].join('\n'),
    );
  });

  it('asks for a value where a behaviour is pinned', () => {
    const pinned = aReportedBehaviour({ id: 'A-1', verdict: { kind: 'pinned', because: [] } });
    const other = { ...pinned, id: 'A-2' };
    expect(terminal(aVerification({ behaviours: [pinned, other] }), plain)).toBe(
      [
        '✓ Gate passed: 2 behaviours are pinned, none verified.',
        '',
        'Behaviours (2)',
        '! A-1  pinned  A basket costs the sum of price times quantity over its lines.',
        '! A-2  pinned  A basket costs the sum of price times quantity over its lines.',
        'Pinned: tests hold the code still, but no value that a person stated was',
        'checked, so it may stand still in the wrong place.',
        '→ Spec author: add an example that says what is right to A-1, A-2',
        '',
        'Summary',
        'Behaviours  2: 2 pinned',
        'Tests       0',
        '',
      ].join('\n'),
    );
  });

  it.each([
    { survived: 1, title: 'No assertion of its tests notices these changes:' },
    { survived: 2, title: 'No assertion of its tests notices these changes, among others:' },
  ])('says whether one change is all of $survived unnoticed', ({ survived, title }) => {
    const verification = aVerification({
      behaviours: [
        aReportedBehaviour({
          id: 'A-1',
          verdict: { kind: 'weak', because: ['survivors'] },
          mutants: someMutants({ killed: 1, survived }),
        }),
      ],
      findings: [
        aReportedFinding({
          rule: 'evidence/survivor',
          behaviours: ['A-1'],
          change: { mutant: '1f3a', mutator: 'EqualityOperator', line: 3, before: ['a >= b'], after: ['a > b'] },
        }),
      ],
    });
    const titles = terminal(verification, plain)
      .split('\n')
      .filter((line) => line.includes('these changes'));
    expect(titles).toEqual([`  ${title}`]);
  });

  it('folds 5,000 tests and 1,000 behaviours', () => {
    const tests = Array.from({ length: 5_000 }, (_, index) =>
      aReportedTest({
        name: `test number ${index}`,
        location: { file: 'test/a.test.ts', line: index + 1, column: 1 },
        claims: [`A-${index % 1_000}`],
        verdict: { kind: 'vacuous', because: ['no-kill'] },
      }),
    );
    const behaviours = Array.from({ length: 1_000 }, (_, index) =>
      aReportedBehaviour({
        id: `A-${index}`,
        verdict: { kind: 'weak', because: ['hollow'] },
        tests: tests.filter(({ claims }) => claims.includes(`A-${index}`)).map(({ id }) => id),
        mutants: someMutants({ survived: 10 }),
      }),
    );
    const findings = tests.map(({ id }) => aReportedFinding({ rule: 'evidence/hollow-test', tests: [id] }));
    const text = terminal(aVerification({ behaviours, tests, findings }), plain);
    expect(text).toContain('and 4980 more such tests; the JSON report has all');
  });
});

describe('REPORT-3: the terminal report', () => {
  it.each(HOSTILE_TEXTS)('shows nothing that controls the terminal: $what', ({ text }) => {
    const verification = aVerification({
      behaviours: [
        aReportedBehaviour({ id: text, must: text, owner: text, verdict: { kind: 'weak', because: ['survivors'] } }),
        aReportedBehaviour({ id: text, must: text }),
      ],
      tests: [
        aReportedTest({ name: text, claims: [text], verdict: { kind: 'restates', because: [] } }),
        aReportedTest({ name: text, file: text, verdict: { kind: 'unlinked', because: [] } }),
      ],
      findings: [
        aReportedFinding({ rule: text, message: text, location: { file: text, line: 1, column: 1 } }),
        aReportedFinding({
          rule: 'evidence/survivor',
          behaviours: [text],
          change: { mutant: text, mutator: text, line: 3, before: [text], after: [text, text] },
        }),
      ],
      gate: { passed: false, exitCode: 1, failedBy: ['weak', text] },
      nextStep: text,
    });
    const report = terminal(verification, plain);
    expect(report.match(CONTROLLING)).toEqual(null);
    expect(report.length).toBeLessThan(8_000);
  });

  it('never throws, changes its input or lets a control character through, whatever the verification holds', () => {
    fc.assert(
      fc.property(anyVerification, fc.integer({ min: -5, max: 300 }), (verification, columns) => {
        const report = terminal(deepFreeze(verification), { useColor: false, columns });
        expect(report.match(CONTROLLING)).toEqual(null);
        expect(report.isWellFormed()).toBe(true);
      }),
    );
  });

  it('says the same with colour as without', () => {
    fc.assert(
      fc.property(anyVerification, (verification) => {
        const coloured = terminal(verification, { useColor: true, columns: 80 });
        expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(terminal(verification, plain));
      }),
    );
  });

  it('keeps prose within the columns, between 40 and 120', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 1, max: 200 }), (must, columns) => {
        const behaviours = [aReportedBehaviour({ id: 'A-1', must, verdict: { kind: 'untested', because: [] } })];
        const report = terminal(aVerification({ behaviours }), { useColor: false, columns });
        const widest = Math.max(...report.split('\n').map(widthOf));
        expect(widest).toBeLessThanOrEqual(Math.min(120, Math.max(40, columns)));
      }),
    );
  });
});
