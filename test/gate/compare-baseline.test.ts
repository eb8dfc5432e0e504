import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBaseline, testKey, type Measured } from '../../src/gate/compare-baseline.ts';
import { entriesOf, type Baseline, type KnownFinding, type KnownVerdict } from '../../src/model/baseline.ts';
import type { BehaviourVerdict, BehaviourVerdictKind } from '../../src/model/verdict.ts';
import { filePath } from '../../src/model/ids.ts';
import { aLocation } from '../support/builders.ts';

const place = aLocation('specs/baseline.json:3:5');
const aBaseline = (behaviours: readonly KnownVerdict[], findings: readonly KnownFinding[] = []): Baseline => ({
  file: filePath('specs/baseline.json'),
  behaviours: behaviours.map((entry) => ({ entry, location: place })),
  findings: findings.map((entry) => ({ entry, location: place })),
});

const verdict = (kind: BehaviourVerdictKind): BehaviourVerdict =>
  kind === 'weak'
    ? { kind, because: ['survivors'] }
    : kind === 'inconclusive'
      ? { kind, because: ['flaky'] }
      : { kind, because: [] };

const measured = (
  verdicts: Readonly<Record<string, BehaviourVerdictKind>>,
  {
    isWhole = false,
    tests = [],
  }: { readonly isWhole?: boolean; readonly tests?: readonly (readonly [string, boolean])[] } = {},
): Measured => ({
  isWhole,
  verdicts: new Map(Object.entries(verdicts).map(([id, kind]) => [id, verdict(kind)])),
  tests: new Map(tests),
});

const WEAK: KnownVerdict = { behaviour: 'PRICE-1', verdict: 'weak', because: 'survivors' };
const NOTHING = { behaviours: [], findings: [] };

const stateOf = (baseline: Baseline, now: Measured): string => {
  const compared = compareBaseline(baseline, NOTHING, now);
  const states = (['occurring', 'gone', 'unmeasured'] as const).filter((state) => {
    const { behaviours, findings } = compared[state];
    return behaviours.length + findings.length > 0;
  });
  return states.join();
};

describe('GATE-4: a run says of an entry that it is gone only when it measured that', () => {
  it.each([
    ['verified', 'gone'],
    ['pinned', 'gone'],
    ['weak', 'gone'],
    ['untested', 'unmeasured'],
    ['failing', 'unmeasured'],
    ['violated', 'unmeasured'],
    ['inconclusive', 'unmeasured'],
    ['draft', 'gone'],
    ['retired', 'gone'],
  ] as const)('of a behaviour that was weak and now is %s, for another reason', (kind, state) => {
    expect(stateOf(aBaseline([WEAK]), measured({ 'PRICE-1': kind }))).toBe(state);
  });

  it('of a behaviour that is stated nowhere any more, when the whole project was checked', () => {
    expect(stateOf(aBaseline([WEAK]), measured({}))).toBe('unmeasured');
    expect(stateOf(aBaseline([WEAK]), measured({}, { isWhole: true }))).toBe('gone');
  });

  it('of a finding about a test, when the test ran', () => {
    const entry = { rule: 'oracle/no-assertion', file: 'test/price.test.ts', test: 'total > PRICE-1: adds' };
    const ran = (isSound: boolean) => measured({}, { tests: [[testKey(entry.file, entry.test), isSound]] });
    expect([true, false].map((isSound) => stateOf(aBaseline([], [entry]), ran(isSound)))).toEqual([
      'gone',
      'unmeasured',
    ]);
    expect(stateOf(aBaseline([], [entry]), measured({}))).toBe('unmeasured');
  });

  it('of a finding about a file, when everything was checked and nothing was inconclusive', () => {
    const entry = { rule: 'spec/missing-code', file: 'specs/price.yaml', about: 'no function' };
    expect(
      [
        measured({}),
        measured({ A: 'inconclusive' }, { isWhole: true }),
        measured({ A: 'weak' }, { isWhole: true }),
      ].map((now) => stateOf(aBaseline([], [entry]), now)),
    ).toEqual(['unmeasured', 'unmeasured', 'gone']);
  });

  it('puts each entry into one of the three lists, whatever was found', () => {
    const ids = fc.constantFrom('A-1', 'B-1', 'C-1');
    const entries = fc.uniqueArray(
      fc.record({ behaviour: ids, verdict: fc.constantFrom('weak' as const, 'untested' as const) }),
      { selector: ({ behaviour, verdict: kind }) => behaviour + kind },
    );
    const kinds = fc.dictionary(ids, fc.constantFrom<BehaviourVerdictKind>('weak', 'inconclusive', 'verified'));
    const runs = fc.record({ verdicts: kinds, isWhole: fc.boolean() });
    fc.assert(
      fc.property(entries, entries, runs, (known, found, { verdicts, isWhole }) => {
        const baseline = aBaseline(known);
        const compared = compareBaseline(
          baseline,
          { behaviours: found, findings: [] },
          measured(verdicts, { isWhole }),
        );
        const parts = [compared.occurring, compared.gone, compared.unmeasured].flatMap(
          (part) => entriesOf(part).behaviours,
        );
        expect(parts).toHaveLength(known.length);
        expect(new Set(parts)).toEqual(new Set(known));
      }),
    );
  });
});
