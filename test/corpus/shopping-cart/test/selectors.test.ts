import { beforeEach, describe, expect, it } from 'vitest';
import { emptyCart, type CartLine, type CartState } from '../src/cart';
import * as selectors from '../src/selectors';
import { couponDiscount, FREE_SHIPPING_FROM, goodsTotal, itemCount, shippingCost, summary } from '../src/selectors';

const line = (price: number, quantity = 1): CartLine => ({ sku: `S${price}`, title: 'Thing', price, quantity });
const cart = (lines: CartLine[], coupon: string | null = null): CartState => ({ ...emptyCart, lines, coupon });

describe('SUM-1 goods', () => {
  it('is 16.00 for two teas and a cup', () => {
    expect(goodsTotal(cart([line(350, 2), line(900)]))).to.equal(1600);
  });

  it('is the sum of what two halves of the cart cost', () => {
    const some = [line(120, 3), line(999)];
    const others = [line(5, 8)];
    expect(goodsTotal(cart([...some, ...others]))).toBe(goodsTotal(cart(some)) + goodsTotal(cart(others)));
  });

  it('is both prices for one of each', () => {
    const [cheap, dear] = [120, 4350];
    expect(goodsTotal(cart([line(cheap), line(dear)]))).toBe(cheap + dear);
  });

  it('should calculate the goods total', () => {
    const state = cart([line(250, 4), line(1999, 2), line(75)]);
    let expectedTotal = 0;
    state.lines.forEach(({ price, quantity }) => {
      expectedTotal += price * quantity;
    });
    expect(goodsTotal(state)).toBe(expectedTotal);
  });
});

describe('SUM-2 discount', () => {
  it.each`
    coupon       | discount
    ${'WELCOME'} | ${33}
    ${'SUMMER'}  | ${83}
    ${'WINTER'}  | ${0}
    ${null}      | ${0}
  `('$coupon takes $discount off 3.33', ({ coupon, discount }) => {
    expect(couponDiscount(cart([line(333)], coupon))).toBe(discount);
  });

  it.each([
    { size: 'one line', lines: [line(1234)], expected: couponDiscount(cart([line(1234)], 'SUMMER')) },
    { size: 'two lines', lines: [line(10), line(20)], expected: couponDiscount(cart([line(10), line(20)], 'SUMMER')) },
  ])('should discount $size correctly', ({ lines, expected }) => {
    expect(couponDiscount(cart(lines, 'SUMMER'))).toBe(expected);
  });
});

describe('SUM-3 shipping', () => {
  it('is free from 50.00 on', () => {
    expect(shippingCost(cart([line(FREE_SHIPPING_FROM)]))).toBe(0);
    expect(shippingCost(cart([line(FREE_SHIPPING_FROM - 1)]))).toBe(490);
  });

  it('is free for an empty cart', () => {
    expect(shippingCost(emptyCart)).toBe(0);
  });

  it('looks at the goods after the discount', () => {
    expect(shippingCost(cart([line(5200)], 'WELCOME'))).toBe(490);
  });

  it('should charge the shipping constant', () => {
    expect(shippingCost(cart([line(100)]))).toBe(selectors.SHIPPING);
  });
});

describe('SUM-4 summary', () => {
  let state: CartState;
  let expected: ReturnType<typeof summary>;

  beforeEach(() => {
    state = cart([line(2000, 2)], 'WELCOME');
    const goods = goodsTotal(state);
    const discount = couponDiscount(state);
    const shipping = shippingCost(state);
    expected = { items: itemCount(state), goods, discount, shipping, total: goods - discount + shipping };
  });

  it('should combine all values', () => {
    expect(summary(state)).toEqual(expected);
  });

  it('adds up what it shows', () => {
    const shown = summary(state);
    expect(shown.goods - shown.discount + shown.shipping).toBe(shown.total);
  });

  it('costs 40.90 for two pots with WELCOME', () => {
    expect(summary(state).total).toBe(4090);
    expect(summary(state).items).toBe(2);
  });

  it('should use the shipping cost', () => {
    const small = cart([line(700)]);
    expect(summary(small).shipping).toBe(shippingCost(small));
  });

  it('should count items', () => {
    expect(summary(cart([line(5, 3), line(7)]))).toEqual(expect.objectContaining({ items: 4 }));
  });
});
