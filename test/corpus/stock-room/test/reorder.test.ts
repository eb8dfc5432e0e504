import { beforeAll, describe, expect, it } from 'vitest';
import { coverDays, reorderPacks, urgency } from '../src/reorder';
import { daysOfCover } from './support/cover';

describe('ORDER-1 packs', () => {
  it.each([
    { available: 4, target: 20, pack: 6, packs: 3 },
    { available: 2, target: 20, pack: 6, packs: 3 },
    { available: 25, target: 20, pack: 6, packs: 0 },
  ])('$available of $target in packs of $pack: $packs', ({ available, target, pack, packs }) => {
    expect(reorderPacks(available, target, pack)).toBe(packs);
  });

  describe('a typical order', () => {
    const order = { available: 13, target: 100, packSize: 8 };
    let expectedPacks: number;

    beforeAll(() => {
      const { available, target, packSize } = order;
      const shortfall = Math.max(0, target - available);
      expectedPacks = Math.ceil(shortfall / packSize);
    });

    it('should calculate how many packs to order', () => {
      expect(reorderPacks(order.available, order.target, order.packSize)).toBe(expectedPacks);
    });
  });
});

describe('ORDER-2 cover', () => {
  it('is counted in whole days', () => {
    expect(coverDays(30, 14)).toBe(15);
    expect(coverDays(10, 7.5)).toBe(9);
    expect(coverDays(10, 0)).toBe(Infinity);
    expect(coverDays(0, 0)).toBe(Infinity);
  });

  it('never shrinks when more is there, and lasts twice as long at half the sales', () => {
    for (let pieces = 1; pieces <= 40; pieces += 1) {
      expect(coverDays(pieces + 1, 5)).toBeGreaterThanOrEqual(coverDays(pieces, 5));
      expect(coverDays(2 * pieces, 14)).toBe(coverDays(pieces, 7));
    }
  });

  it('should compute the days of cover', () => {
    expect(daysOfCover(21, 7)).toBe(21);
    expect(daysOfCover(0, 7)).toBe(0);
    expect(daysOfCover(5, 0)).toBe(Infinity);
  });
});

describe('urgency', () => {
  it.each([
    [2, 'urgent'],
    [3, 'urgent'],
    [4, 'soon'],
    [10, 'later'],
  ])('ORDER-3: %i days of cover is %s', (days, expected) => {
    expect(urgency(days)).toBe(expected);
  });
});
