/** Which class each mutant relevant to a behaviour is in. The readings of the definitions are explained in README.md. */
import type { Cell } from '../model/matrix.ts';
import type { Evidence, RowClass } from '../model/evidence.ts';
import type { RowId, TestId } from '../model/ids.ts';
import { groupBy } from '../util/group-by.ts';
import type { Kills } from './find-kills.ts';
import { isUnloadable, type KillMatrix } from './kill-matrix.ts';

/** One behaviour's side of the matrix. */
export interface RowContext {
  readonly matrix: KillMatrix;
  readonly kills: Kills;
  readonly mutants: ReadonlySet<RowId>;
  /** Mutants in its own code. */
  readonly ownCode: ReadonlySet<RowId>;
  /** Rows that one of its examples reaches. */
  readonly reachedByExample: ReadonlySet<RowId>;
  /** Rows that break one of its examples. */
  readonly breakers: ReadonlySet<RowId>;
  /** Whether another active behaviour has an own kill of the row, or an example that it breaks. */
  readonly isOthers: (row: RowId) => boolean;
  readonly timeoutsCount: boolean;
}

export function classifyRows(context: RowContext): Pick<Evidence, 'classes' | 'unmeasured' | 'timeouts'> {
  const classes = new Map<RowId, RowClass>();
  const unmeasured: RowId[] = [];
  const timeouts = { rows: 0, relevant: 0, defended: 0 };
  const linkedCells = groupBy(
    [...context.kills.reached.keys()].flatMap((test) => context.matrix.cellsOfTest.get(test) ?? []),
    (cell) => cell.row,
  );
  for (const row of context.mutants) {
    const cells = linkedCells.get(row) ?? [];
    if (!isRelevant(context, row, cells)) continue;
    const rowClass = classOf(context, row, cells);
    if (rowClass === 'unmeasured') unmeasured.push(row);
    else classes.set(row, rowClass);

    const share = shareOfTimeouts(context, row, { rowClass, cells });
    timeouts.rows += Number(share.isTimedOut);
    timeouts.relevant += Number(share.isRelevant);
    timeouts.defended += Number(share.isDefended);
  }
  return { classes, unmeasured, timeouts };
}

function isRelevant(context: RowContext, row: RowId, cells: readonly Cell[]): boolean {
  const doesNotLoad = isUnloadable(context.matrix, row) && cells.some((cell) => defends(context, cell.column));
  return !doesNotLoad && (cells.length > 0 || context.ownCode.has(row) || context.reachedByExample.has(row));
}

function classOf(context: RowContext, row: RowId, cells: readonly Cell[]): RowClass | 'unmeasured' {
  const isOwnKill = cells.some((cell) => context.kills.ownKills.get(cell.column)?.has(row));
  if (isOwnKill || (context.timeoutsCount && isTimeout(context, cells))) return 'killed';
  const isBorrowable = !context.breakers.has(row) && !context.ownCode.has(row);
  return isBorrowable && context.isOthers(row) ? 'borrowed' : classWithoutKill(context, row, cells);
}

function classWithoutKill(context: RowContext, row: RowId, cells: readonly Cell[]): RowClass | 'unmeasured' {
  const isNoticed = cells.some((cell) => isFailure(cell) && defends(context, cell.column));
  if (!isNoticed && cells.some((cell) => cell.outcome === 'unmeasured')) return 'unmeasured';
  if (cells.some((cell) => context.kills.restatedKills.get(cell.column)?.has(row))) return 'restated';
  return isTimeout(context, cells) ? 'timeout' : 'survived';
}

/** Linked tests fail, and only by timeout, at least one of them a test with an own kill. */
function isTimeout(context: RowContext, cells: readonly Cell[]): boolean {
  const failing = cells.filter(isFailure);
  return failing.every((cell) => cell.outcome === 'timeout') && failing.some((cell) => defends(context, cell.column));
}

/** Whether one relevant row counts among the timeouts, and in either whole that they are compared with. */
function shareOfTimeouts(
  context: RowContext,
  row: RowId,
  { rowClass, cells }: { readonly rowClass: RowClass | 'unmeasured'; readonly cells: readonly Cell[] },
): { readonly isTimedOut: boolean; readonly isRelevant: boolean; readonly isDefended: boolean } {
  const isTimedOut = rowClass !== 'killed' && rowClass !== 'borrowed' && isOnlyTimedOut(context, cells);
  const isLoaded = cells.every((cell) => cell.outcome !== 'load');
  return {
    isTimedOut,
    isRelevant: isTimedOut || isLoaded,
    isDefended: isTimedOut || (isLoaded && isDefended(context, row, cells)),
  };
}

/** What a test without an own kill does beside the timeout cannot undo it. */
function isOnlyTimedOut(context: RowContext, cells: readonly Cell[]): boolean {
  const failing = cells.filter(isFailure);
  return (
    !context.timeoutsCount &&
    failing.some((cell) => cell.outcome === 'timeout') &&
    failing.every((cell) => cell.outcome === 'timeout' || !defends(context, cell.column))
  );
}

/** Whether the row is relevant whatever tests without an own kill reach. */
function isDefended(context: RowContext, row: RowId, cells: readonly Cell[]): boolean {
  return (
    context.ownCode.has(row) || context.reachedByExample.has(row) || cells.some((cell) => defends(context, cell.column))
  );
}

const defends = ({ kills }: RowContext, test: TestId): boolean => kills.ownKills.has(test);

const isFailure = ({ outcome }: Cell): boolean => outcome !== 'passed' && outcome !== 'unmeasured';
