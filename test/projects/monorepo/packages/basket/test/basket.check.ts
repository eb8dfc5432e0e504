import { describe, expect, it } from 'vitest';
import { isFree, total } from '../src/basket.ts';

describe('total', () => {
  it('BASKET-1: adds up price times quantity', () => {
    expect(total([{ price: 1.5, quantity: 2 }, { price: 1, quantity: 1 }])).toBe(4);
  });

  it('[BASKET-1, MONEY-1] rounds a sum away from zero', () => {
    expect(total([{ price: 1.125, quantity: 1 }])).toBe(1.13);
  });
});

it('BASKET-2: sends large baskets only for nothing', () => {
  expect(isFree([{ price: 60, quantity: 1 }])).toBe(true);
  expect(isFree([{ price: 40, quantity: 1 }])).toBe(false);
});
