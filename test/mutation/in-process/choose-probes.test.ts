import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseProbes } from '../../../src/mutation/in-process/choose-probes.ts';

describe('ENGINE-8: the mutants that tests are run under once more', () => {
  it('are those that serve the most tests', () => {
    const kills = new Map([
      [1, ['a', 'b']],
      [2, ['b', 'c']],
      [3, ['c']],
      [4, []],
      [5, ['c', 'b']],
    ]);
    expect(Object.fromEntries(chooseProbes(kills))).toEqual({ 1: 'b', 2: 'b', 5: 'b', 3: 'c' });
  });

  it('are, of each test that noticed any, one that it noticed', () => {
    const mutants = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 1, unit: fc.constantFrom('a', 'b', 'c') }));
    fc.assert(
      fc.property(fc.array(mutants), (lists) => {
        const chosen = chooseProbes(new Map(lists.entries()));
        for (const [column, kills] of lists.entries()) {
          const probe = chosen.get(column);
          expect(probe === undefined ? kills.length === 0 : kills.includes(probe)).toBe(true);
        }
      }),
    );
  });
});
