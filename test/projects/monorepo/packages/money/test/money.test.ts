import { expect, it } from 'vitest';
import { roundCents } from '../src/money.ts';

it('MONEY-1: rounds half a cent up', () => {
  expect(roundCents(1.125)).toBe(1.13);
});

it('MONEY-1: rounds half a cent of a debt down', () => {
  expect(roundCents(-1.125)).toBe(-1.13);
});
