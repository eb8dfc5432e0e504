import { expect } from 'vitest';

/** Fails unless the two differ by less than a millionth. */
export function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThan(1e-6);
}

export const isClose = (actual: number, expected: number): boolean => Math.abs(actual - expected) < 1e-6;
