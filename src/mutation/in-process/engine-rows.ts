/** The rows of this engine, by the ids that its switch knows them by. */
import type { RowId } from '../../model/ids.ts';
import type { Row } from '../../model/matrix.ts';
import type { Share } from '../../model/share.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { dealRows } from '../deal-rows.ts';
import { identifyRows, type RawMutant } from '../identify-rows.ts';
import { neverName } from '../instrument/adapt-mutators.ts';

export interface MadeRows {
  readonly sources: readonly SourceFile[];
  readonly mutants: readonly RawMutant[];
  /** All that were asked for. */
  readonly wrongRows: readonly { readonly row: Row }[];
  /** Those of them that are in place. */
  readonly placed: readonly RowId[];
}

export function engineRows({ sources, mutants, wrongRows, placed }: MadeRows): ReadonlyMap<string, Row> {
  const inPlace = new Set(placed);
  const wrong = wrongRows.filter(({ row }) => inPlace.has(row.id));
  return new Map([...identifyRows(mutants, sources), ...wrong.map(({ row }) => [neverName(row.id), row] as const)]);
}

/** The ids of the rows that are not in the share that is asked for; none when all of them are. */
export function rowsOfOthers({
  share,
  ...made
}: MadeRows & { readonly share?: Share | undefined }): ReadonlySet<string> {
  if (share === undefined) return new Set();
  const rows = engineRows(made);
  const dealt = new Set(dealRows(rows.values(), share));
  return new Set([...rows].flatMap(([id, row]) => (dealt.has(row.id) ? [] : [id])));
}
