import { describe, expect, it } from 'vitest';
import { bulkDiscount, quote, shippingFor, subtotal } from '../src/pricing.ts';

const mug = { sku: 'mug', price: 12_50, quantity: 2 };
const pen = { sku: 'pen', price: 1_99, quantity: 1 };

describe('subtotal', () => {
  it('PRICE-1: sums price times quantity over the lines', () => {
    expect(subtotal([mug, pen])).toBe(26_99);
  });

  it('PRICE-1: an empty basket costs nothing', () => {
    expect(subtotal([])).toBe(0);
  });

  it.each([0, -1, 1.5])('PRICE-3: refuses a quantity of %s', (quantity) => {
    expect(() => subtotal([{ ...mug, quantity }])).toThrow(
      new RangeError(`mug: the quantity has to be a whole number from 1, not ${quantity}`),
    );
  });

  it('PRICE-3: accepts a quantity of one', () => {
    expect(subtotal([pen])).toBe(1_99);
  });
});

describe('bulkDiscount', () => {
  it('PRICE-2: large orders get 10% off', () => {
    expect(bulkDiscount(250_00)).toBe(25_00);
  });

  it('PRICE-2: small orders get nothing off', () => {
    expect(bulkDiscount(20_00)).toBe(0);
  });

  it('PRICE-2: the quote includes the discount', () => {
    const result = quote([{ ...mug, quantity: 20 }], '2026-06-01');
    expect(result.total).toBe(result.subtotal - bulkDiscount(result.subtotal));
  });

  it('PRICE-2: should calculate a quote', () => {
    const result = quote([{ ...mug, quantity: 20 }], '2026-06-01');
    expect(result).toBeDefined();
    expect(typeof result.total).toBe('number');
  });
});

describe('shippingFor', () => {
  it.each([10_00, 49_99, 50_00, 80_00])('PRICE-4: calculates shipping for an order of %d', (amount) => {
    const expected = amount >= 50_00 ? 0 : 4_95;
    expect(shippingFor(amount)).toBe(expected);
  });
});

describe('quote', () => {
  it('should match the snapshot', () => {
    expect(quote([mug, pen], '2026-06-01')).toMatchInlineSnapshot(`
      {
        "discount": 0,
        "shipping": 495,
        "subtotal": 2699,
        "total": 3194,
      }
    `);
  });
});
