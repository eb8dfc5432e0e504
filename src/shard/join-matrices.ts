import { shareText, type Share } from '../model/share.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import { caseKey } from '../vitest/case-key.ts';
import type { PartColumn, PartMatrix } from './part.ts';

export interface MatrixOfShare {
  readonly share: Share;
  readonly matrix: PartMatrix;
}

/**
 * The matrix of `columns` under all rows. A column that one shard could not trust, or did not run, is trusted in none: whoever judges it
 * would take what is missing for not reached.
 * @throws {Error} when there is no part.
 */
export function joinMatrices(parts: readonly MatrixOfShare[], columns: readonly TestCase[]): MutationRun {
  const first = parts.find(({ matrix }) => matrix.rows.length > 0) ?? parts[0];
  if (first === undefined) throw new Error('A run has at least one part');
  const { columns: own, dealt, ...facts } = first.matrix;
  const shards = parts.map(({ share, matrix }) => ({
    share,
    columnOf: new Map(matrix.columns.map((column) => [column.test, column])),
  }));
  const untrusted: MutationRun['untrusted'][number][] = [];
  const cells: Cell[] = [];
  for (const testCase of columns) {
    const { id: column } = testCase;
    const found = shards.map(({ share, columnOf }) => ({ share, own: columnOf.get(caseKey(testCase)) }));
    const reason = found.map(({ share, own }) => distrust(share, own)).find((why) => why !== undefined);
    if (reason === undefined) cells.push(...found.flatMap(({ own }) => cellsOf(own, column)));
    else untrusted.push({ column, reason });
  }
  return {
    ...facts,
    cells,
    untrusted,
    // Every shard has confirmed what it has to.
    proven: [],
    executions: parts.reduce((sum, { matrix }) => sum + matrix.executions, 0),
    unhealthy: parts.flatMap(whyUnhealthy)[0],
  };
}

const distrust = (share: Share, column: PartColumn | undefined): string | undefined =>
  column === undefined ? `shard ${shareText(share)} did not run it` : column.untrusted;

const cellsOf = (own: PartColumn | undefined, column: TestCase['id']): readonly Cell[] =>
  own?.cells.map((cell) => ({ column, ...cell })) ?? [];

const whyUnhealthy = ({ share, matrix: { unhealthy } }: MatrixOfShare): string[] =>
  unhealthy === undefined ? [] : [`Shard ${shareText(share)} measured nothing. ${unhealthy}`];
