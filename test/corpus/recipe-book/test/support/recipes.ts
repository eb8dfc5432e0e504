import type { Ingredient, Recipe } from '../../src/recipe.ts';

export const ingredient = (name: string, amount: number, more: Partial<Ingredient> = {}): Ingredient => ({ name, amount, unit: 'g', ...more });

export function recipe(title = 'Leek soup', overrides: Partial<Recipe> = {}): Recipe {
  return { title, serves: 4, minutes: 35, tags: ['soup'], ingredients: [ingredient('leek', 300, { kcalPer100g: 61 }), ingredient('cream', 0.2, { unit: 'kg', kcalPer100g: 292 })], ...overrides };
}
