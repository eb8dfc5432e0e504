import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cancelOrder, placeOrder, type Order } from '../../src/orders.ts';
import { charge } from '../../src/payment.ts';
import { quote } from '../../src/pricing.ts';

vi.mock('../../src/payment.ts');
vi.mock('../../src/pricing.ts', { spy: true });

const lines = [{ sku: 'mug', price: 12_50, quantity: 2 }];
const order: Order = { status: 'paid', total: 29_95, payment: 'P-1' };

describe('placeOrder', () => {
  beforeEach(() => {
    vi.mocked(charge).mockResolvedValue({ approved: true, reference: 'P-1' });
  });

  it('ORDER-1: should calculate the quote', async () => {
    await placeOrder(lines, '4111', '2026-06-01');
    expect(quote).toHaveBeenCalledWith(lines, '2026-06-01');
  });

  it('ORDER-1: should process the payment', async () => {
    const result = await placeOrder(lines, '4111', '2026-06-01');
    expect(result.payment).toBe('P-1');
  });
});

describe('cancelOrder', () => {
  it('ORDER-2: should cancel the order', () => {
    expect(cancelOrder(order)).toMatchObject({ status: 'cancelled' });
  });

  it('ORDER-3: should check for shipped orders', () => {
    expect(cancelOrder.toString()).toContain('shipped');
  });
});
