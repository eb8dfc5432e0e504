import { describe, expect, it } from 'vitest';
import { cartReducer, emptyCart, MAX_QUANTITY, type CartAction, type CartLine, type CartState } from '../src/cart';

const tea = (over: Partial<CartLine> = {}): CartLine => ({ sku: 'T', title: 'Tea', price: 350, quantity: 2, ...over });
const cup = (over: Partial<CartLine> = {}): CartLine => ({ sku: 'C', title: 'Cup', price: 900, quantity: 1, ...over });
const cart = (...lines: CartLine[]): CartState => ({ ...emptyCart, lines });

const play = (...actions: CartAction[]): CartState => actions.reduce(cartReducer, emptyCart);

describe('CART-1 adding', () => {
  it('adds up the quantities of one article', () => {
    const state = play({ type: 'added', line: tea() }, { type: 'added', line: tea({ quantity: 3 }) });
    expect(state.lines).toEqual([tea({ quantity: 5 })]);
  });

  it('keeps other articles apart, in the order of their arrival', () => {
    const state = play({ type: 'added', line: cup() }, { type: 'added', line: tea() }, { type: 'added', line: cup() });
    expect(state.lines.map(({ sku, quantity }) => `${sku}${quantity}`)).toEqual(['C2', 'T2']);
  });

  it('comes to the same for one big and many small additions', () => {
    const small = play(...Array.from({ length: 6 }, (): CartAction => ({ type: 'added', line: tea({ quantity: 1 }) })));
    const big = play({ type: 'added', line: tea({ quantity: 6 }) });
    expect(small.lines).toEqual(big.lines);
  });

  it('should cap the quantity at the maximum', () => {
    const state = play({ type: 'added', line: tea({ quantity: 50 }) });
    expect(state.lines[0]?.quantity).toBe(MAX_QUANTITY);
  });

  it('should add an item to the cart', () => {
    const line = tea();
    const state = cartReducer(emptyCart, { type: 'added', line });
    const expected = { ...emptyCart, lines: [line], updates: emptyCart.updates + 1 };
    expect(state).toEqual(expected);
  });

  it('should update the cart', () => {
    const next = cartReducer(cart(tea()), { type: 'added', line: tea() });
    expect(next).toEqual({ lines: next.lines, coupon: next.coupon, updates: next.updates });
  });
});

describe('CART-2 quantities', () => {
  it('sets a quantity of zero', () => {
    const state = cartReducer(cart(tea()), { type: 'quantitySet', sku: 'T', quantity: 0 });
    expect(state.lines).toEqual([tea({ quantity: 0 })]);
  });

  it('ignores a negative quantity', () => {
    const state = cartReducer(cart(tea()), { type: 'quantitySet', sku: 'T', quantity: -1 });
    expect(state.lines).toEqual([tea()]);
  });
});

describe('CART-3 purity', () => {
  it('leaves the given state alone', () => {
    const before = cart(tea(), cup());
    const copy = structuredClone(before);
    const after = cartReducer(before, { type: 'added', line: tea() });
    cartReducer(before, { type: 'removed', sku: 'C' });
    cartReducer(before, { type: 'cleared' });
    expect(before).toEqual(copy);
    expect(after.lines).not.toBe(before.lines);
  });

  it('gives back the very state for an unknown action', () => {
    const state = cart(tea());
    expect(cartReducer(state, { type: 'renamed' } as never)).toBe(state);
  });
});

describe('CART-5 taking out', () => {
  it('removes one article', () => {
    expect(cartReducer(cart(tea(), cup()), { type: 'removed', sku: 'C' }).lines).toEqual([tea()]);
  });

  it('leaves nothing behind when everything goes', () => {
    const full = { ...cart(tea(), cup()), coupon: 'SUMMER' };
    expect(cartReducer(full, { type: 'cleared' })).toEqual({ ...emptyCart, updates: 1 });
  });
});

describe('CART-4 coupons', () => {
  it.each([
    ['summer', 'SUMMER'],
    [' Summer ', 'SUMMER'],
    ['WELCOME', 'WELCOME'],
  ])('stores %j as %s', (code, stored) => {
    expect(cartReducer(emptyCart, { type: 'couponApplied', code }).coupon).toBe(stored);
  });

  it('should store the normalised coupon', () => {
    const code = '  welcome';
    expect(cartReducer(emptyCart, { type: 'couponApplied', code })).toMatchSnapshot();
  });

  it('should have a coupon property', () => {
    const state = cartReducer(emptyCart, { type: 'couponApplied', code: 'x' });
    expect(state).toHaveProperty('coupon');
    expect(state.coupon).toBeTruthy();
  });
});
