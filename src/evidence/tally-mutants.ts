import type { Evidence, RowClass } from '../model/evidence.ts';

/** How many relevant mutants are in each class; the classes add up to `relevant`. */
export type MutantTally = Readonly<Record<RowClass, number>> & {
  readonly relevant: number;
  /** Own score: `killed / (killed + restated + survived) * 100`; absent when that sum is 0. */
  readonly score?: number;
};

export function tallyMutants({ classes }: Pick<Evidence, 'classes'>): MutantTally {
  const counts = { relevant: classes.size, killed: 0, borrowed: 0, restated: 0, timeout: 0, survived: 0 };
  for (const rowClass of classes.values()) counts[rowClass] += 1;
  const counted = counts.killed + counts.restated + counts.survived;
  return counted === 0 ? counts : { ...counts, score: (counts.killed / counted) * 100 };
}
