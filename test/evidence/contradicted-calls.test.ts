import { describe, expect, it } from 'vitest';
import { weighOracles } from '../../src/evidence/weigh-oracles.ts';
import { behaviourId, declarationId, testId } from '../../src/model/ids.ts';
import { startOf } from '../../src/model/location.ts';
import type { Suspicion } from '../../src/model/oracle.ts';
import type { RecordedAssertion, RecordedCall, StatedCall } from '../../src/model/recording.ts';
import { aLink, aLocation, aTestCase } from '../support/builders.ts';
import { anOracle, aSuspicion, onLine } from '../support/oracles.ts';

const ASSERTION = onLine(2);
const numberOf = (value: number) => ({ type: 'number', isEmpty: false, digest: `number ${value}`, text: `${value}` });

/** The spec states 90 for the call `f 1`. */
const STATED: StatedCall = {
  ...{ behaviourId: behaviourId('PRICE-1'), key: 'f 1', digest: 'number 90', text: '90' },
  location: aLocation('specs/price.yaml:7:9'),
};

const callOf = (key: string, value: number, looks = 0): RecordedCall => ({
  ...{ name: 'src/a.ts#f', key, result: numberOf(value), parts: [], looks },
});

const lookOf = (changed: Partial<RecordedAssertion> = {}): RecordedAssertion => ({
  ...{ place: startOf(ASSERTION), ordinal: 0, index: 0, matcher: 'toBe', isNegated: false },
  ...{ actual: numberOf(91), expected: numberOf(91) },
  ...changed,
});

interface World {
  readonly calls?: readonly RecordedCall[];
  readonly looks?: readonly RecordedAssertion[];
  readonly claim?: string;
  readonly suspicions?: readonly Suspicion[];
}

function told({ calls = [callOf('f 1', 91)], looks = [lookOf()], claim = 'PRICE-1', suspicions = [] }: World = {}) {
  const { byDeclaration } = weighOracles({
    oracles: [anOracle({ assertions: [ASSERTION], suspicions })],
    cases: ['t1', 't2'].map((id) => aTestCase({ id, declarationId: declarationId('d1'), titlePath: [id] })),
    links: [aLink(claim, 't1'), aLink(claim, 't2')],
    ...{ scopes: [], run: undefined, statedCalls: [STATED] },
    recordings: { columns: [{ column: testId('t2'), assertions: looks, calls }], pairs: [] },
  });
  return byDeclaration.get(declarationId('d1'))?.suspicions ?? [];
}

describe('EVIDENCE-10: an assertion contradicts an example when it runs', () => {
  it('where the test makes the very call, and asserts the other value that the code gives', () => {
    expect(told()).toEqual([
      {
        rule: 'oracle/contradicts-example',
        location: startOf(ASSERTION),
        message:
          'When it runs, it makes the very call for which the spec states `90` (specs/price.yaml:7), and asserts `91`: the test confirms a fault, or the spec is wrong; ask its author which.',
        ...{ confidence: 'certain', assertion: ASSERTION, worth: undefined, isConfirmed: true, rows: [1] },
      },
    ]);
  });

  it.each<[string, World]>([
    ['it makes another call', { calls: [callOf('f 2', 91)] }],
    ['another call comes between', { calls: [callOf('f 1', 91), callOf('g 1', 91)] }],
    ['another assertion comes between', { looks: [lookOf({ index: 1 })] }],
    ['it asserts something else', { looks: [lookOf({ actual: numberOf(5), expected: numberOf(5) })] }],
    ['it only compares', { looks: [lookOf({ expected: numberOf(5) })] }],
    ['it is negated', { looks: [lookOf({ isNegated: true })] }],
    [
      'the code gives what is stated',
      { calls: [callOf('f 1', 90)], looks: [lookOf({ actual: numberOf(90), expected: numberOf(90) })] },
    ],
    ['the test claims something else', { claim: 'PRICE-2' }],
  ])('not where %s', (_, world) => {
    expect(told(world)).toEqual([]);
  });

  it('once, where reading saw it already', () => {
    const read = aSuspicion({ rule: 'oracle/contradicts-example', assertion: ASSERTION, worth: undefined });
    expect(told({ suspicions: [read] })).toEqual([read]);
  });
});
