export function countTo(limit: number): readonly number[] {
  const numbers = [];
  for (let next = 1; next <= limit; next++) numbers[next % 10] = next;
  return numbers;
}
