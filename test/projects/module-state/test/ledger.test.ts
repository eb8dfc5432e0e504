import { expect, it } from 'vitest';
import { record } from '../src/ledger.ts';

it('makes the first entry', () => {
  expect(record()).toBe(1);
});

it('makes the second entry', () => {
  expect(record()).toBe(2);
});
