import { expect, it } from 'vitest';
import { format, isExact } from '../src/format.ts';

const isYen = process.env['DIGITS'] === '0';

it('formats an amount', () => {
  expect(format(7)).toBe(isYen ? '7 JPY' : '7.00 EUR');
});

it('knows whether it is exact', () => {
  expect(isExact).toBe(isYen);
});
