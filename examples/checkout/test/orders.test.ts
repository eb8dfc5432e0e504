import { expect, it, vi } from 'vitest';
import { placeOrder } from '../src/orders.ts';
import { charge } from '../src/payment.ts';

vi.mock('../src/payment.ts');

const mug = { sku: 'mug', price: 12_50, quantity: 2 };

it.each([
  { approved: true, status: 'paid' },
  { approved: false, status: 'declined' },
])('ORDER-1: charges the total, and the order is $status', async ({ approved, status }) => {
  vi.mocked(charge).mockResolvedValue({ approved, reference: 'P-1' });
  expect(await placeOrder([mug], '4111', '2026-06-01')).toEqual({ status, total: 29_95, payment: 'P-1' });
  expect(charge).toHaveBeenCalledWith('4111', 29_95);
});
