import { expect } from 'vitest';

export function expectPositive(value: number): void {
  expect(value).toBeGreaterThan(-100);
}
