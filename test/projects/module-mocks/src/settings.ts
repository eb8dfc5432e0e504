// Evaluated each time the module is loaded; a test loads it anew.
import { baseRate } from './rates.ts';

export const LIMIT = baseRate() * 2;

let uses = 0;

export function useCount(step: number): number {
  uses = uses + step;
  return uses;
}
