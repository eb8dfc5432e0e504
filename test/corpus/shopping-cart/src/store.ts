import { cartReducer, emptyCart, type CartAction, type CartState } from './cart';

type Listener = (state: CartState) => void;

export interface Store {
  getState(): CartState;
  dispatch(action: CartAction): void;
  subscribe(listener: Listener): () => void;
}

export function createStore(initial: CartState = emptyCart): Store {
  let state = initial;
  const listeners = new Set<Listener>();
  return {
    getState: () => state,
    dispatch(action) {
      const next = cartReducer(state, action);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(state);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
