export const GRAMS = { g: 1, kg: 1000, oz: 28.35, lb: 453.6 } as const;
export type Unit = keyof typeof GRAMS;

export function convert(amount: number, from: Unit, to: Unit): number {
  if (from === to) return amount;
  return Math.round((amount * GRAMS[from] * 100) / GRAMS[to]) / 100;
}

export function parseAmount(text: string): { amount: number; unit: Unit } {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*(kg|g|oz|lb)\s*$/i.exec(text);
  if (!match) throw new Error(`not an amount: "${text}"`);
  return { amount: parseFloat(match[1]!.replace(',', '.')), unit: match[2]!.toLowerCase() as Unit };
}

export const formatAmount = (amount: number, unit: Unit): string =>
  unit === 'g' && amount >= GRAMS.kg ? `${(amount / GRAMS.kg).toFixed(2)} kg` : `${Number(amount.toFixed(1))} ${unit}`;
