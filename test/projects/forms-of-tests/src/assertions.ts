// For each way of asserting that is more than one `expect` after the other.
export function forEachLine(text: string, visit: (line: string) => void): void {
  for (const line of text.split('\n')) if (line !== '') visit(line);
}

export const sizeOf = (width: number, height: number): { width: number; area: number } => ({
  width: width + 0.5,
  area: width * height,
});

let progress = 0;

export function start(step: number): void {
  progress = 0;
  setTimeout(() => {
    progress += step * 2;
  }, 5);
}

export const progressNow = (): number => progress;

export async function fetched(isThere: boolean): Promise<string> {
  if (!isThere) throw new RangeError('not there');
  return 'there';
}

export const withdrawn = (balance: number, amount: number): number => balance - amount;
