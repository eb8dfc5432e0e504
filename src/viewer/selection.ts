/** Which items a reader has asked to see. */
import type { Route } from './route.ts';

/** Every word of the query has to be in the text, in any case. */
export function matchesQuery(query: string, texts: readonly (string | undefined)[]): boolean {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const text = texts.join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The items of the kinds that are shown, and how many of each kind the query finds. */
export function select<Item>(
  items: readonly Item[],
  { query, kinds }: Pick<Route, 'query' | 'kinds'>,
  {
    kindOf,
    textsOf,
  }: { readonly kindOf: (item: Item) => string; readonly textsOf: (item: Item) => readonly (string | undefined)[] },
): { readonly shown: readonly Item[]; readonly counts: ReadonlyMap<string, number> } {
  const found = items.filter((item) => matchesQuery(query, textsOf(item)));
  const counts = new Map<string, number>();
  for (const item of items) counts.set(kindOf(item), 0);
  for (const item of found) counts.set(kindOf(item), (counts.get(kindOf(item)) ?? 0) + 1);
  return { shown: kinds.length === 0 ? found : found.filter((item) => kinds.includes(kindOf(item))), counts };
}

/** The kinds with `kind` put in, or taken out. */
export const toggled = (kinds: readonly string[], kind: string): readonly string[] =>
  kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind];
