/** An amount in whole cents, so that no sum is ever off by a fraction. */
export type Cents = number;

/** Rounded to whole cents; half a cent goes up. */
export function percentOf(amount: Cents, percent: number): Cents {
  return Math.round((amount * percent) / 100);
}
