export class EmptySlug extends Error {
  override name = 'EmptySlug';
}

export function slugify(title: string): string {
  const plain = title.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (slug === '') throw new EmptySlug(`no slug for "${title}"`);
  return slug;
}

/** A slug that is not in `taken`: the second of a name ends in 2, the third in 3. */
export function uniqueSlug(title: string, taken: readonly string[]): string {
  const slug = slugify(title);
  if (!taken.includes(slug)) return slug;
  const namesakes = taken.filter((other) => other.startsWith(`${slug}-`)).length;
  return `${slug}-${namesakes + 1}`;
}
