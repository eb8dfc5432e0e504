export interface Loan {
  readonly title: string;
  readonly daysLate: number;
}

/** Cents: nothing for the first two days, then 15 a day. The bug: the second day already costs. */
export function fine({ daysLate }: Loan): number {
  return daysLate < 2 ? 0 : (daysLate - 1) * 15;
}

/** Cents, half of one rounded up. The bug: it is rounded down. */
export function reduced(cents: number, percent: number): number {
  return Math.floor((cents * (100 - percent)) / 100);
}

/** The latest first. The bug: the earliest first. */
export function byLateness(loans: readonly Loan[]): Loan[] {
  return loans.toSorted((left, right) => left.daysLate - right.daysLate);
}

/** The bug: a card number of the wrong length is let in. */
export function cardHolder(card: string): string {
  return `holder of ${card.trim().toUpperCase()}`;
}

export class UnknownTitle extends Error {
  override readonly name = 'UnknownTitle';
}

/** The bug: what is thrown is no `UnknownTitle`. */
export async function shelfOf(title: string): Promise<number> {
  const shelves: Readonly<Record<string, number>> = { Emma: 3, Persuasion: 4 };
  const shelf = shelves[title];
  if (shelf === undefined) throw new TypeError(`no shelf for ${title}`);
  return shelf;
}
