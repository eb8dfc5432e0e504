/** Tens of thousands of pairs, as they travel from the engine's host: numbers, and each name and error once. */
import * as z from 'zod';
import { errorSchema, type ErrorRecord } from '../../vitest/vitest-record.ts';

const OUTCOMES = ['passed', 'check', 'crash', 'timeout', 'hook', 'load', 'unmeasured'] as const;
const TIERS = ['hot', 'warm', 'cold'] as const;

/** What one column did under one mutant. */
export interface Pair {
  readonly column: number;
  readonly mutant: string;
  readonly outcome: (typeof OUTCOMES)[number];
  readonly tier: (typeof TIERS)[number];
  readonly error: ErrorRecord | undefined;
}

export const pairTableSchema = z.object({
  mutants: z.array(z.string()),
  errors: z.array(errorSchema),
  /** Of each pair: its column, and where its mutant, outcome, tier and error are found; -1 where there is no error. */
  numbers: z.instanceof(Int32Array),
});
export type PairTable = z.infer<typeof pairTableSchema>;

const WIDTH = 5;

export function packPairs(pairs: readonly Pair[]): PairTable {
  const mutants = new Map<string, number>();
  const places = new Map<string, number>();
  const errors: ErrorRecord[] = [];
  const placeOf = (error: ErrorRecord): number => {
    const place = placeIn(places, JSON.stringify(error));
    errors[place] = error;
    return place;
  };
  const numbers = Int32Array.from(
    pairs.flatMap(({ column, mutant, outcome, tier, error }) => [
      ...[column, placeIn(mutants, mutant), OUTCOMES.indexOf(outcome), TIERS.indexOf(tier)],
      error === undefined ? -1 : placeOf(error),
    ]),
  );
  return { mutants: [...mutants.keys()], errors, numbers };
}

/** @throws {RangeError} when the table is none that `packPairs` made. */
export function unpackPairs({ mutants, errors, numbers }: PairTable): readonly Pair[] {
  return Array.from({ length: numbers.length / WIDTH }, (_, index) => {
    const [column, mutantAt, outcomeAt, tierAt, errorAt] = numbers.subarray(index * WIDTH, (index + 1) * WIDTH);
    const [mutant, outcome, tier] = [mutants[mutantAt ?? -1], OUTCOMES[outcomeAt ?? -1], TIERS[tierAt ?? -1]];
    if (column === undefined || mutant === undefined || outcome === undefined || tier === undefined) {
      throw new RangeError(`Pair ${index} is incomplete`);
    }
    return { column, mutant, outcome, tier, error: errors[errorAt ?? -1] };
  });
}

function placeIn(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size;
  places.set(key, place);
  return place;
}
