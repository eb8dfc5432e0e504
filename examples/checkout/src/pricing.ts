import { percentOf, type Cents } from './money.ts';
import { voucherDiscount, type Voucher } from './vouchers.ts';

export interface Line {
  readonly sku: string;
  readonly price: Cents;
  readonly quantity: number;
}

export interface Quote {
  readonly subtotal: Cents;
  readonly discount: Cents;
  readonly shipping: Cents;
  readonly total: Cents;
}

const BULK_FROM = 100_00;
const BULK_PERCENT = 10;
const FREE_SHIPPING_FROM = 50_00;
const SHIPPING = 4_95;

export function subtotal(lines: readonly Line[]): Cents {
  let sum = 0;
  for (const line of lines) {
    requireQuantity(line);
    sum += line.price * line.quantity;
  }
  return sum;
}

function requireQuantity({ sku, quantity }: Line): void {
  if (!Number.isInteger(quantity) || quantity < 1) {
    throw new RangeError(`${sku}: the quantity has to be a whole number from 1, not ${quantity}`);
  }
}

export function bulkDiscount(amount: Cents): Cents {
  return amount >= BULK_FROM ? percentOf(amount, BULK_PERCENT) : 0;
}

export function shippingFor(amount: Cents): Cents {
  return amount >= FREE_SHIPPING_FROM ? 0 : SHIPPING;
}

/** What the customer is shown before paying. `day` is `YYYY-MM-DD`. */
export function quote(lines: readonly Line[], day: string, voucher?: Voucher): Quote {
  const full = subtotal(lines);
  const reduced = full - bulkDiscount(full);
  const net = voucher === undefined ? reduced : reduced - voucherDiscount(voucher, reduced, day);
  const shipping = shippingFor(net);
  return { subtotal: full, discount: full - net, shipping, total: net + shipping };
}
