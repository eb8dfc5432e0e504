// Bytes that all calls share: where a mutant writes one elsewhere, what an earlier call wrote is still there, and may well be right.
const bytes = new Uint8Array(2);

export function sumOf(first: number, second: number): number {
  write(first, second);
  return (bytes[0] ?? 0) + (bytes[1] ?? 0);
}

function write(first: number, second: number): void {
  bytes[0] = first;
  bytes[1] = second;
}
