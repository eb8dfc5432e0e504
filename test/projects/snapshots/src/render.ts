// What snapshots are taken of.
export function heading(text: string, level: number): string {
  return `${'#'.repeat(level)} ${text.trim()}`;
}

export function receipt(prices: readonly number[]): object {
  return { lines: prices.length, total: { cents: prices.reduce((sum, price) => sum + price, 0) } };
}

export function page(title: string, isPlain: boolean): string {
  return isPlain ? title : `<h1>${title}</h1>\n`;
}

/** Takes no part in what its snapshot shows. */
export function stamped(value: number): { value: number; at: Date } {
  return { value, at: new Date(value + 1) };
}

export function refused(amount: number): void {
  if (amount < 0) throw new RangeError(`no ${amount}`);
}
