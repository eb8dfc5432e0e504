import type { Item } from '../../src/invoice';

export function sumOfPositions(positions: readonly Item[]): number {
  return positions.map(({ unitCents, count }) => count * unitCents).reduce((total, price) => total + price, 0);
}
