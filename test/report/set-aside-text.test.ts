import { describe, expect, it } from 'vitest';
import { setAsideCounts, setAsideText } from '../../src/report/set-aside-text.ts';
import { reasonsOf, stepFor } from '../../src/report/behaviour-wording.ts';
import { aReportedBehaviour, aReportedMutant } from '../support/verifications.ts';

describe('ARID-4: what is set aside', () => {
  it('is counted by rule, a change once', () => {
    const mutants = ['logging', 'console', undefined, 'logging'].map((arid) =>
      aReportedMutant(arid === undefined ? {} : { arid, status: 'Ignored' }),
    );
    expect(setAsideText(setAsideCounts({ mutants }))).toBe('3: console 1, logging 2');
    expect(setAsideText(setAsideCounts({ mutants: [] }))).toBe('');
  });

  it('is the reason when nothing else could be changed', () => {
    const behaviour = aReportedBehaviour({
      id: 'PRICE-1',
      verdict: { kind: 'inconclusive', because: ['rows'] },
      setAside: [{ rule: 'console', mutants: 3 }],
    });
    expect(reasonsOf(behaviour)).toEqual([
      'All that could be changed in its code is set aside as nothing that a test has to notice (3: console 3).',
    ]);
    expect(stepFor(behaviour, 'inconclusive')).toEqual({
      audience: 'spec-author',
      action: 'point its `code` at the code that does the work, or turn the rule off under `arid` in specs/policy.yaml',
    });
  });
});
