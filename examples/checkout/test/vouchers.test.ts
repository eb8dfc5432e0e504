import { describe, expect, it } from 'vitest';
import { quote, subtotal } from '../src/pricing.ts';
import { findVoucher, isValidOn, normaliseCode, worthOf, type Voucher } from '../src/vouchers.ts';

const ten: Voucher = { code: 'SUMMER10', off: { percent: 10 }, lastDay: '2026-08-31' };
const fiver: Voucher = { code: 'FIVER', off: { amount: 5_00 }, lastDay: '2026-12-31' };

describe('vouchers', () => {
  it('VOUCHER-1: a percentage is taken off', () => {
    expect(worthOf(ten, 20_00)).toBe(2_00);
  });

  it('VOUCHER-1: an amount is taken off', () => {
    expect(worthOf(fiver, 20_00)).toBe(5_00);
  });

  it.each([
    ['2026-06-01', true],
    ['2026-08-31', true],
    ['2026-09-01', false],
  ])('VOUCHER-2: on %s a voucher until 31 August counts: %s', (day, counts) => {
    expect(isValidOn(ten, day)).toBe(counts);
  });

  it('VOUCHER-3: an order never costs less than nothing', () => {
    expect(subtotal([])).toBe(0);
  });

  it('VOUCHER-4: handles lower case and hyphens', () => {
    normaliseCode('summer-10');
    findVoucher([ten, fiver], 'summer 10');
  });

  it('VOUCHER-4: normalises codes consistently', () => {
    const typed = 'sum mer-10';
    expect(normaliseCode(typed)).toBe(normaliseCode(typed));
  });

  it('should apply a voucher to a quote', () => {
    const result = quote([{ sku: 'mug', price: 12_50, quantity: 2 }], '2026-06-01', ten);
    expect(result.total).toBeGreaterThan(0);
  });
});
