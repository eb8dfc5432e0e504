import { describe, expect, it } from 'vitest';
import { kcalPerServing, MAX_GUESTS, scale, search, shoppingList, slugOf } from '../src/recipe.ts';
import { ingredient, recipe } from './support/recipes.ts';
import { expectedKcal } from './support/reference.ts';

describe('REC-1 scale()', () => {
  it('halves', () => {
    const { serves, minutes, ingredients } = scale(recipe(), 2);
    expect({ serves, minutes }).toEqual({ serves: 2, minutes: 35 });
    expect(ingredients.map(({ amount }) => amount)).toEqual([150, 0.1]);
  });

  it('takes longer for many', () => {
    expect(scale(recipe(), 9).minutes - scale(recipe(), 8).minutes).toBe(12);
  });

  it('there and back again', () => {
    expect(scale(scale(recipe(), 8), 4)).toEqual(recipe());
  });

  it('should scale the ingredients', () => {
    const original = recipe();
    const guests = 6;
    const ratio = guests / original.serves;
    const scaled = scale(original, guests);
    scaled.ingredients.forEach((item, i) => {
      expect(item.amount).toBe(Math.round(original.ingredients[i]!.amount * ratio * 10) / 10);
    });
  });

  it('should scale a recipe', () => {
    const scaled = scale(recipe(), 8);
    expect(scaled.title).toBe(recipe().title);
    expect(scaled.ingredients.length).toBe(recipe().ingredients.length);
    expect(scaled).not.toEqual({});
  });

  it('should support the maximum number of guests', () => {
    const result = scale(recipe(), MAX_GUESTS);
    expect(result.serves).toBe(MAX_GUESTS);
  });

  it('refuses nobody and crowds', () => {
    expect(() => scale(recipe(), 0)).toThrow('cannot cook for 0');
    expect(() => scale(recipe(), 25)).toThrow(RangeError);
  });

  it('should throw for too many guests', () => {
    expect(() => {
      try {
        scale(recipe(), MAX_GUESTS + 1);
      } catch {}
    }).not.toThrow();
  });
});

describe('REC-2 energy', () => {
  it('counts grams and kilograms', () => {
    expect(kcalPerServing(recipe())).toBe(192);
  });

  it.each([1, 2, 6])('should calculate kcal for %i servings', (serves) => {
    const r = recipe('Soup', { serves });
    expect(kcalPerServing(r)).toBe(expectedKcal(r));
  });

  it('should compute the energy', () => {
    const r = recipe();
    const total = r.ingredients.reduce((kcal, { amount, unit, kcalPer100g = 0 }) => {
      const grams = unit === 'kg' ? amount * 1000 : amount;
      return kcal + (grams / 100) * kcalPer100g;
    }, 0);
    expect(kcalPerServing(r)).toEqual(Math.round(total / r.serves));
  });

  it('does not change when everything doubles', () => {
    const r = recipe();
    const twice = { ...r, serves: 8, ingredients: [...r.ingredients, ...r.ingredients] };
    expect(kcalPerServing(twice)).toBe(kcalPerServing(r));
  });

  it('should be positive', () => {
    expect(kcalPerServing(recipe())).toBeGreaterThan(0);
  });
});

describe('REC-3 shopping', () => {
  const menu = [recipe('A'), recipe('B', { ingredients: [ingredient('leek', 50), ingredient('parsley', 5, { optional: true })] })];

  it('adds up', () => {
    expect(Object.fromEntries(shoppingList(menu))).toEqual({ leek: 350, cream: 200 });
  });

  it('should sum ingredients', () => {
    const expected = new Map<string, number>();
    menu.flatMap((r) => r.ingredients).filter((i) => !i.optional).forEach((i) => {
      const grams = i.unit === 'kg' ? i.amount * 1000 : i.amount;
      expected.set(i.name, (expected.get(i.name) || 0) + grams);
    });
    expect(shoppingList(menu)).toEqual(expected);
  });

  it('should not include optional ingredients', () => {
    const list = shoppingList(menu);
    for (const name of list.keys()) {
      if (name === 'parsley') expect(list.get(name)).toBeUndefined();
    }
  });

  it('is the same in any order', () => {
    const one = [...shoppingList(menu)].sort();
    const other = [...shoppingList([...menu].reverse())].sort();
    expect(other).toEqual(one);
  });
});

describe('REC-4 search', () => {
  const all = [recipe('Onion soup', { minutes: 50 }), recipe('Leek soup'), recipe('Leek pie', { tags: ['oven'], minutes: 35 })];
  const titles = (found: ReturnType<typeof search>) => found.map((r) => r.title);

  it('needs all words, in title or tags', () => {
    expect(titles(search(all, 'SOUP'))).toEqual(['Leek soup', 'Onion soup']);
    expect(titles(search(all, 'leek oven'))).toEqual(['Leek pie']);
    expect(titles(search(all, ''))).toStrictEqual(['Leek pie', 'Leek soup', 'Onion soup']);
  });

  it('should filter by time', () => {
    const found = search(all, 'soup', 40);
    expect(found.every((r) => r.minutes <= 40)).toBe(true);
    expect(found.length).toBe(1);
  });

  it('should find recipes', () => {
    const query = 'leek';
    const expected = all
      .filter((r) => r.title.toLowerCase().includes(query) || r.tags.includes(query))
      .sort((x, y) => (x.minutes !== y.minutes ? x.minutes - y.minutes : x.title.localeCompare(y.title)));
    expect(search(all, query)).toEqual(expected);
  });

  it('should return an array', () => {
    expect(Array.isArray(search(all, 'soup'))).toBeTruthy();
    expect(search(all, 'nothing like it')).not.toBeNull();
  });
});
