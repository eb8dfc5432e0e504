import { expect, it } from 'vitest';
import { copyOf, tidyUp } from '../src/globals.ts';

it('leaves the globals of others alone', () => {
  tidyUp(false);
  expect(typeof structuredClone).toBe('function');
});

it('copies deeply', () => {
  const value = { list: [1] };
  expect(copyOf(value, 1)).not.toBe(value);
});
