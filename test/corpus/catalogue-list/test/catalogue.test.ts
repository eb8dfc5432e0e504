import { describe, expect, it, vi } from 'vitest';
import { Catalogue, facets, highlight, priceRange, search } from '../src/catalogue';
import { shelf, someProducts } from './support/products';

const names = (products: ReadonlyArray<{ name: string }>) => products.map(({ name }) => name);

describe('LIST-1: search', () => {
  it.for([
    { query: 'tea', found: ['Green Tea', 'Iced Tea'] },
    { query: 'TEA hot', found: ['Green Tea'] },
    { query: '  ', found: ['Green Tea', 'Iced Tea', 'Espresso', 'Lemonade'] },
    { query: 'tea espresso', found: [] },
  ])('"$query"', ({ query, found }) => {
    expect(names(search(shelf, query))).toEqual(found);
  });

  it('finds fewer with each word', () => {
    const wide = search(shelf, 'organic');
    const narrow = search(shelf, 'organic cold');
    expect(wide).toEqual(expect.arrayContaining(narrow));
    expect(narrow.length).toBeLessThan(wide.length);
  });

  it('should only return matching products', () => {
    const dear = search(shelf, 'tea').filter(({ price }) => price > 100);
    for (const product of dear) {
      expect(product.name.toLowerCase()).toContain('tea');
    }
  });

  it('should return an array', () => {
    const result = search(shelf, 'tea');
    expect(Array.isArray(result)).toBe(true);
    expect(result).not.toBeUndefined();
  });

  it.each(['tea', 'hot'])('should find the same number of products for %s', (query) => {
    expect(`${search(shelf, query).length} products`).toBe(`${search(shelf, query).length} products`);
  });
});

describe('LIST-2: facets', () => {
  it('count products by tag', () => {
    expect(facets(shelf)).toEqual({ hot: 2, cold: 2, organic: 2 });
    expect(facets(shelf.slice(0, 2))).toEqual({ hot: 1, organic: 1, cold: 1 });
  });

  it('of a larger shelf, counted by hand and recorded whole', () => {
    const counts = facets([...shelf, { id: 15, name: 'Maté', price: 5, tags: ['hot', 'new'] }]);
    expect(counts.hot).toBe(3);
    expect(counts.new).toBe(1);
    expect(counts).toMatchSnapshot();
  });

  it('should count all tags', () => {
    const expected = shelf
      .flatMap((item) => item.tags)
      .reduce<Record<string, number>>((acc, tag) => {
        acc[tag] = (acc[tag] ?? 0) + 1;
        return acc;
      }, {});
    expect(facets(shelf)).toEqual(expected);
  });

  it('should match the recorded facets', async () => {
    await expect(JSON.stringify(facets(shelf))).toMatchFileSnapshot('./recorded/facets.txt');
  });
});

describe('LIST-3: price range', () => {
  it('is that of the cheapest and the dearest', () => {
    expect(priceRange(shelf)).toEqual({ min: 3, max: 4.5 });
    expect(priceRange(shelf.slice(0, 1))).toEqual({ min: 4.5, max: 4.5 });
    expect(priceRange([])).toBeNull();
  });

  it('leaves no product outside, and has one at each end', () => {
    for (const seed of [3, 5, 8]) {
      const prices = someProducts(seed, 20);
      const range = priceRange(prices);
      expect(prices.filter(({ price }) => price === range?.min)).not.toEqual([]);
      expect(prices.some(({ price }) => price < range!.min || price > range!.max)).toBe(false);
    }
  });

  it('should handle an empty search', () => {
    const range = priceRange(search(shelf, 'no such thing'));
    if (!range) return;
    expect(range.min).toBeLessThanOrEqual(range.max);
  });
});

describe('highlight', () => {
  it('LIST-4: leaves other names alone', () => {
    expect(highlight('Coffee', 'tea')).toBe('Coffee');
    expect(highlight('Green Tea', 'tea')).toBe('Green [Tea]');
  });

  it('LIST-4: should highlight the search term', () => {
    const highlighted = highlight('Tea for tea lovers', 'tea');
    expect(highlighted).to.equal('[Tea] for tea lovers');
  });
});

describe('LIST-5: Catalogue', () => {
  it('loads once', async () => {
    const load = vi.fn(async () => [...shelf]);
    const catalogue = new Catalogue(load);
    await expect(catalogue.find('iced')).resolves.toMatchObject([{ name: 'Iced Tea' }]);
    expect(await catalogue.find('tea cold')).toHaveLength(1);
    expect(load).toHaveBeenCalledOnce();
  });

  it('should load the products', async () => {
    const load = vi.fn().mockResolvedValue(shelf);
    new Catalogue(load);
    const products = await load();
    expect(products).toHaveLength(4);
    expect(products[0]).toHaveProperty('name', 'Green Tea');
  });

  it('should be a valid test', async ({ task }) => {
    await new Catalogue(async () => []).find('tea');
    expect(task.file.tasks.every((sibling) => sibling.mode === 'run')).toBe(true);
    expect(task.result?.state).not.toBe('fail');
  });
});
