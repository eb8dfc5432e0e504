import type { Cents } from './money.ts';
import { charge } from './payment.ts';
import { quote, type Line } from './pricing.ts';

export interface Order {
  readonly status: 'paid' | 'declined' | 'shipped' | 'cancelled';
  readonly total: Cents;
  /** The bank's name for the payment. */
  readonly payment: string;
}

export interface Cancellation {
  readonly status: 'cancelled';
  readonly refund: Cents;
}

/** `day` is `YYYY-MM-DD`. */
export async function placeOrder(lines: readonly Line[], card: string, day: string): Promise<Order> {
  const { total } = quote(lines, day);
  const { approved, reference } = await charge(card, total);
  return { status: approved ? 'paid' : 'declined', total, payment: reference };
}

export function cancelOrder({ status, total }: Order): Cancellation {
  if (status === 'shipped') throw new Error('A shipped order cannot be cancelled');
  return { status: 'cancelled', refund: status === 'paid' ? total : 0 };
}
