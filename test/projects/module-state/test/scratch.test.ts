import { expect, it } from 'vitest';
import { sumOf } from '../src/scratch.ts';

it('adds once', () => {
  expect(sumOf(1, 2)).toBe(3);
});

it('adds twice', () => {
  expect([sumOf(3, 4), sumOf(5, 6)]).toEqual([7, 11]);
});
