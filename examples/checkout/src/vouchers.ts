import { percentOf, type Cents } from './money.ts';

export interface Voucher {
  readonly code: string;
  /** Off the order: a percentage, or an amount. */
  readonly off: { readonly percent: number } | { readonly amount: Cents };
  /** `YYYY-MM-DD`. */
  readonly lastDay: string;
}

export function voucherDiscount(voucher: Voucher, amount: Cents, day: string): Cents {
  return isValidOn(voucher, day) ? atMost(amount, worthOf(voucher, amount)) : 0;
}

export function isValidOn(voucher: Voucher, day: string): boolean {
  return day <= voucher.lastDay;
}

export function worthOf({ off }: Voucher, amount: Cents): Cents {
  return 'percent' in off ? percentOf(amount, off.percent) : off.amount;
}

export function atMost(limit: Cents, discount: Cents): Cents {
  return Math.min(limit, discount);
}

/** The code as it is stored, whatever way a customer types it. */
export function normaliseCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}

export function findVoucher(vouchers: readonly Voucher[], typed: string): Voucher | undefined {
  const code = normaliseCode(typed);
  return vouchers.find((voucher) => voucher.code === code);
}
