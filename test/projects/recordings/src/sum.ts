export function sum(left: number, right: number): number {
  return left + right;
}

export function refuse(value: number): never {
  throw new RangeError(`${value + 1} is refused`);
}
