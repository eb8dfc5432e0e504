/** A kill matrix as a small table: tests are lines, rows are columns. */
import type { Credit } from '../../src/model/evidence.ts';
import { rowId } from '../../src/model/ids.ts';
import type { Cell, MutationRun, Outcome } from '../../src/model/matrix.ts';
import { aCell, aRow, aRun, aSpan } from './builders.ts';

/**
 * `.` passes · `k` fails by an independent assertion · `m` by a mirrored one · `v` by a trivial one · `x` crashes · `t` times out ·
 * `h` fails in a hook · `l` does not load · `?` is not measured · `-` does not reach the row.
 */
export const OUTCOME_OF_LETTER: Readonly<Record<string, Outcome>> = {
  '.': 'passed',
  k: 'check',
  m: 'check',
  v: 'check',
  x: 'crash',
  t: 'timeout',
  h: 'hook',
  l: 'load',
  '?': 'unmeasured',
};

const CREDIT_OF_LETTER: Readonly<Record<string, Credit>> = { m: 'mirrored', v: 'trivial' };

/**
 * A run from a table such as
 *
 *         r1 r2 r3
 *     t1  k  .  -
 *
 * Row n stands on line n of the default file; a row whose name begins with `never` was written by a person.
 */
export function killTable(table: string): MutationRun {
  const [head = [], ...lines] = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
    .filter(([first]) => first !== '');
  const rows = head.map((id, index) =>
    aRow({
      id,
      origin: id.startsWith('never') ? 'spec' : 'mutator',
      span: aSpan('src/code.ts', [index + 1, 5], [index + 1, 7]),
    }),
  );
  const cells = lines.flatMap(([column = '', ...letters]) =>
    letters.flatMap((letter, index) => cellOf({ column, row: rowId(head[index] ?? ''), letter })),
  );
  return aRun({ rows, cells, executions: cells.length });
}

function cellOf({ column, row, letter }: { column: string; row: string; letter: string }): readonly Cell[] {
  const outcome = OUTCOME_OF_LETTER[letter];
  if (outcome === undefined) return [];
  if (outcome !== 'check') return [aCell({ column, row, outcome })];
  const failure = { message: CREDIT_OF_LETTER[letter] ?? 'independent', location: undefined };
  return [aCell({ column, row, outcome, failure })];
}

/** What the letter in the table said about the failed assertion. */
export function creditInTable({ failure }: Cell): Credit {
  const message = failure?.message;
  return message === 'mirrored' || message === 'trivial' ? message : 'independent';
}
