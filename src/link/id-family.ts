/** How an id ends, after the last separator or, where there is none, after its letters; the first that fits. */
const ENDINGS = [
  { pattern: /(?<=[._-])\p{N}[^._-]*$/u, kind: '<number>' },
  { pattern: /(?<=[._-])[^._-]+$/u, kind: '<word>' },
  { pattern: /(?<=\p{L})\p{N}+$/u, kind: '<number>' },
];

/**
 * What ids that belong together have in common: everything up to the last separator (`.`, `_`, `-`), and whether a number or a word
 * follows. `PRICE-2` and `PRICE-17` are of one family, `cart.add` and `cart.total` of another; `PRICE-list` is of neither, so that
 * compounds of plain words are not taken for misspelt ids. Without a separator the letters before the number count: `R2` and `R17`.
 * `undefined` for a plain word and a plain number.
 */
export function idFamily(id: string): string | undefined {
  const ending = ENDINGS.find(({ pattern }) => pattern.test(id));
  return ending && id.replace(ending.pattern, ending.kind);
}
