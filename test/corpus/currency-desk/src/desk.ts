import { enter } from './ledger';
import { exchange, type Currency } from './money';

export interface RateSource {
  rate(from: Currency, to: Currency): Promise<number>;
}

export interface Receipt {
  readonly number: number;
  readonly paid: number;
  readonly got: number;
  readonly rate: number;
}

export const RATE_AGE = 60_000;

export class Desk {
  readonly #source: RateSource;
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly rate: number; readonly at: number }>();

  constructor(source: RateSource, now: () => number = Date.now) {
    this.#source = source;
    this.#now = now;
  }

  /** A rate is asked for again after a minute. */
  async rate(from: Currency, to: Currency): Promise<number> {
    const pair = `${from}/${to}`;
    const known = this.#known.get(pair);
    if (known !== undefined && this.#now() - known.at < RATE_AGE) return known.rate;
    const rate = await this.#source.rate(from, to);
    this.#known.set(pair, { rate, at: this.#now() });
    return rate;
  }

  async change(paid: number, from: Currency, to: Currency): Promise<Receipt> {
    if (!(paid > 0)) throw new RangeError('nothing is paid');
    const rate = await this.rate(from, to);
    const got = exchange(paid, rate, to);
    const number = enter({ pair: `${from}/${to}`, paid, got });
    return { number, paid, got, rate };
  }
}

/** Rates of the central bank. */
export async function bankRate(from: Currency, to: Currency): Promise<number> {
  const answer = await fetch(`https://rates.example/${from}-${to}.json`);
  if (!answer.ok) throw new Error(`no rate for ${from}/${to}`);
  const { rate } = await answer.json();
  return rate;
}
