/**
 * What ids that belong together have in common: everything up to the last separator (`.`, `_`, `-`), and whether a number or a word
 * follows. `PRICE-2` and `PRICE-17` are of one family, `cart.add` and `cart.total` of another; `PRICE-list` is of neither, so that
 * compounds of plain words are not taken for misspelt ids. Without a separator the letters before the number count: `R2` and `R17`.
 * `undefined` for a plain word and a plain number.
 */
export function idFamily(id: string): string | undefined {
  const match = /^(.*[._-])([^._-]+)$/su.exec(id) ?? /^(.*?\p{L})(\p{N}+)$/su.exec(id);
  const [, prefix, rest] = match ?? [];
  if (prefix === undefined || rest === undefined) return undefined;
  return /^\p{N}/u.test(rest) ? `${prefix}<number>` : `${prefix}<word>`;
}
