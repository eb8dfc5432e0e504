// The dependency that tests put something else in the place of.
export function baseRate(): number {
  return 10 + 9;
}

export function surcharge(amount: number): number {
  return amount / 50;
}
