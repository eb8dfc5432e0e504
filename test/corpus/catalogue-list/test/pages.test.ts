import { assert, describe, expect, test } from 'vitest';
import { byKey, sortProducts } from '../src/order';
import { PAGE_SIZE, paginate } from '../src/paging';
import { shelf, someProducts } from './support/products';

const letters = 'abcde'.split('');

describe('paginate', () => {
  test('PAGE-1: the pages together are the list', () => {
    for (const size of [1, 2, 3, 7]) {
      const { pages } = paginate(letters, 1, size);
      const all = Array.from({ length: pages }, (_, i) => paginate(letters, i + 1, size).items);
      expect(all.flat()).toEqual(letters);
    }
  });

  test('PAGE-1: goes to the nearest page there is', () => {
    assert.deepEqual(paginate(letters, 9, 2).items, ['e']);
    assert.deepEqual(paginate(letters, 0, 2).items, ['a', 'b']);
    assert.deepEqual(paginate(letters, -1, 2).page, 1);
  });

  test('PAGE-1: should return the items of the requested page', () => {
    const page = 2;
    const perPage = 2;
    expect(paginate(letters, page, perPage).items).toEqual(letters.slice((page - 1) * perPage, page * perPage));
  });

  test('PAGE-2: counts the last, incomplete page', () => {
    expect(paginate(letters, 1, 2)).toMatchObject({ pages: 3 });
    expect(paginate(letters, 1, 5).pages).toBe(1);
    expect(paginate([], 1).pages).toBe(1);
    expect(paginate(Array(2 * PAGE_SIZE + 1).fill('x'), 1).pages).toBe(3);
  });

  test('PAGE-2: should return paging information', () => {
    expect(paginate(letters, 2, 2)).toMatchObject({ page: 2, size: 2, items: ['c', 'd'] });
  });

  test('PAGE-3: should use the default page size', () => {
    const { size } = paginate(letters, 1);
    expect(size).toBe(PAGE_SIZE);
  });

  test('PAGE-1: should not crash', () => {
    const { items, page } = paginate(letters, 2, 2);
    return { items, page };
  });
});

describe('SORT-1: order', () => {
  test('by price, then by id', () => {
    expect(sortProducts(shelf, 'price').map(({ id }) => id)).toEqual([12, 13, 14, 11]);
    expect(sortProducts(shelf.toReversed(), 'price').map(({ id }) => id)).toEqual([12, 13, 14, 11]);
  });

  test('by name, and the list itself stays as it was', () => {
    const before = structuredClone(shelf);
    expect(
      sortProducts(shelf, 'name')
        .map(({ name }) => name[0])
        .join(''),
    ).toBe('EGIL');
    expect(shelf).toEqual(before);
  });

  test('never falls from one to the next', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const sorted = sortProducts(someProducts(seed, 30), 'price');
      for (let i = 1; i < sorted.length; i += 1) {
        expect(sorted[i].price).toBeGreaterThanOrEqual(sorted[i - 1].price);
        if (sorted[i].price === sorted[i - 1].price) expect(sorted[i].id).toBeGreaterThan(sorted[i - 1].id);
      }
    }
  });

  test('should sort the products by price', () => {
    const sorted = [...shelf].sort(byKey('price'));
    expect(sortProducts(shelf, 'price')).toEqual(sorted);
  });
});
