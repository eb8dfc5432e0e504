/** Which of several survivors says most to a reader: one line of code is told of once. */
import type { Evidence } from '../model/evidence.ts';
import { byPosition, byText } from '../model/location.ts';
import type { Cell, Row } from '../model/matrix.ts';

/** A row that survives, the evidence of each behaviour for which it does, and the attempts of their linked tests under it. */
export interface Survivor {
  readonly row: Row;
  readonly sides: readonly Evidence[];
  readonly cells: readonly Cell[];
}

/**
 * First what breaks an example; then what tests run and pass under, since their assertions can be shown; then what concerns most
 * behaviours; then the smallest change, since a test that notices it notices the larger ones around it as well.
 */
export const byTelling = (left: Survivor, right: Survivor): number =>
  Number(breaksExample(right)) - Number(breaksExample(left)) ||
  reachOf(right) - reachOf(left) ||
  right.sides.length - left.sides.length ||
  bySize(left.row, right.row);

/** The smallest change first, then by place. */
export const bySize = (left: Row, right: Row): number =>
  left.original.length - right.original.length ||
  byPosition(left.span.start, right.span.start) ||
  byText(left.id, right.id);

const breaksExample = ({ row, sides }: Survivor): boolean =>
  sides.some(({ missedBreakers }) => missedBreakers.includes(row.id));

/** 2: a test passes under it · 1: tests run it, and none passes · 0: none runs it. */
function reachOf({ cells }: Survivor): number {
  if (cells.length === 0) return 0;
  return cells.some(({ outcome }) => outcome === 'passed') ? 2 : 1;
}
