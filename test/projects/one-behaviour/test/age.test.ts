import { expect, it } from 'vitest';
import { isOfAge } from '../src/age.ts';

it('AGE-1: 18 is of age', () => {
  expect([17, 18, 19].map(isOfAge)).toEqual([false, true, true]);
});
