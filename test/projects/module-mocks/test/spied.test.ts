import { afterEach, expect, it, vi } from 'vitest';
import { taxed } from '../src/price.ts';
import * as rates from '../src/rates.ts';

vi.mock('../src/rates.ts', { spy: true });

afterEach(() => {
  vi.restoreAllMocks();
});

it('calls the real rate, and is seen to', () => {
  expect(taxed(1)).toBe(20);
  expect(rates.baseRate).toHaveBeenCalledOnce();
});

it('gets what a spy returns', () => {
  vi.spyOn(rates, 'baseRate').mockReturnValue(3);
  expect(taxed(1)).toBe(4);
});
