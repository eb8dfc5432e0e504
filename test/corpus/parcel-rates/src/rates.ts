export enum Zone {
  Home = 'home',
  Union = 'union',
  World = 'world',
}

export interface Parcel {
  width: number;
  height: number;
  depth: number;
  grams: number;
}

export const FREE_FROM_CENTS = 7500;
export const VOLUME_DIVISOR = 5000;

const BRACKETS: Record<Zone, ReadonlyArray<readonly [number, number]>> = {
  home: [
    [2000, 490],
    [10_000, 790],
    [31_500, 1390],
  ],
  union: [
    [2000, 990],
    [31_500, 2290],
  ],
  world: [[20_000, 4590]],
};

export class TooHeavy extends RangeError {
  override name = 'TooHeavy';
}

/** Grams that a parcel of these centimetres counts as, however light it is. */
export function volumeWeight(parcel: Parcel): number {
  const litres = (parcel.width * parcel.height * parcel.depth) / VOLUME_DIVISOR;
  return Math.ceil(litres * 1000);
}

export function chargeableWeight(parcel: Parcel): number {
  return Math.max(parcel.grams, volumeWeight(parcel));
}

export function baseRate(zone: Zone, grams: number): number {
  const bracket = BRACKETS[zone].find(([limit]) => grams <= limit);
  if (bracket === undefined) throw new TooHeavy(`${grams} g are too heavy for ${zone}`);
  return bracket[1];
}

export function shippingCost(parcel: Parcel, zone: Zone, orderCents: number): number {
  if (zone === Zone.Home && orderCents > FREE_FROM_CENTS) return 0;
  return baseRate(zone, chargeableWeight(parcel));
}

export function euros(cents: number): string {
  return `${(cents / 100).toFixed(2)} EUR`;
}

export function priceTag(zone: Zone, grams: number): string {
  return `from ${euros(baseRate(zone, grams))}`;
}
