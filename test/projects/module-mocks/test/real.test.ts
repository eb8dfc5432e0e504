import { afterEach, expect, it, vi } from 'vitest';
import { discounted, taxed } from '../src/price.ts';
import * as rates from '../src/rates.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('gives members a discount', () => {
  expect(discounted(100, true)).toBe(95);
});

it('spies on a module that nobody mocked', () => {
  const spy = vi.spyOn(rates, 'baseRate').mockReturnValueOnce(2);
  expect([taxed(1), taxed(1)]).toEqual([3, 20]);
  expect(spy).toHaveBeenCalledTimes(2);
});
