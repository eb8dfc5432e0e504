export interface Entry {
  member: string;
  change: number;
}

const entries: Entry[] = [];

export function book(entry: Entry): void {
  entries.push(entry);
}

export function entriesOf(member: string): Entry[] {
  return entries.filter((entry) => entry.member === member);
}
