const LONGEST_SNIPPET = 40;

/** `PRICE-1`, `PRICE-1 and PRICE-2`, `PRICE-1, PRICE-2 and PRICE-3`. */
export function listOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  const others = words.slice(0, -1);
  return others.length === 0 ? last : `${others.join(', ')} and ${last}`;
}

/** `1 change`, `3 changes`. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Code as part of a sentence: on one line and short. */
export function snippet(code: string): string {
  const line = code.replaceAll(/\s+/gu, ' ').trim();
  return `\`${line.length > LONGEST_SNIPPET ? `${line.slice(0, LONGEST_SNIPPET - 1)}…` : line}\``;
}
