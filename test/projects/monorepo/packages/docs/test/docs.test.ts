import { expect, it } from 'vitest';

it('MONEY-1: is no test of a package with specs', () => {
  expect(1).toBe(2);
});
