export interface Line {
  readonly price: number;
  readonly quantity: number;
}

export function subtotal(lines: readonly Line[]): number {
  let sum = 0;
  for (const { price, quantity } of lines) sum += price * quantity;
  return sum;
}

export function discounted(sum: number): number {
  return sum >= 100 ? sum - 10 : sum;
}

export function shipping(sum: number): number {
  return sum < 50 ? 5 : 0;
}
