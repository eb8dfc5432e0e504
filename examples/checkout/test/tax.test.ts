import { expect, it } from 'vitest';
import { vatIn } from '../src/tax.ts';

it('TAX-1: 119.00 are 100.00 and 19.00 of tax', () => {
  expect(vatIn(119_00)).toBe(19_00);
});
