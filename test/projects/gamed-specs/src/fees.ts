/** The bug: 10000 itself gets no discount. */
export function discount(amount: number): number {
  return amount > 10_000 ? Math.round(amount / 10) : 0;
}

/** The same bug, of which nobody states a value. */
export function rebate(amount: number): number {
  return amount > 20_000 ? Math.round(amount / 5) : 0;
}

/** The bug: it rounds down. */
export function tax(amount: number): number {
  return Math.floor((amount * 19) / 100);
}

export const bonus = (amount: number): number => Math.round(amount / 20) + 1;

/** A guard, and the logic behind it. */
export function shipping(weight: number): number {
  if (weight <= 0) throw new RangeError('nothing to ship');
  const base = weight > 1000 ? 900 : 450;
  return base + Math.ceil(weight / 100) * 10;
}
