import { convert, type Unit } from './units.ts';

export interface Ingredient { name: string; amount: number; unit: Unit; optional?: boolean; kcalPer100g?: number }
export interface Recipe { title: string; serves: number; minutes: number; ingredients: Ingredient[]; tags: string[] }

export const MAX_GUESTS = 24;
const OVEN_MINUTES = 12;

export function scale(recipe: Recipe, guests: number): Recipe {
  if (guests < 1 || guests > MAX_GUESTS) throw new RangeError(`cannot cook for ${guests}`);
  const factor = guests / recipe.serves;
  return {
    ...recipe,
    serves: guests,
    minutes: recipe.minutes + (factor > 2 ? OVEN_MINUTES : 0),
    ingredients: recipe.ingredients.map((one) => ({ ...one, amount: Math.round(one.amount * factor * 10) / 10 })),
  };
}

export function kcalPerServing({ ingredients, serves }: Recipe): number {
  let total = 0;
  for (const { amount, unit, kcalPer100g = 0 } of ingredients) {
    total += (convert(amount, unit, 'g') * kcalPer100g) / 100;
  }
  return Math.round(total / serves);
}

export function shoppingList(recipes: Recipe[]): Map<string, number> {
  const grams = new Map<string, number>();
  for (const recipe of recipes)
    for (const { name, amount, unit, optional } of recipe.ingredients) {
      if (optional) continue;
      grams.set(name, (grams.get(name) ?? 0) + convert(amount, unit, 'g'));
    }
  return grams;
}

export function search(recipes: Recipe[], words: string, maxMinutes = Infinity): Recipe[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return recipes
    .filter((recipe) => recipe.minutes <= maxMinutes)
    .filter(({ title, tags }) => wanted.every((word) => title.toLowerCase().includes(word) || tags.includes(word)))
    .sort((a, b) => a.minutes - b.minutes || a.title.localeCompare(b.title));
}

export const slugOf = (title: string): string =>
  title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
