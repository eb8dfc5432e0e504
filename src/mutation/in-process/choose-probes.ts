/**
 * For each column one of the mutants that it noticed, such that few mutants serve all: each is a load of the file. Greedy, as is usual for
 * set cover: what serves the most columns comes first, and of several the one that was seen first.
 */
export function chooseProbes(kills: ReadonlyMap<number, readonly string[]>): ReadonlyMap<number, string> {
  const waiting = new Map<string, Set<number>>();
  for (const [column, mutants] of kills) {
    for (const mutant of mutants) waiting.set(mutant, (waiting.get(mutant) ?? new Set()).add(column));
  }
  const chosen = new Map<number, string>();
  for (;;) {
    const [first, ...others] = waiting;
    if (first === undefined) return chosen;
    const [mutant, columns] = others.reduce((best, one) => (one[1].size > best[1].size ? one : best), first);
    for (const column of columns) chosen.set(column, mutant);
    const served = [...columns];
    for (const [other, left] of waiting) {
      for (const column of served) left.delete(column);
      if (left.size === 0) waiting.delete(other);
    }
  }
}
