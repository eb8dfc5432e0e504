import type { WrongBehaviourEvidence, WrongBehaviourResult } from '../model/evidence.ts';
import type { RowId } from '../model/ids.ts';
import type { Kills } from './find-kills.ts';
import { hasRow, type KillMatrix } from './kill-matrix.ts';

/** What is needed of one behaviour to say what its tests make of a wrong behaviour. */
export interface WrongSide {
  readonly kills: Kills;
  readonly matrix: KillMatrix;
  /** Whether there were tests to run under it. */
  readonly isMeasured: boolean;
  /** Whether what all of them do under a change counts. */
  readonly isTrusted: boolean;
}

/** Only an own kill catches a wrong behaviour; one under which every attempt crashes or fails to load was broken from the start. */
export function weighWrongBehaviour(wrong: WrongBehaviourResult, side: WrongSide): WrongBehaviourEvidence {
  const { name } = wrong;
  if (wrong.kind !== 'row') return { name, state: wrong.kind, row: undefined };
  return { name, state: stateOf(wrong.row, side), row: wrong.row };
}

function stateOf(row: RowId, side: WrongSide): WrongBehaviourEvidence['state'] {
  const { kills, matrix, isTrusted } = side;
  if (isCaught(row, kills)) return 'caught';
  if (!isTrusted || isUndecided(row, side)) return 'uncheckable';
  const cells = matrix.cellsOfRow.get(row) ?? [];
  const isBroken = cells.length > 0 && cells.every(({ outcome }) => outcome === 'crash' || outcome === 'load');
  return isBroken ? 'broken' : 'missed';
}

/** Whether nothing caught the wrong behaviour, but the engine does not have it, or an attempt that could have done so was not measured. */
export function isUndecided(row: RowId, { kills, matrix, isMeasured }: WrongSide): boolean {
  if (isCaught(row, kills) || !isMeasured) return false;
  const cells = (matrix.cellsOfRow.get(row) ?? []).filter((cell) => kills.reached.has(cell.column));
  return !hasRow(matrix, row) || cells.some((cell) => cell.outcome === 'unmeasured');
}

const isCaught = (row: RowId, kills: Kills): boolean => [...kills.ownKills.values()].some((rows) => rows.has(row));
