import { expect, it, vi } from 'vitest';
import { delivered, taxed } from '../src/price.ts';

const { rate } = vi.hoisted(() => ({ rate: { value: 7 } }));

vi.mock('../src/rates.ts', () => ({ baseRate: () => rate.value, surcharge: () => 0 }));

it('adds a mocked rate', () => {
  expect(taxed(100)).toBe(107);
});

it('adds another mocked rate', () => {
  rate.value = 0;
  expect(delivered(100)).toBe(100);
  rate.value = 7;
});
