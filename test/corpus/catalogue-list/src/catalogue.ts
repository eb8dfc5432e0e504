export interface Product {
  id: number;
  name: string;
  price: number;
  tags: string[];
}

export type Load = () => Promise<Product[]>;

/** Whether every word of the query is part of the name or is a tag. */
export function matches(product: Product, query: string): boolean {
  const name = product.name.toLowerCase();
  const words = query
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  return words.every((word) => name.includes(word) || product.tags.includes(word));
}

export function search(products: readonly Product[], query: string): Product[] {
  return products.filter((product) => matches(product, query));
}

/** Products by their tags, in one pass. */
export function facets(products: readonly Product[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const product of products) {
    for (const tag of product.tags) counts[tag] = (counts[tag] ?? 0) + 1;
  }
  return counts;
}

export function priceRange(products: readonly Product[]): { min: number; max: number } | null {
  if (products.length === 0) return null;
  let min = products[0].price;
  let max = min;
  for (const { price } of products) {
    if (price < min) min = price;
    if (price > max) max = price;
  }
  return { min, max };
}

/** Puts the word into brackets wherever it stands in the name. */
export function highlight(name: string, word: string): string {
  const at = name.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return name;
  return `${name.slice(0, at)}[${name.slice(at, at + word.length)}]${name.slice(at + word.length)}`;
}

export class Catalogue {
  readonly #load: Load;
  #products: Product[] | undefined;

  constructor(load: Load) {
    this.#load = load;
  }

  async find(query: string): Promise<Product[]> {
    this.#products ??= await this.#load();
    return search(this.#products, query);
  }
}
