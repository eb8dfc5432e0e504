// What a helper of the tests may ask once, and keep.
export function invoiceOf(amount: number): number {
  return amount + amount / 4;
}
