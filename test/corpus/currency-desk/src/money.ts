export type Currency = 'EUR' | 'USD' | 'JPY' | 'GBP';

const DECIMALS: Readonly<Record<Currency, number>> = { EUR: 2, USD: 2, GBP: 2, JPY: 0 };

export const SMALL_AMOUNT = 20;
export const SMALL_FEE = 3;
export const FEE_RATE = 0.015;

/** To the currency's smallest coin, half of it up. */
export function roundTo(amount: number, currency: Currency): number {
  const factor = 10 ** DECIMALS[currency];
  return Math.round(amount * factor) / factor;
}

/** In the currency that is paid: a fixed fee for small amounts, else a share. */
export function feeFor(amount: number): number {
  return amount < SMALL_AMOUNT ? SMALL_FEE : amount * FEE_RATE;
}

export function exchange(amount: number, rate: number, to: Currency): number {
  return roundTo((amount - feeFor(amount)) * rate, to);
}

export function show(amount: number, currency: Currency): string {
  return `${currency} ${amount.toFixed(DECIMALS[currency])}`;
}

/** `EUR/USD`, whatever is typed. */
export function pairOf(text: string): readonly [Currency, Currency] {
  const [from, to] = text.toUpperCase().split(/[/\s-]+/);
  if (!isCurrency(from) || !isCurrency(to) || from === to) throw new SyntaxError(`no pair of currencies: ${text}`);
  return [from, to];
}

const isCurrency = (text: string | undefined): text is Currency => text !== undefined && text in DECIMALS;
