import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { left } from '../src/stock.ts';

writeFileSync(new URL('../test-was-loaded', import.meta.url), '');

it('STOCK-1: counts down', () => {
  expect(left(3, 1)).toBe(2);
});
