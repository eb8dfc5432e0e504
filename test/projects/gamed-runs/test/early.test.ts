import { beforeAll, expect, it } from 'vitest';
import { LIMIT, tripled } from '../src/early.ts';

const atTheTop = tripled(2);
let beforeAllTests: number;
beforeAll(() => {
  beforeAllTests = tripled(2);
});

it('mirrors what it computed at the top', () => {
  expect(tripled(2)).toBe(atTheTop);
});

it('mirrors what it computed in beforeAll', () => {
  expect(tripled(2)).toBe(beforeAllTests);
});

it.each([[2, tripled(2)]])('mirrors what its table holds for %i', (count, expected) => {
  expect(tripled(count)).toBe(expected);
});

it('states the value', () => {
  expect(tripled(2)).toBe(6);
});

it('knows the limit', () => {
  expect(LIMIT).toBe(100);
});
