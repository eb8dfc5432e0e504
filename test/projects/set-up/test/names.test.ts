import { inject } from 'vitest';
import { discounted } from '#discount';
import { limited } from '@/limits.ts';
import { isTest, taxed } from 'set-up/tax';

it('is limited by what a plugin says', () => {
  expect(limited(9)).toBe('2 pieces');
});

it('is taxed at the rate of the global set-up', () => {
  expect(taxed(100, inject('rate'))).toBe('119 EUR');
});

it('is a test', () => {
  expect(isTest).toBe(true);
});

it('is discounted', () => {
  expect(discounted(100)).toBe(95);
});
