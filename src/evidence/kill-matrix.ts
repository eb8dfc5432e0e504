import { byText } from '../model/location.ts';
import type { Cell, MutationRun, Row } from '../model/matrix.ts';
import type { RowId, TestId } from '../model/ids.ts';
import { groupBy } from '../util/group-by.ts';

/** A mutation run, indexed both ways; without waived and arid rows, sorted by id. */
export interface KillMatrix {
  readonly rows: readonly Row[];
  /** Mutants that were set aside: nothing ran under them. */
  readonly arid: readonly AridRow[];
  readonly cellsOfRow: ReadonlyMap<RowId, readonly Cell[]>;
  readonly cellsOfTest: ReadonlyMap<TestId, readonly Cell[]>;
  readonly untrusted: ReadonlySet<TestId>;
  readonly waived: ReadonlySet<RowId>;
}

type AridRow = Row & { readonly arid: string };

const isArid = (row: Row): row is AridRow => row.arid !== undefined;

/** What the engine does not vouch for is not measured; a run that is unhealthy, or that there was not, has no rows. */
export function indexRun(run: MutationRun | undefined, waived: ReadonlySet<RowId>): KillMatrix {
  if (run === undefined || run.unhealthy !== undefined) {
    return { rows: [], arid: [], cellsOfRow: new Map(), cellsOfTest: new Map(), untrusted: new Set(), waived };
  }
  const untrusted = new Set(run.untrusted.map(({ column }) => column));
  const cells = run.cells
    .filter((cell) => !waived.has(cell.row))
    .map((cell) => (untrusted.has(cell.column) ? { ...cell, outcome: 'unmeasured' as const } : cell))
    .sort((left, right) => byText(left.row, right.row) || byText(left.column, right.column));
  const rows = run.rows.toSorted((left, right) => byText(left.id, right.id));
  return {
    rows: rows.filter((row) => !waived.has(row.id) && !isArid(row)),
    arid: rows.filter(isArid),
    cellsOfRow: groupBy(cells, (cell) => cell.row),
    cellsOfTest: groupBy(cells, (cell) => cell.column),
    untrusted,
    waived,
  };
}

/** Whether the engine made it, or a waiver excuses it. */
export const hasRow = (matrix: KillMatrix, row: RowId): boolean =>
  matrix.waived.has(row) || matrix.rows.some(({ id }) => id === row);

/** Whether every attempt under the row failed to load its file. */
export function isUnloadable(matrix: KillMatrix, row: RowId): boolean {
  const cells = matrix.cellsOfRow.get(row) ?? [];
  return cells.length > 0 && cells.every((cell) => cell.outcome === 'load');
}
