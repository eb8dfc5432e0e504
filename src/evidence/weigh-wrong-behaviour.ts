import type { WrongBehaviourEvidence, WrongBehaviourResult } from '../model/evidence.ts';
import type { RowId } from '../model/ids.ts';
import type { Kills } from './find-kills.ts';
import type { KillMatrix } from './kill-matrix.ts';

/** Only an own kill catches a wrong behaviour; one under which every attempt crashes or fails to load was broken from the start. */
export function weighWrongBehaviour(
  wrong: WrongBehaviourResult,
  kills: Kills,
  matrix: KillMatrix,
): WrongBehaviourEvidence {
  const { name } = wrong;
  if (wrong.kind !== 'row') return { name, state: wrong.kind };
  if (isCaught(wrong.row, kills)) return { name, state: 'caught' };
  const cells = matrix.cellsOfRow.get(wrong.row) ?? [];
  const isBroken = cells.length > 0 && cells.every(({ outcome }) => outcome === 'crash' || outcome === 'load');
  return { name, state: isBroken ? 'broken' : 'missed' };
}

/** Whether nothing caught the wrong behaviour, but an attempt that could have done so was not measured. */
export function isUndecided(row: RowId, kills: Kills, matrix: KillMatrix): boolean {
  const cells = (matrix.cellsOfRow.get(row) ?? []).filter((cell) => kills.reached.has(cell.column));
  return !isCaught(row, kills) && cells.some((cell) => cell.outcome === 'unmeasured');
}

const isCaught = (row: RowId, kills: Kills): boolean => [...kills.ownKills.values()].some((rows) => rows.has(row));
