import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Cookbook, type Storage } from '../src/cookbook.ts';
import { slugOf } from '../src/recipe.ts';
import { recipe } from './support/recipes.ts';

class MemoryStorage implements Storage {
  readonly saved = new Map<string, string>();
  async save(key: string, text: string) { this.saved.set(key, text); }
  async load(key: string) { return this.saved.get(key); }
}

describe('Cookbook', () => {
  let storage: MemoryStorage;
  let book: Cookbook;
  beforeEach(() => {
    storage = new MemoryStorage();
    book = new Cookbook(storage, () => new Date('2026-05-01T10:00:00Z'));
  });

  it('BOOK-1: saves under the slug', async () => {
    expect(await book.add(recipe('Crème brûlée'))).toBe('creme-brulee');
    expect(JSON.parse(storage.saved.get('creme-brulee')!)).toMatchObject({ title: 'Crème brûlée', addedOn: '2026-05-01' });
  });

  it('BOOK-1: opens what was added', async () => {
    const key = await book.add(recipe());
    expect(await book.open(key)).toEqual({ ...recipe(), addedOn: '2026-05-01' });
  });

  it('BOOK-1: should use the slug as key', async () => {
    const title = 'Pear & walnut tart';
    const key = await book.add(recipe(title));
    expect(key).toBe(slugOf(title));
  });

  it('BOOK-1: should save to storage', async () => {
    const save = vi.spyOn(storage, 'save');
    await book.add(recipe());
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('BOOK-1: should load from storage', async () => {
    const load = vi.spyOn(storage, 'load').mockResolvedValue('{"title":"Soup"}');
    expect(await storage.load('soup')).toBe('{"title":"Soup"}');
    expect(load).toHaveBeenCalledWith('soup');
  });

  it('BOOK-1: refuses a second of the same name', async () => {
    await book.add(recipe('Soup'));
    await expect(book.add(recipe('SOUP!'))).rejects.toThrow('"SOUP!" is there already');
  });

  it('BOOK-1: should reject duplicates', async () => {
    await book.add(recipe('Soup'));
    book.add(recipe('Soup')).catch((error: Error) => {
      expect(error.message).toContain('is there already');
    });
  });

  it('BOOK-2: counts', async () => {
    expect(book.summary()).toBe('nothing to cook');
    await book.add(recipe('A', { minutes: 20 }));
    expect(book.summary()).toBe('1 recipe, 20 minutes each');
    await book.add(recipe('B', { minutes: 25 }));
    expect(book.summary()).toBe('2 recipes, 23 minutes each');
  });

  it('BOOK-2: should summarize', async () => {
    const times = [10, 30, 45];
    for (const [i, minutes] of times.entries()) await book.add(recipe(`R${i}`, { minutes }));
    const average = Math.round(times.reduce((a, b) => a + b) / times.length);
    expect(book.summary()).toBe(`${times.length} recipes, ${average} minutes each`);
  });

  it('BOOK-2: should match the summary', async () => {
    await book.add(recipe('A'));
    expect(book.summary()).toMatchInlineSnapshot(`"1 recipe, 35 minutes each"`);
  });

  it('BOOK-2: should mention recipes', () => {
    vi.spyOn(book, 'summary').mockReturnValue('3 recipes, 20 minutes each');
    expect(book.summary()).toContain('recipes');
  });
});
