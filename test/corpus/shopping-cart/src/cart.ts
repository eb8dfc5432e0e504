export interface CartLine {
  sku: string;
  title: string;
  /** In cents. */
  price: number;
  quantity: number;
}

export interface CartState {
  lines: CartLine[];
  coupon: string | null;
  updates: number;
}

export type CartAction =
  | { type: 'added'; line: CartLine }
  | { type: 'removed'; sku: string }
  | { type: 'quantitySet'; sku: string; quantity: number }
  | { type: 'couponApplied'; code: string }
  | { type: 'cleared' };

export const MAX_QUANTITY = 20;

export const emptyCart: CartState = { lines: [], coupon: null, updates: 0 };

const touch = (state: CartState, change: Partial<CartState>): CartState => ({
  ...state,
  ...change,
  updates: state.updates + 1,
});

function add(lines: CartLine[], line: CartLine): CartLine[] {
  const known = lines.some(({ sku }) => sku === line.sku);
  if (!known) return [...lines, { ...line, quantity: Math.min(line.quantity, MAX_QUANTITY) }];
  return lines.map((old) =>
    old.sku === line.sku ? { ...old, quantity: Math.min(old.quantity + line.quantity, MAX_QUANTITY) } : old,
  );
}

function setQuantity(lines: CartLine[], sku: string, quantity: number): CartLine[] {
  if (quantity < 0) return lines;
  return lines.map((line) => (line.sku === sku ? { ...line, quantity: Math.min(quantity, MAX_QUANTITY) } : line));
}

export function cartReducer(state: CartState, action: CartAction): CartState {
  switch (action.type) {
    case 'added':
      return touch(state, { lines: add(state.lines, action.line) });
    case 'removed':
      return touch(state, { lines: state.lines.filter(({ sku }) => sku !== action.sku) });
    case 'quantitySet':
      return touch(state, { lines: setQuantity(state.lines, action.sku, action.quantity) });
    case 'couponApplied':
      return touch(state, { coupon: action.code.trim().toUpperCase() });
    case 'cleared':
      return touch(state, { lines: [], coupon: null });
    default:
      return state;
  }
}
