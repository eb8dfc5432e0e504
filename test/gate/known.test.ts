import { describe, expect, it } from 'vitest';
import { baselineText } from '../../src/gate/baseline-text.ts';
import { testKey, type Measured } from '../../src/gate/compare-baseline.ts';
import { decideGate, type GateInput } from '../../src/gate/decide-gate.ts';
import { identifyFindings } from '../../src/gate/identify-findings.ts';
import type { Finding } from '../../src/model/finding.ts';
import { behaviourId, filePath, testId } from '../../src/model/ids.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts';
import type { BehaviourVerdict } from '../../src/model/verdict.ts';
import { parseBaseline } from '../../src/spec/parse-baseline.ts';
import { aLocation } from '../support/builders.ts';

const FILE = 'test/price.test.ts';
const places = {
  behaviours: new Map([[behaviourId('PRICE-1'), filePath('specs/price.yaml')]]),
  tests: new Map([1, 2].map((nth) => [testId(`t${nth}`), { file: filePath(FILE), title: `total > test ${nth}` }])),
};

const copies = (line: number, over: Partial<Finding> = {}): Finding => ({
  rule: 'oracle/copied-formula',
  location: aLocation(`${FILE}:${line}:5`),
  message: `As line ${line + 40} of the code does it.`,
  confidence: 'certain',
  confirmed: false,
  behaviours: [behaviourId('PRICE-1')],
  tests: [testId('t1')],
  subject: 'expect(total([9])).toBe(9 * 1);',
  ...over,
});

const REASONS = ['survivors', 'hollow'] as const;
const weak: BehaviourVerdict = { kind: 'weak', because: REASONS };

interface Circumstances {
  readonly known?: readonly Finding[];
  readonly verdict?: BehaviourVerdict;
  readonly policy?: Policy;
}

/** The baseline as the command writes it and a later run reads it. */
const writtenFor = (findings: readonly Finding[]) => {
  const known = [...identifyFindings(findings, places)].map(([{ rule, location }, identity]) => ({
    rule,
    file: location.file,
    ...identity,
  }));
  const behaviours = REASONS.map((because) => ({ behaviour: 'PRICE-1', verdict: 'weak' as const, because }));
  const text = baselineText({ behaviours, findings: known });
  const { baseline, problems } = parseBaseline({ path: filePath('specs/baseline.json'), text });
  if (baseline === undefined) throw new Error(JSON.stringify(problems));
  return baseline;
};

const everything: Measured = {
  isWhole: true,
  verdicts: new Map([[behaviourId('PRICE-1'), weak]]),
  tests: new Map([1, 2].map((nth) => [testKey(FILE, `total > test ${nth}`), true])),
};

const decide = (
  findings: readonly Finding[],
  { known = [], verdict = weak, policy = DEFAULT_POLICY }: Circumstances = {},
) => {
  const input: GateInput = {
    ...{ policy, findings, places },
    verdicts: new Map([[behaviourId('PRICE-1'), verdict]]),
    known: { baseline: writtenFor(known), measured: everything },
  };
  return decideGate(input);
};

describe('GATE-4: with a baseline the gate fails on what is new', () => {
  it('passes while all that it finds is known, wherever the lines have moved', () => {
    const { gate, findings, knownBehaviours } = decide([copies(31)], { known: [copies(12)] });
    expect(gate).toEqual({ passed: true, exitCode: 0, failedBy: [] });
    expect(findings.map(({ rule, isKnown }) => [rule, isKnown])).toEqual([['oracle/copied-formula', true]]);
    expect([...knownBehaviours]).toEqual(['PRICE-1']);
  });

  it('knows an assertion again that a formatter has wrapped', () => {
    const wrapped = copies(12, { subject: 'expect(\n    total([\n 9,\n ])).toBe(9 * 1)' });
    expect(decide([wrapped], { known: [copies(12)] }).gate.failedBy).toEqual([]);
  });

  it('fails on the same finding in another test', () => {
    const { gate, findings } = decide([copies(12), copies(20, { tests: [testId('t2')] })], { known: [copies(12)] });
    expect(gate).toEqual({ passed: false, exitCode: 1, failedBy: ['oracle/copied-formula'] });
    expect(findings.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  });

  it('fails on a second one where one is known', () => {
    const { findings } = decide([copies(12), copies(13)], { known: [copies(12)] });
    expect(findings.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  });

  it('fails on a behaviour that has got worse, or is weak for one reason more', () => {
    expect(decide([], { verdict: { kind: 'violated', because: [] } }).gate.failedBy).toEqual(['violated']);
    const more: BehaviourVerdict = { kind: 'weak', because: ['survivors', 'missed-wrong-behaviour'] };
    expect(decide([], { verdict: more }).gate.failedBy).toEqual(['weak']);
    expect(decide([], { verdict: { kind: 'weak', because: ['survivors'] } }).gate.failedBy).toEqual([]);
  });

  it('never knows what could not be measured', () => {
    expect(decide([], { verdict: { kind: 'inconclusive', because: ['flaky'] } }).gate).toEqual({
      passed: false,
      exitCode: 3,
      failedBy: ['inconclusive'],
    });
  });
});

describe('GATE-5: what a baseline names and no longer occurs is told', () => {
  it('with all such entries in one warning, at the first of them', () => {
    const { gate, findings } = decide([], { known: [copies(12)], verdict: { kind: 'verified', because: [] } });
    expect(gate.passed).toBe(true);
    expect(
      findings.map(({ rule, severity, message, location }) => ({ rule, severity, message, line: location.line })),
    ).toEqual([
      {
        rule: 'run/stale-baseline',
        severity: 'warning',
        message:
          'In the baseline 3 entries no longer occur (PRICE-1 weak survivors, and 2 more): run `assay baseline --prune`, so that what was mended stays mended.',
        line: 4,
      },
    ]);
  });

  it('as an error where the policy makes it a ratchet', () => {
    const policy = { ...DEFAULT_POLICY, rules: new Map([['run/stale-baseline', 'error']] as const) };
    const { gate } = decide([], { known: [copies(12)], policy });
    expect(gate).toEqual({ passed: false, exitCode: 1, failedBy: ['run/stale-baseline'] });
  });
});
