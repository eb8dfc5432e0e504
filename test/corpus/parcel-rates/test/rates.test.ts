import { beforeEach, describe, expect, it } from 'vitest';
import {
  baseRate,
  chargeableWeight,
  euros,
  FREE_FROM_CENTS,
  priceTag,
  shippingCost,
  TooHeavy,
  volumeWeight,
  Zone,
} from '../src/rates';
import { parcel, small } from './helpers/parcels';

const box = parcel(35, 25, 12);
const EXPECTED_VOLUME_WEIGHT = Math.ceil(((35 * 25 * 12) / 5000) * 1000);

describe('weights', () => {
  it('SHIP-1: a large light box counts by its volume', () => {
    expect(chargeableWeight(parcel(40, 30, 20, 900))).toBe(4800);
    expect(volumeWeight(parcel(10, 10, 7.001))).toBe(141);
  });

  it('SHIP-1: a small heavy one counts by its weight', () => {
    expect(chargeableWeight(small)).toBe(small.grams);
  });

  it('SHIP-1: which side is up does not matter, and twice the height is twice the volume', () => {
    expect(volumeWeight(parcel(12, 35, 25))).toBe(volumeWeight(box));
    expect(volumeWeight({ ...box, height: 50 })).toBe(2 * volumeWeight(box));
  });

  it('SHIP-1: should calculate the volumetric weight', () => {
    expect(volumeWeight(box)).toBe(EXPECTED_VOLUME_WEIGHT);
  });

  it('SHIP-1: should never be lower than itself', () => {
    expect(volumeWeight(box)).toBeGreaterThanOrEqual(volumeWeight(box));
  });

  describe('with a recorded weight', () => {
    let recorded: number;

    beforeEach(() => {
      recorded = chargeableWeight(box);
    });

    it('SHIP-1: should return the expected chargeable weight', () => {
      expect(chargeableWeight(box)).toEqual(recorded);
    });
  });
});

describe('rates', () => {
  it('SHIP-2: change above the limit of a bracket', () => {
    expect([1, 2000, 2001, 10_000, 10_001].map((grams) => baseRate(Zone.Home, grams))).toEqual([
      490, 490, 790, 790, 1390,
    ]);
    expect(baseRate(Zone.Union, 5000)).toBe(2290);
  });

  it('SHIP-2: end at the heaviest bracket', () => {
    expect(() => baseRate(Zone.World, 20_001)).toThrow(TooHeavy);
    expect(() => baseRate(Zone.World, 20_001)).toThrow(/20001 g are too heavy for world/);
    expect(baseRate(Zone.World, 20_000)).toBe(4590);
  });

  it('SHIP-2: should return rates for every zone', () => {
    const rates = Object.values(Zone).map((zone) => [zone, baseRate(zone, 1800)]);
    expect(rates).toMatchSnapshot();
  });

  it('SHIP-3: is free above the limit, at home only', () => {
    expect(shippingCost(small, Zone.Home, FREE_FROM_CENTS + 1)).toBe(0);
    expect(shippingCost(small, Zone.Home, 7499)).toBe(490);
    expect(shippingCost(small, Zone.Union, 9000)).toBe(990);
  });

  it('SHIP-3: should charge shipping up to the free shipping limit', () => {
    expect(shippingCost(small, Zone.Home, 7500)).toBe(490);
  });
});

describe('price tags', () => {
  it('SHIP-5: name euros and cents', () => {
    expect(priceTag(Zone.Home, 1500)).toBe('from 4.90 EUR');
    expect(euros(5)).toBe('0.05 EUR');
  });

  it('SHIP-5: looks as in the brochure', () => {
    expect(priceTag(Zone.Home, 1500)).toMatchInlineSnapshot(`"from 4.90 EUR"`);
  });

  it('SHIP-5: should format the base rate', () => {
    expect(priceTag(Zone.World, 700)).toBe('from ' + euros(baseRate(Zone.World, 700)));
  });
});
