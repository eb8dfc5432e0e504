/** The first `most` of a list, or one more where that is the last: a line that says "and 1 more" costs as much as the one it hides. */
export function shownOf<T>(items: readonly T[], most: number): readonly T[] {
  return items.length === most + 1 ? items : items.slice(0, most);
}
