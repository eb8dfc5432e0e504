/** One run of an engine on a project with known answers, and what holds of every such run. */
import { expect } from 'vitest';
import { contains } from '../../src/model/location.ts';
import type { Cell, MutationRun, Outcome, Row } from '../../src/model/matrix.ts';
import type { MutationRequest } from '../../src/mutation/engine.ts';
import { textIn } from '../../src/mutation/text-in.ts';

export interface Observed {
  readonly request: MutationRequest;
  readonly run: MutationRun;
  /** What the run changed in the project: `git status --porcelain`. */
  readonly changes: string;
}

export interface Clause {
  readonly title: string;
  /** @throws when the run breaks it. */
  readonly hold: (observed: Observed) => void;
}

/** A row in words: `checked: left + right → left - right`, and `(top level): …` outside of functions. */
export const rowName = ({ functionPath, original, replacement }: Row): string =>
  `${functionPath || '(top level)'}: ${original} → ${replacement}`;

/** @throws when there is not exactly one such row. */
export function cellsUnder(wanted: string, { run }: Observed): readonly Cell[] {
  const rows = run.rows.filter((row) => rowName(row) === wanted);
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw new Error(`There are ${rows.length} rows "${wanted}"`);
  return run.cells.filter((cell) => cell.row === row.id);
}

/** A column's id without its file. */
export const nameOf = (id: Cell['column']): string => id.slice(id.indexOf(' > ') + 3);

export const SOUND_RUN: readonly Clause[] = [
  {
    title: 'ENGINE-3: whatever failed says why, and nothing else does',
    hold: ({ run }) => {
      const isSilent = (outcome: Outcome): boolean => outcome === 'passed' || outcome === 'unmeasured';
      expect(run.cells.filter(({ outcome, failure }) => isSilent(outcome) !== (failure === undefined))).toEqual([]);
    },
  },
  {
    title: 'ENGINE-1: a pair has one cell at most, of a known row and a column that was asked for',
    hold: ({ request, run }) => {
      const columns = new Set(request.columns.map(({ id }) => id));
      const rows = new Set(run.rows.map(({ id }) => id));
      expect(run.cells.filter(({ column, row }) => !columns.has(column) || !rows.has(row))).toEqual([]);
      expect(new Set(run.cells.map(({ column, row }) => `${row} ${column}`)).size).toBe(run.cells.length);
    },
  },
  {
    title: 'ENGINE-1: a row has an id of its own and stands where its text is, inside what may be changed',
    hold: ({ request, run }) => {
      const texts = new Map(request.sources.map(({ path, text }) => [path, text]));
      expect(new Set(run.rows.map(({ id }) => id)).size).toBe(run.rows.length);
      expect(run.rows.filter(({ file, span, original }) => textIn(texts.get(file) ?? '', span) !== original)).toEqual(
        [],
      );
      expect(run.rows.filter((row) => !request.spans.some((span) => contains(span, row.span)))).toEqual([]);
    },
  },
  {
    title: 'ENGINE-2: a test is executed for each cell that was measured',
    hold: ({ run }) => {
      const measured = run.cells.filter(({ outcome }) => outcome !== 'load' && outcome !== 'unmeasured');
      expect(run.executions).toBeGreaterThanOrEqual(measured.length);
    },
  },
  {
    title: 'ENGINE-2: the run is sound and no file is left out',
    hold: ({ run: { unhealthy, unmutated } }) =>
      expect({ unhealthy, unmutated }).toEqual({ unhealthy: undefined, unmutated: [] }),
  },
  {
    title: 'CHECK-3: no snapshot and no other file of the project is rewritten',
    hold: ({ changes }) => expect(changes).toBe(''),
  },
];
