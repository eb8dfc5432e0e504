import { roundCents } from '@shop/money';

export interface Line {
  readonly price: number;
  readonly quantity: number;
}

export function total(lines: readonly Line[]): number {
  return roundCents(lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0));
}

export function isFree(lines: readonly Line[]): boolean {
  return total(lines) >= 50;
}
