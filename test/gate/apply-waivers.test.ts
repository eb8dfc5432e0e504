import { describe, expect, it } from 'vitest';
import { applyWaivers } from '../../src/gate/apply-waivers.ts';
import type { Waiver } from '../../src/model/policy.ts';
import { aLocation, aRow } from '../support/builders.ts';

const aWaiver = (overrides: Partial<Waiver> = {}): Waiver => ({
  mutant: '1f3a',
  why: 'equivalent',
  by: 'dana',
  until: undefined,
  location: aLocation('specs/policy.yaml:7:5'),
  ...overrides,
});

const rows = ['1f3a9c', '1f3b00', '77aa01'].map((id) => aRow({ id }));

const apply = (...waivers: readonly Waiver[]) => {
  const { waived, findings } = applyWaivers({ waivers, rows, today: '2027-01-31' });
  return { waived: [...waived], messages: findings.map((finding) => finding.message) };
};

describe('GATE-3: a waiver counts only with a reason, until its last day, and for one mutant', () => {
  it('waives the mutant whose id begins as it says', () => {
    expect(apply(aWaiver(), aWaiver({ mutant: '77aa01' }))).toEqual({ waived: ['1f3a9c', '77aa01'], messages: [] });
  });

  it('is told with the whole id of its mutant', () => {
    const { counting } = applyWaivers({ waivers: [aWaiver()], rows, today: '2027-01-31' });
    expect(counting).toEqual([{ ...aWaiver(), row: '1f3a9c' }]);
  });

  it('counts on its last day and not on the day after', () => {
    expect(apply(aWaiver({ until: '2027-01-31' }))).toEqual({ waived: ['1f3a9c'], messages: [] });
    expect(apply(aWaiver({ until: '2027-01-30' }))).toEqual({
      waived: [],
      messages: [
        'The waiver for 1f3a has expired on 2027-01-30: look at the mutant again, then renew the waiver with a new date or remove it.',
      ],
    });
  });

  it('waives nothing when it matches no mutant', () => {
    expect(apply(aWaiver({ mutant: 'beef' }))).toEqual({
      waived: [],
      messages: [
        'The waiver for beef matches no mutant that this run made: correct the id, or remove it if its code is gone.',
      ],
    });
  });

  it('is not blamed for matching nothing where nothing was mutated, but for having expired', () => {
    const nothing = { rows: [], today: '2027-01-31' };
    expect(applyWaivers({ waivers: [aWaiver()], ...nothing }).findings).toEqual([]);
    const expired = applyWaivers({ waivers: [aWaiver({ until: '2026-12-31' })], ...nothing });
    expect(expired.findings.map(({ rule }) => rule)).toEqual(['run/invalid-waiver']);
  });

  it('waives nothing when it matches several mutants', () => {
    expect(apply(aWaiver({ mutant: '1f3' }))).toEqual({
      waived: [],
      messages: ['The waiver for 1f3 matches 2 mutants: write more of the id, so that it names one.'],
    });
  });

  it('waives nothing without a reason', () => {
    expect(apply(aWaiver({ why: ' ' }))).toEqual({
      waived: [],
      messages: ['The waiver for 1f3a gives no reason: write why the mutant does no harm, or remove it.'],
    });
  });

  it('prefers the whole id to a longer one that begins with it', () => {
    const { waived } = applyWaivers({
      waivers: [aWaiver()],
      rows: [aRow({ id: '1f3a' }), aRow({ id: '1f3a9c' })],
      today: '2027-01-31',
    });
    expect([...waived]).toEqual(['1f3a']);
  });

  it('never waives what a person called wrong', () => {
    const result = applyWaivers({
      waivers: [aWaiver()],
      rows: [aRow({ id: '1f3a9c', origin: 'spec' })],
      today: '2027-01-31',
    });
    expect(result).toEqual({
      waived: new Set(),
      counting: [],
      findings: [
        {
          subject: '1f3a',
          rule: 'run/invalid-waiver',
          location: aLocation('specs/policy.yaml:7:5'),
          message:
            'The waiver for 1f3a matches no mutant that this run made: correct the id, or remove it if its code is gone.',
          confidence: 'certain',
          confirmed: true,
          behaviours: [],
          tests: [],
        },
      ],
    });
  });

  it('reports waivers in the order of the policy, however they are given', () => {
    const late = aWaiver({ mutant: 'beef', location: aLocation('specs/policy.yaml:9:5') });
    const early = aWaiver({ mutant: 'cafe' });
    expect(apply(late, early)).toEqual(apply(early, late));
  });
});
