import { describe, expect, it } from 'vitest';
import { diagnoseSurvivor } from '../../src/evidence/diagnose-survivor.ts';
import { filePath, rowId, testId } from '../../src/model/ids.ts';
import type { AssertionChange, PairRecording, RecordedAssertion } from '../../src/model/recording.ts';

const location = { file: filePath('test/a.test.ts'), line: 3, column: 5 };
const valueOf = (value: number) => ({ type: 'number', isEmpty: false, digest: `${value}`, text: `${value}` });

function look(matcher: string, actual: number, expected: number): RecordedAssertion {
  const sides = { actual: valueOf(actual), expected: valueOf(expected) };
  return { place: location, ordinal: 0, index: 0, matcher, isNegated: false, ...sides };
}

const changed = (matcher: string, expected = 1): AssertionChange => ({
  before: look(matcher, 1, 1),
  after: look(matcher, 2, expected),
  isFailed: false,
});

const recorded = (changes: readonly AssertionChange[], outcome: PairRecording['outcome'] = 'passed') => ({
  ...{ column: testId('a'), row: rowId('r'), missing: 0 },
  ...{ outcome, changes },
});

const PASSED = [{ outcome: 'passed' }] as const;
const kindOf = (...changes: readonly AssertionChange[]): string =>
  diagnoseSurvivor({ cells: PASSED, recordings: [recorded(changes)] }).kind;

describe('EVIDENCE-6: diagnoseSurvivor', () => {
  it('knows what no linked test reaches', () => {
    expect(diagnoseSurvivor({ cells: [], recordings: [] })).toEqual({ kind: 'not-reached' });
  });

  it('knows what tests notice otherwise than by an assertion', () => {
    expect(diagnoseSurvivor({ cells: [{ outcome: 'crash' }], recordings: [] })).toEqual({ kind: 'no-check' });
  });

  it('claims nothing of attempts that were not recorded', () => {
    const facts = { cells: PASSED, recordings: [recorded([], 'unrecorded')] };
    expect(diagnoseSurvivor(facts)).toEqual({ kind: 'not-recorded' });
  });

  it('knows that nothing asserted changed', () => {
    expect(kindOf()).toBe('nothing-changed');
  });

  const call = (value: number, type = 'number') => ({
    ...{ name: 'src/price.ts#total', key: 'total 1', parts: [], looks: 0 },
    result: { ...valueOf(value), type },
  });
  const withCalls = (calls: PairRecording['calls'], without = [call(1)]) =>
    diagnoseSurvivor({
      cells: PASSED,
      recordings: [{ ...recorded([]), calls }],
      columns: [{ column: testId('a'), assertions: [], calls: without }],
    });

  it('names the call that returned something else, at which no assertion looks', () => {
    expect(withCalls([{ at: 0, call: call(2) }])).toEqual({
      kind: 'not-asserted',
      call: { name: 'total', before: '1', after: '2' },
    });
  });

  it('knows that the calls return the same, and says no more than it knows', () => {
    const kinds = [
      withCalls([]),
      withCalls(undefined),
      withCalls([], []),
      withCalls([], [call(1), call(0, 'undefined')]),
    ];
    expect(kinds).toEqual([
      { kind: 'same-results' },
      { kind: 'nothing-changed' },
      { kind: 'nothing-changed' },
      { kind: 'nothing-changed' },
    ]);
  });

  it('names the assertion that saw another value and accepts both', () => {
    expect(diagnoseSurvivor({ cells: PASSED, recordings: [recorded([changed('toBeGreaterThan')])] })).toEqual({
      kind: 'too-loose',
      seen: { location, matcher: 'toBeGreaterThan', before: '1', after: '2', expected: '1' },
    });
  });

  it('knows an assertion whose expected value moved with the actual one', () => {
    expect(kindOf(changed('toBe', 2))).toBe('moved-together');
  });

  it('prefers an assertion that says something to one that asks for little', () => {
    expect(kindOf(changed('toBeDefined'), changed('toBe', 2))).toBe('moved-together');
    expect(kindOf(changed('toBe', 2), changed('toBeLessThan'))).toBe('too-loose');
  });

  it('takes no change for seen whose assertion looked at the same value', () => {
    expect(kindOf({ before: look('toBe', 1, 1), after: look('toBe', 1, 2), isFailed: false })).toBe('nothing-changed');
  });
});
