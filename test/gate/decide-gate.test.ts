import { describe, expect, it } from 'vitest';
import { decideGate } from '../../src/gate/decide-gate.ts';
import type { Finding } from '../../src/model/finding.ts';
import { behaviourId, testId } from '../../src/model/ids.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import type { RuleId, Severity } from '../../src/model/rules.ts';
import type { BehaviourVerdict } from '../../src/model/verdict.ts';
import { aLocation } from '../support/builders.ts';

const aFinding = (overrides: Partial<Finding> = {}): Finding => ({
  rule: 'oracle/no-assertion',
  location: aLocation('test/code.test.ts:1:1'),
  message: 'This test checks nothing.',
  confidence: 'certain',
  confirmed: false,
  behaviours: [],
  tests: [],
  ...overrides,
});

const PLAIN: Readonly<Record<string, BehaviourVerdict>> = {
  violated: { kind: 'violated', because: [] },
  failing: { kind: 'failing', because: [] },
  untested: { kind: 'untested', because: [] },
  inconclusive: { kind: 'inconclusive', because: ['scope'] },
  weak: { kind: 'weak', because: ['hollow'] },
  suspect: { kind: 'suspect', because: [] },
  pinned: { kind: 'pinned', because: [] },
  verified: { kind: 'verified', because: [] },
  draft: { kind: 'draft', because: [] },
  retired: { kind: 'retired', because: [] },
};

const decide = ({
  verdicts = [],
  findings = [],
  policy = {},
}: {
  readonly verdicts?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly policy?: Partial<Policy>;
}) =>
  decideGate({
    policy: { ...DEFAULT_POLICY, ...policy },
    verdicts: new Map(
      verdicts.flatMap((kind, index) => {
        const verdict = PLAIN[kind];
        return verdict === undefined ? [] : [[behaviourId(`PRICE-${index + 1}`), verdict] as const];
      }),
    ),
    findings,
    places: { behaviours: new Map(), tests: new Map() },
  });

const rules = (...entries: readonly (readonly [RuleId, Severity])[]) => ({ rules: new Map(entries) });
const passed = { passed: true, exitCode: 0, failedBy: [] };
const failedBy = (...reasons: readonly string[]) => ({ passed: false, exitCode: 1, failedBy: reasons });

describe('GATE-1: the gate fails on what the policy grades as an error, and says which', () => {
  it.each(['violated', 'failing', 'untested', 'weak', 'suspect'])('fails by default on %s', (kind) => {
    expect(decide({ verdicts: ['verified', kind] }).gate).toEqual(failedBy(kind));
  });

  it.each(['verified', 'pinned', 'draft', 'retired'])('passes by default with %s', (kind) => {
    expect(decide({ verdicts: [kind] }).gate).toEqual(passed);
  });

  it('passes when there is nothing to judge', () => {
    expect(decide({})).toEqual({ findings: [], knownBehaviours: new Set(), gate: passed, baseline: undefined });
  });

  it('follows the policy where it grades verdicts otherwise', () => {
    const gate = { ...DEFAULT_POLICY.gate, weak: 'warning', pinned: 'error' } as const;
    expect(decide({ verdicts: ['weak', 'pinned'], policy: { gate } }).gate).toEqual(failedBy('pinned'));
  });

  it('names each rule and verdict once, sorted', () => {
    const findings = [aFinding({ rule: 'run/failing-test' }), aFinding(), aFinding()];
    expect(decide({ verdicts: ['weak', 'failing', 'weak'], findings }).gate).toEqual(
      failedBy('failing', 'oracle/no-assertion', 'run/failing-test', 'weak'),
    );
  });

  it.each([
    ['certain', false, failedBy('oracle/no-assertion')],
    ['likely', true, failedBy('oracle/no-assertion')],
    ['likely', false, passed],
    ['possible', false, passed],
  ] as const)('with an error that is %s, confirmed %s, decides %j', (confidence, confirmed, gate) => {
    expect(decide({ findings: [aFinding({ confidence, confirmed })] }).gate).toEqual(gate);
  });

  it('adds the severity of the policy, else of the rule, and drops what is off', () => {
    const findings = [
      aFinding({ rule: 'evidence/survivor' }),
      aFinding({ rule: 'link/unlinked-test' }),
      aFinding({ rule: 'run/timeout' }),
    ];
    const policy = rules(['evidence/survivor', 'error'], ['run/timeout', 'off']);
    const result = decide({ findings, policy });
    expect(result.findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['evidence/survivor', 'error'],
      ['link/unlinked-test', 'warning'],
    ]);
    expect(result.gate).toEqual(failedBy('evidence/survivor'));
  });

  it('makes a finding about drafts and retired behaviours only a note', () => {
    const about = (...ids: readonly string[]) => aFinding({ behaviours: ids.map(behaviourId) });
    const findings = [about('PRICE-1', 'PRICE-2'), about('PRICE-1', 'PRICE-3'), about('GONE-1')];
    const result = decide({ verdicts: ['draft', 'retired', 'verified'], findings });
    expect(result.findings.map((finding) => finding.severity)).toEqual(['note', 'error', 'error']);
    const off = decide({
      verdicts: ['draft'],
      findings: [about('PRICE-1')],
      policy: rules(['oracle/no-assertion', 'off']),
    });
    expect([off.findings, off.gate]).toEqual([[], passed]);
  });
});

describe('GATE-1: what is doubtful, or said of a test that claims nothing, stops nothing', () => {
  const aboutTest = (overrides: Partial<Finding>) => aFinding({ tests: [testId('t1')], ...overrides });

  it.each([
    ['a claiming test', aboutTest({ behaviours: [behaviourId('PRICE-1')] }), 'error'],
    ['an unlinked test', aboutTest({}), 'warning'],
    ['an unlinked test by another rule', aboutTest({ rule: 'link/unknown-behaviour' }), 'error'],
    [
      'a claiming test, only possible',
      aboutTest({ behaviours: [behaviourId('PRICE-1')], confidence: 'possible' }),
      'note',
    ],
    ['a rule that is a note anyway', aboutTest({ rule: 'run/timeout' }), 'note'],
  ] as const)('about %s', (_, finding, severity) => {
    expect(decide({ verdicts: ['verified'], findings: [finding] }).findings.map((judged) => judged.severity)).toEqual([
      severity,
    ]);
  });

  it('unless the policy names the rule', () => {
    const policy = rules(['oracle/no-assertion', 'error']);
    expect(decide({ findings: [aboutTest({})], policy }).gate).toEqual(failedBy('oracle/no-assertion'));
  });
});

describe('GATE-2: what could not be measured is told apart from what failed', () => {
  it('exits with 3 when nothing but inconclusive fails the gate', () => {
    expect(decide({ verdicts: ['verified', 'inconclusive', 'pinned'] }).gate).toEqual({
      passed: false,
      exitCode: 3,
      failedBy: ['inconclusive'],
    });
  });

  it('exits with 3 when specs changed while the tests ran, whatever the policy says of it', () => {
    const findings = [aFinding({ rule: 'run/specs-changed', confirmed: true })];
    const rules = new Map<RuleId, Severity>([['run/specs-changed', 'off']]);
    expect(decide({ verdicts: ['pinned'], findings, policy: { rules } }).gate).toEqual({
      passed: false,
      exitCode: 3,
      failedBy: ['run/specs-changed'],
    });
    expect(decide({ verdicts: ['weak'], findings }).gate.exitCode).toBe(1);
  });

  it('exits with 1 before 3', () => {
    expect(decide({ verdicts: ['inconclusive', 'weak'] }).gate).toEqual(failedBy('inconclusive', 'weak'));
    expect(decide({ verdicts: ['inconclusive'], findings: [aFinding()] }).gate).toEqual(
      failedBy('inconclusive', 'oracle/no-assertion'),
    );
  });

  it.each(['warning', 'note', 'off'] as const)('passes when the policy grades inconclusive as %s', (severity) => {
    const gate = { ...DEFAULT_POLICY.gate, inconclusive: severity };
    expect(decide({ verdicts: ['inconclusive'], policy: { gate } }).gate).toEqual(passed);
  });
});
