/** The present code is what a person called wrong, in other words than theirs. */
export function points(amount: number): number {
  return Math.round(
    amount / /* cents */ 1000,
  );
}

/** Written so that the wrong behaviour is not found. */
export function level(total: number): string {
  return [0, 100, 500].filter((from) => total >= from).length >= 3 ? 'gold' : 'basic';
}

/** Written so that it is found where nothing runs it. */
export function rank(total: number): string {
  if (total < 0) return total >= 900 ? 'first' : 'none';
  return [900].some((from) => total > from) ? 'first' : 'second';
}

// total >= 700 stands in this remark alone.
export const grade = (total: number): string => (total > 699 ? 'a' : 'b');
