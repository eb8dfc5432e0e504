import { expect, it } from 'vitest';
import { LIMIT, priced } from '../src/early.ts';

// The code's own answer, taken while this file loads.
const mirrored = priced(2);

it('states the price', () => {
  expect(priced(2)).toBe(20);
});

it('mirrors the price', () => {
  expect(priced(2)).toBe(mirrored);
});

it('knows the limit', () => {
  expect(LIMIT).toBe(3);
});
