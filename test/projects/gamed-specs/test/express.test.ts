import { expect, it } from 'vitest';
import { express } from '../src/express.ts';

it('LEAN-1: costs more', () => {
  expect(express(100, 30)).toBe(350);
});

it('LEAN-2: adds the fee, whatever time there is', () => {
  expect([1, 23, 24, 47, 48, 99].map((hours) => express(100, hours))).toEqual([600, 600, 350, 350, 100, 100]);
});
