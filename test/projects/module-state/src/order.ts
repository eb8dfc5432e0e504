export function inOrder(values: readonly string[]): string[] {
  return values.slice().sort();
}
