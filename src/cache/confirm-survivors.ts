/**
 * A row that no test of a group notices is a survivor only when it was passed in a colder tier than the hot one, where what an earlier
 * attempt left in a module may hide a kill. Some of these tests were run earlier, and some are run now.
 */
import type { FilePath, RowId, TestId } from '../model/ids.ts';
import { contains } from '../model/location.ts';
import type { Cell, MutationRun, Row } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import type { ColumnGroup, MutationRequest } from '../mutation/engine.ts';

type Matrix = Pick<MutationRun, 'rows' | 'cells' | 'proven'>;

/** The columns whose survivors are not confirmed. */
export function unconfirmedColumns(request: MutationRequest, matrix: Matrix): readonly TestCase[] {
  const unconfirmed = new Set<TestId>();
  const proven = new Set(matrix.proven);
  for (const { cells, noticed } of groupsOf(request).map((group) => cellsIn(group, matrix))) {
    for (const { column, row, outcome, tier } of cells) {
      if (tier === 'hot' && outcome === 'passed' && !noticed.has(row) && !proven.has(column)) unconfirmed.add(column);
    }
  }
  return request.columns.filter(({ id }) => unconfirmed.has(id));
}

/**
 * The groups as an engine has to see them that runs some columns only: what a test notices that it does not run need not be confirmed.
 * `known` are the files of which `remembered` holds the rows, and then all of them.
 */
export function remainingGroups(
  request: MutationRequest,
  remembered: Matrix,
  known: ReadonlySet<FilePath>,
): readonly ColumnGroup[] {
  return groupsOf(request).map((group) => {
    const { rows, noticed } = cellsIn(group, remembered);
    const unnoticed = rows.filter(({ id }) => !noticed.has(id)).map(({ span }) => span);
    return { columns: group.columns, spans: [...group.spans.filter(({ file }) => !known.has(file)), ...unnoticed] };
  });
}

const groupsOf = ({ columns, spans, groups }: MutationRequest): readonly ColumnGroup[] =>
  groups ?? [{ columns: columns.map(({ id }) => id), spans }];

interface GroupCells {
  readonly rows: readonly Row[];
  readonly cells: readonly Cell[];
  /** The rows under which an assertion fails. */
  readonly noticed: ReadonlySet<RowId>;
}

function cellsIn({ columns, spans }: ColumnGroup, matrix: Matrix): GroupCells {
  const inGroup = new Set(columns);
  const rows = matrix.rows.filter(({ span }) => spans.some((scope) => contains(scope, span)));
  const inScope = new Set(rows.map(({ id }) => id));
  const cells = matrix.cells.filter(({ column, row }) => inGroup.has(column) && inScope.has(row));
  const noticed = new Set(cells.filter(({ outcome }) => outcome === 'check').map(({ row }) => row));
  return { rows, cells, noticed };
}
