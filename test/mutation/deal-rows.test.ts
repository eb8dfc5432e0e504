import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealRows } from '../../src/mutation/deal-rows.ts';
import { aRow, aSpan } from '../support/builders.ts';

const at = (id: string, line: number) => aRow({ id, span: aSpan('src/code.ts', [line, 1], [line, 9]) });

describe('SHARD-1: the rows of a share', () => {
  it('are every n-th in the order of the source, so that neighbours are spread', () => {
    const rows = [at('d', 4), at('a', 1), at('c', 3), at('b', 2), at('e', 5)];
    expect([1, 2].map((index) => dealRows(rows, { index, count: 2 }))).toEqual([
      ['b', 'd'],
      ['a', 'c', 'e'],
    ]);
  });

  it('are disjoint, make up the whole, and differ in number by one a file at most, whatever the order of rows', () => {
    const rows = fc.uniqueArray(fc.record({ id: fc.uuid(), line: fc.integer({ min: 1, max: 9 }) }), {
      selector: ({ id }) => id,
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (made, count) => {
        const all = made.map(({ id, line }) => at(id, line));
        const shares = Array.from({ length: count }, (_, index) => dealRows(all, { index: index + 1, count }));
        expect(shares.flat().toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const sizes = shares.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        const reversed = Array.from({ length: count }, (_, index) =>
          dealRows(all.toReversed(), { index: index + 1, count }),
        );
        expect(reversed).toEqual(shares);
      }),
    );
  });
});
