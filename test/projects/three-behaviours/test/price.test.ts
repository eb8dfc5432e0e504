import { describe, expect, it } from 'vitest';
import { discounted, shipping, subtotal } from '../src/price.ts';

describe('subtotal', () => {
  it('PRICE-1: adds up price times quantity', () => {
    expect(subtotal([{ price: 3, quantity: 2 }, { price: 10, quantity: 1 }])).toBe(16);
  });
});

describe('discount', () => {
  it('PRICE-2: takes 10 off a large basket', () => {
    expect(discounted(200)).toBe(190);
  });

  it('PRICE-2: leaves a small basket alone', () => {
    discounted(20);
  });
});

it('PRICE-3: ships', () => {
  expect(subtotal([{ price: 60, quantity: 1 }])).toBe(60);
});

it('costs nothing to ship a large basket', () => {
  expect(shipping(60)).toBe(0);
});
