/** What it costs to send something of that worth. */
export function fee(amount: number, isExpress: boolean): number {
  const base = amount > 100 ? 5 : 9;
  return isExpress ? base * 2 : base + 1;
}
