import { describe, expect, it } from 'vitest';
import grandTotal, { Basket, checkout, payTwice, shippingFee, steps } from '../src/basket.ts';

const lines = [
  { price: 1000, quantity: 2 },
  { price: 250, quantity: 4 },
];

describe('basket', () => {
  it('BASKET-1: adds up its lines', () => {
    expect(Basket.of(...lines).total()).toBe(3000);
  });

  it('BASKET-1: says what it is', () => {
    expect(Basket.of(...lines).describe()).toBe('basket of 2');
  });

  it('BASKET-1: knows that it is not empty', () => {
    expect(Basket.of(...lines).isEmpty).toBe(false);
  });

  it('BASKET-1: refuses a negative quantity', () => {
    expect(() => new Basket().add({ price: 1, quantity: -1 })).toThrow(RangeError);
  });
});

describe('shipping', () => {
  it('BASKET-2: is free for much', () => {
    expect(shippingFee(5001)).toBe(0);
  });

  it('BASKET-2: costs something for little', () => {
    expect(shippingFee(100)).toBe(450);
    expect(shippingFee(100, { express: true })).toBe(990);
  });
});

describe('checkout', () => {
  it('BASKET-3: charges the basket and its shipping', async () => {
    const paid: number[] = [];
    const pay = async (cents: number): Promise<string> => {
      paid.push(cents);
      return `#${paid.length}`;
    };
    expect(await checkout(Basket.of({ price: 100, quantity: 1 }), pay)).toEqual({ receipt: '#1', cents: 550 });
    expect(paid).toEqual([550]);
  });

  it('BASKET-3: pays twice', async () => {
    expect(await payTwice(async () => 'same', 5)).toEqual(['same', 'same']);
  });
});

describe('counting', () => {
  it('BASKET-4: counts steps', () => {
    expect([...steps(3)]).toEqual([1, 2, 3]);
  });

  it('BASKET-4: adds up one basket', () => {
    expect(grandTotal([Basket.of(...lines)])).toBe(3000);
  });

  it('BASKET-5: adds up no basket', () => {
    expect(grandTotal([])).toBe(0);
  });

  it('BASKET-5: adds up a basket', () => {
    expect(grandTotal([Basket.of(...lines)])).toBe(3000);
  });
});
