import type { CartState } from './cart';

export const FREE_SHIPPING_FROM = 5000;
export const SHIPPING = 490;

const COUPONS: Record<string, number> = { WELCOME: 10, SUMMER: 25 };

export function itemCount(state: CartState): number {
  return state.lines.reduce((count, line) => count + line.quantity, 0);
}

export function goodsTotal(state: CartState): number {
  return state.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
}

export function couponDiscount(state: CartState): number {
  const percent = COUPONS[state.coupon ?? ''] ?? 0;
  return Math.floor((goodsTotal(state) * percent) / 100);
}

export function shippingCost(state: CartState): number {
  if (state.lines.length === 0) return 0;
  return goodsTotal(state) - couponDiscount(state) >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
}

export interface Summary {
  items: number;
  goods: number;
  discount: number;
  shipping: number;
  total: number;
}

export function summary(state: CartState): Summary {
  const goods = goodsTotal(state);
  const discount = couponDiscount(state);
  const shipping = shippingCost(state);
  return { items: itemCount(state), goods, discount, shipping, total: goods - discount + shipping };
}
