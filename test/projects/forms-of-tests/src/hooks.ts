// What the hooks around a test call.
let transactions: string[] = [];

export function begin(name: string): void {
  transactions = [...transactions, name.toLowerCase()];
}

export function end(): string | undefined {
  const last = transactions.at(-1);
  transactions = transactions.slice(0, -1);
  return last;
}

export const depth = (): number => transactions.length;

export const checksum = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
