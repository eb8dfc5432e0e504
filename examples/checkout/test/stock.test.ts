import { describe, expect, it } from 'vitest';
import { onShelf, OutOfStock, release, reserve, toReorder } from '../src/stock.ts';

const shelf = new Map([
  ['mug', 5],
  ['pen', 40],
]);

describe('stock', () => {
  it('STOCK-1: takes what is reserved off the shelf', () => {
    const after = reserve(shelf, 'mug', 2);
    expect([...after]).toEqual([
      ['mug', 3],
      ['pen', 40],
    ]);
    expect(onShelf(shelf, 'mug')).toBe(5);
  });

  it('STOCK-2: reserves all that there is, and not one more', () => {
    expect(onShelf(reserve(shelf, 'mug', 5), 'mug')).toBe(0);
    expect(() => reserve(shelf, 'mug', 6)).toThrow(new OutOfStock('mug: 6 wanted, 5 left'));
  });

  it('STOCK-3: lists articles that the shelf knows', () => {
    for (const sku of toReorder(shelf, 3)) {
      expect(shelf.has(sku)).toBe(true);
    }
  });

  it('should release reserved stock', () => {
    expect(release(shelf, 'mug', 1)).toBeDefined();
  });

  it('should export its functions', () => {
    expect(typeof reserve).toBe('function');
    expect(typeof release).toBe('function');
    expect(typeof toReorder).toBe('function');
  });
});
