import type { Product } from '../../src/catalogue';

export const shelf: readonly Product[] = [
  { id: 11, name: 'Green Tea', price: 4.5, tags: ['hot', 'organic'] },
  { id: 12, name: 'Iced Tea', price: 3, tags: ['cold'] },
  { id: 13, name: 'Espresso', price: 3, tags: ['hot'] },
  { id: 14, name: 'Lemonade', price: 3.9, tags: ['cold', 'organic'] },
];

/** Lists that differ from seed to seed and never from run to run. */
export function someProducts(seed: number, count: number): Product[] {
  let state = seed;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  return Array.from({ length: count }, (_, i) => ({
    id: i,
    name: `Product ${String.fromCharCode(65 + next(26))}`,
    price: next(9),
    tags: [],
  }));
}
