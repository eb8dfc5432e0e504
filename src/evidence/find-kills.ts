import type { Cell } from '../model/matrix.ts';
import type { Credit, Evidence } from '../model/evidence.ts';
import type { RowId, TestId } from '../model/ids.ts';
import type { KillMatrix } from './kill-matrix.ts';

export type Kills = Pick<Evidence, 'reached' | 'ownKills' | 'restatedKills'>;

export interface KillSearch {
  readonly matrix: KillMatrix;
  readonly creditOf: (cell: Cell) => Credit;
  readonly linkedTests: readonly TestId[];
  readonly mutants: ReadonlySet<RowId>;
  /** Rows of its wrong behaviours. */
  readonly wrongRows: ReadonlySet<RowId>;
}

/** What the linked tests of one behaviour reach and kill among its rows (PRODUCT.md, section 3). */
export function findKills(search: KillSearch): Kills {
  const reached = new Map<TestId, ReadonlySet<RowId>>();
  const ownKills = new Map<TestId, ReadonlySet<RowId>>();
  const restatedKills = new Map<TestId, ReadonlySet<RowId>>();
  for (const test of search.linkedTests) {
    const cells = (search.matrix.cellsOfTest.get(test) ?? []).filter(
      (cell) => search.mutants.has(cell.row) || search.wrongRows.has(cell.row),
    );
    reached.set(test, rowsOf(cells));
    const own = ownKillsAmong(cells, search);
    if (own.size > 0) ownKills.set(test, own);
    const restated = rowsOf(cells.filter((cell) => cell.outcome === 'check' && search.creditOf(cell) === 'mirrored'));
    if (restated.size > 0) restatedKills.set(test, restated);
  }
  return { reached, ownKills, restatedKills };
}

/** A crash alone proves no check: it counts only beside a check by the same test, and never for a wrong behaviour. */
function ownKillsAmong(cells: readonly Cell[], { creditOf, mutants }: KillSearch): ReadonlySet<RowId> {
  const checks = cells.filter((cell) => cell.outcome === 'check' && creditOf(cell) === 'independent');
  if (checks.length === 0) return new Set();
  return rowsOf([...checks, ...cells.filter((cell) => cell.outcome === 'crash' && mutants.has(cell.row))]);
}

const rowsOf = (cells: readonly Cell[]): ReadonlySet<RowId> => new Set(cells.map((cell) => cell.row));
