import { expect, it } from 'vitest';
import { nan } from '../src/odd.ts';

it('ODD-1: is no number', () => {
  expect(nan()).toBeNaN();
});
