import { expect, it } from 'vitest';
import { quadrupled } from '../src/early.ts';

// Under a mutant this test has another name.
it.each([[2, quadrupled(2)]])('quadruples %i to %i', (count, expected) => {
  expect(quadrupled(count)).toBe(expected);
});

it('bears its own name', () => {
  expect(quadrupled(2)).toBe(8);
});
