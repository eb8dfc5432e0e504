import type { Product } from './catalogue';

export type SortKey = 'price' | 'name';

/** By the key, then by id, so that the order is never a matter of chance. */
export function byKey(key: SortKey): (a: Product, b: Product) => number {
  return (a, b) => (key === 'price' ? a.price - b.price : a.name.localeCompare(b.name)) || a.id - b.id;
}

export function sortProducts(products: readonly Product[], key: SortKey): Product[] {
  return products.toSorted(byKey(key));
}
