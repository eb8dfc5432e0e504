/** A number with its noun: `1 test`, `2 tests`, `1,204 behaviours`. `plural` is for nouns that take more than an `s`. */
export function countText(count: number, noun: string, plural = `${noun}s`): string {
  return `${numberText(count)} ${count === 1 ? noun : plural}`;
}

/** With commas between thousands, in every locale. */
export function numberText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
