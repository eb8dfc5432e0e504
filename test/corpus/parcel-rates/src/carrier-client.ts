import type { Zone } from './rates';

export interface Offer {
  cents: number;
  days: number;
}

export class CarrierDown extends Error {
  override name = 'CarrierDown';
}

export async function fetchOffer(zone: Zone, grams: number): Promise<Offer> {
  const response = await fetch(`https://carrier.example/offers?zone=${zone}&kg=${grams / 1000}`);
  if (!response.ok) throw new CarrierDown(`the carrier answered ${response.status}`);
  const body = (await response.json()) as { price: string; transit: { min: number; max: number } };
  return { cents: Math.round(Number(body.price) * 100), days: body.transit.max };
}
