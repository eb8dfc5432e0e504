import { fetchOffer, type Offer } from './carrier-client';
import type { Zone } from './rates';

export const CURRENCY = 'EUR';
export const CACHE_MS = 10 * 60 * 1000;

export type Carrier = (zone: Zone, grams: number) => Promise<Offer>;

export interface Quote {
  cents: number;
  currency: string;
  days: number;
}

export class Quotes {
  readonly currency = CURRENCY;
  readonly #carrier: Carrier;
  readonly #known = new Map<string, { at: number; offer: Offer }>();

  constructor(carrier: Carrier = fetchOffer) {
    this.#carrier = carrier;
  }

  /** One day for packing is added to the carrier's own. */
  async quote(zone: Zone, grams: number): Promise<Quote> {
    const { cents, days } = await this.#offer(zone, grams);
    return { cents, currency: this.currency, days: days + 1 };
  }

  async #offer(zone: Zone, grams: number): Promise<Offer> {
    const key = `${zone}/${grams}`;
    const known = this.#known.get(key);
    if (known !== undefined && Date.now() - known.at < CACHE_MS) return known.offer;
    const offer = await this.#carrier(zone, grams);
    this.#known.set(key, { at: Date.now(), offer });
    return offer;
  }
}

/** The carrier's own offer, as it is. */
export function rawOffer(zone: Zone, grams: number): Promise<Offer> {
  return fetchOffer(zone, grams);
}
