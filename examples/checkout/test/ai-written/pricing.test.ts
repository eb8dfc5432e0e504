import { describe, expect, it } from 'vitest';
import { bulkDiscount, quote, subtotal } from '../../src/pricing.ts';

const lines = [{ sku: 'mug', price: 12_50, quantity: 20 }];

describe('quote', () => {
  it('PRICE-2: should apply the bulk discount', () => {
    const expected = bulkDiscount(subtotal(lines));
    expect(quote(lines, '2026-06-01').discount).toBe(expected);
  });
});
