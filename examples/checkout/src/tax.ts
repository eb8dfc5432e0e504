import type { Cents } from './money.ts';

const VAT_PERCENT = 19;

/** The tax that is part of a price. */
export function vatIn(price: Cents): Cents {
  return Math.round((price * VAT_PERCENT) / (100 + VAT_PERCENT));
}
