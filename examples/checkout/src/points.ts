import type { Cents } from './money.ts';

const CENTS_PER_POINT = 10_00;

/** Loyalty points for an order. */
export function pointsFor(amount: Cents): number {
  return Math.round(amount / CENTS_PER_POINT);
}
