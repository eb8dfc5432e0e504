import { describe, expect, it, vi } from 'vitest';
import { emptyCart } from '../src/cart';
import { createStore } from '../src/store';

const clear = { type: 'cleared' } as const;

describe('store', () => {
  it('STORE-1: tells each listener of each change until it leaves', () => {
    const store = createStore();
    const early = vi.fn();
    const late = vi.fn();
    const leave = store.subscribe(early);
    store.subscribe(late);
    store.dispatch(clear);
    leave();
    store.dispatch(clear);
    expect(early).toHaveBeenCalledTimes(1);
    expect(late).toHaveBeenCalledTimes(2);
    expect(late).toHaveBeenLastCalledWith({ ...emptyCart, updates: 2 });
  });

  it('STORE-1: should notify the listener with the state', () => {
    const store = createStore();
    const listener = vi.fn(() => {
      expect(store.getState().updates).toBe(99);
    });
    expect(listener).not.toHaveBeenCalled();
  });

  it('STORE-2: is silent when nothing changes', () => {
    const store = createStore();
    const listener = vi.fn();
    store.subscribe(listener);
    store.dispatch({ type: 'nothing' } as never);
    expect(listener).not.toHaveBeenCalled();
    expect(store.getState()).toBe(emptyCart);
  });

  it.todo('STORE-2: is silent for a coupon that is applied twice');
});
