/** Where and how a test names behaviours (PRODUCT.md, section 2). Whether a token is an id at all is the caller's question. */

/** What may be an id: it starts and ends with a letter or digit. */
const TOKEN = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?/u;

/**
 * The ids at the very beginning of a title: each is followed by `:`, a space or the end, and several are separated by commas or
 * spaces (`PRICE-1, PRICE-2: …`). The first word that is no id ends them.
 */
export function leadingIds(title: string, isId: (token: string) => boolean): readonly string[] {
  const ids: string[] = [];
  let rest = title;
  for (;;) {
    const token = TOKEN.exec(rest)?.[0];
    if (token === undefined || !isId(token)) return ids;
    rest = rest.slice(token.length);
    if (!/^(?:[\s:,]|$)/.test(rest)) return ids;
    ids.push(token);
    if (rest.startsWith(':')) return ids;
    rest = rest.replace(/^[\s,]+/, '');
  }
}

/** The ids in square brackets anywhere in a title, separated by commas, semicolons, colons or spaces. */
export function bracketedIds(title: string, isId: (token: string) => boolean): readonly string[] {
  return Array.from(title.matchAll(/\[([^[\]]*)\]/g), (match) => match[1] ?? '')
    .flatMap((content) => content.split(/[\s,;:]+/))
    .filter(isId);
}
