import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPairs, pairTableSchema, unpackPairs, type Pair } from '../../../src/mutation/in-process/pair-table.ts';

const error = fc
  .record({ message: fc.string(), names: fc.array(fc.string(), { maxLength: 2 }), isFromMatcher: fc.boolean() })
  .map((facts) => ({ ...facts, frames: [{ file: 'a.ts', line: 1, column: 2 }] }));
const pair = fc.record<Pair>({
  column: fc.nat(500),
  mutant: fc.string(),
  outcome: fc.constantFrom('passed', 'check', 'crash', 'timeout', 'hook', 'load', 'unmeasured'),
  tier: fc.constantFrom('hot', 'warm', 'cold'),
  error: fc.option(error, { nil: undefined }),
});

describe('ENGINE-1: the pairs that an engine’s host answers with', () => {
  it('are the ones that it found, in their order', () => {
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const sent: unknown = structuredClone(packPairs(pairs));
        expect(unpackPairs(pairTableSchema.parse(sent))).toEqual(pairs);
      }),
    );
  });

  it('hold each name and each error once', () => {
    const failed: Pair = {
      ...{ column: 1, mutant: 'm', outcome: 'check', tier: 'hot' },
      error: { message: 'No.', names: [], isFromMatcher: true, frames: [] },
    };
    const { mutants, errors, numbers } = packPairs([failed, { ...failed, column: 2 }]);
    expect([mutants, errors, [...numbers]]).toEqual([['m'], [failed.error], [1, 0, 1, 0, 0, 2, 0, 1, 0, 0]]);
  });

  it('are refused where one is incomplete', () => {
    expect(() => unpackPairs({ mutants: [], errors: [], numbers: new Int32Array([0, 7, 0, 0, -1]) })).toThrow(
      new RangeError('Pair 0 is incomplete'),
    );
  });
});
