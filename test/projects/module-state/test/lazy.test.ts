import { expect, it } from 'vitest';
import { rateOf } from '../src/lazy.ts';

it('asks for the first rate', () => {
  expect(rateOf('DE')).toBe(19);
});

it('asks for the second rate', () => {
  expect(rateOf('FR')).toBe(20);
});
