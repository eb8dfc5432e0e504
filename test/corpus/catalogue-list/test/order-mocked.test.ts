import { afterEach, describe, expect, it, vi } from 'vitest';
import { shelf } from './support/products';

describe('sorting with mocks', () => {
  afterEach(() => {
    vi.doUnmock('../src/order');
    vi.resetModules();
  });

  it('SORT-1: should return the products sorted by price', async () => {
    vi.doMock('../src/order', () => ({
      sortProducts: vi.fn((products: typeof shelf) => products.filter(({ price }) => price < 4)),
    }));
    const { sortProducts } = await import('../src/order');
    const [first, second] = sortProducts(shelf, 'price');
    expect(first.id).toBe(12);
    expect(second.price).toBe(3);
  });
});
