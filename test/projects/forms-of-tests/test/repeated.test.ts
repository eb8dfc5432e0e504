import { expect, test } from 'vitest';
import { capped, reached } from '../src/repeated.ts';

let runs = 0;
test('holds three times, for 1, 2 and 3', { repeats: 2 }, () => {
  runs = (runs % 3) + 1;
  expect(capped(runs)).toBe(Math.min(runs, 2));
});

let tries = 0;
test('passes at the third try', { retry: 3 }, () => {
  tries = (tries % 3) + 1;
  expect(reached(tries)).toBe(true);
});
