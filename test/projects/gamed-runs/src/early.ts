// What is called before any test runs is captured as it was then.
export function tripled(count: number): number {
  return count * 3;
}

export function quadrupled(count: number): number {
  return count * 4;
}

/** Nothing but a number. */
export const LIMIT = 100;
