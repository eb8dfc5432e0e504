export interface Entry {
  readonly pair: string;
  readonly paid: number;
  readonly got: number;
}

const entries: Entry[] = [];

export function enter(entry: Entry): number {
  entries.push(entry);
  return entries.length;
}
