import { expect } from 'vitest';
import { BoardError, type Refusal } from '../../src/board';

export function expectRefusal(action: () => void, refusal: Refusal): void {
  let caught: unknown;
  try {
    action();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(BoardError);
  expect((caught as BoardError).refusal).toBe(refusal);
}
