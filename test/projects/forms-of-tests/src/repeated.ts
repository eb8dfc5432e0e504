// For tests that run several times by themselves.
export function capped(value: number): number {
  return value > 2 ? 2 : value;
}

export function reached(tries: number): boolean {
  return tries >= 3;
}
