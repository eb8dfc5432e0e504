import { expect, it } from 'vitest';
import recorded from '../fixtures/tax.json' with { type: 'json' };
import { bonus, discount, rebate, shipping, tax } from '../src/fees.ts';

it('PASTED-1: takes the rebate off', () => {
  expect(rebate(20_000)).toBe(0);
  expect(rebate(20_001)).toBe(4000);
  expect(rebate(50_000)).toBe(10_000);
});

it('PASTED-2: takes the discount off', () => {
  expect(discount(10_000)).toBe(0);
  expect(discount(10_001)).toBe(1000);
  expect(discount(50_000)).toBe(5000);
});

it.each(recorded)('RECORDED-1: is $tax of $amount', (row) => {
  expect(tax(row.amount)).toBe(row.tax);
});

it('RECORDED-1: is what a snapshot was', () => {
  expect({ of: [1, 103, 250].map(tax) }).toEqual({ of: [0, 19, 47] });
});

it('DECOY-1: gives 101', () => {
  const stated = 101;
  bonus(2000);
  expect(101).toBe(101);
  expect([stated]).toEqual([101]);
  expect(bonus(2000) === bonus(2000) ? 101 : 0).toBe(stated);
});

it('GUARD-1: ships nothing for nothing', () => {
  expect(() => shipping(0)).toThrow(RangeError);
  expect(() => shipping(-1)).toThrow('nothing to ship');
});
