import { byText } from '../model/location.ts';
import type { RecordedPair, Recordings } from '../model/recording.ts';
import type { Part } from './part.ts';

/** What the shards recorded of these pairs; each row is in one of them. What none recorded is left out. */
export function joinRecordings(
  parts: readonly Pick<Part, 'measured'>[],
  pairs: readonly Pick<RecordedPair, 'column' | 'row'>[],
): Recordings {
  const found = parts.flatMap(({ measured: { recordings } }) => recordings ?? []);
  const wanted = new Set(pairs.map(nameOf));
  const columns = new Map(found.flatMap((one) => one.columns.map((column) => [column.column, column])));
  const asked = new Set(pairs.map(({ column }) => column));
  return {
    columns: [...columns.values()]
      .filter(({ column }) => asked.has(column))
      .sort((left, right) => byText(left.column, right.column)),
    pairs: found
      .flatMap((one) => one.pairs)
      .filter((pair) => wanted.has(nameOf(pair)))
      .sort((left, right) => byText(left.column, right.column) || byText(left.row, right.row)),
  };
}

const nameOf = ({ column, row }: Pick<RecordedPair, 'column' | 'row'>): string => JSON.stringify([column, row]);
