/** Pieces on the shelf, by article. */
export type Shelf = ReadonlyMap<string, number>;

export class OutOfStock extends Error {
  override name = 'OutOfStock';
}

export function onShelf(shelf: Shelf, sku: string): number {
  return shelf.get(sku) ?? 0;
}

export function reserve(shelf: Shelf, sku: string, quantity: number): Shelf {
  const left = onShelf(shelf, sku);
  if (quantity > left) {
    throw new OutOfStock(`${sku}: ${quantity} wanted, ${left} left`);
  }
  return new Map(shelf).set(sku, left - quantity);
}

export function release(shelf: Shelf, sku: string, quantity: number): Shelf {
  return new Map(shelf).set(sku, onShelf(shelf, sku) + quantity);
}

/** The articles to order anew. */
export function toReorder(shelf: Shelf, minimum: number): string[] {
  return [...shelf].filter(([, pieces]) => pieces < minimum).map(([sku]) => sku);
}
