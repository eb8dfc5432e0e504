import type { Recipe } from '../../src/recipe.ts';

const PER_GRAM: Record<string, number> = { g: 1, kg: 1000, oz: 28.35, lb: 453.6 };

export const expectedKcal = (r: Recipe) => {
  const energies = r.ingredients.map((i) => ((i.amount * PER_GRAM[i.unit]!) * (i.kcalPer100g ?? 0)) / 100);
  const sum = energies.reduce((a, b) => a + b, 0);
  return Math.round(sum / r.serves);
};
