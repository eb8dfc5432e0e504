import type { Cell, MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import { groupBy } from '../util/group-by.ts';
import { caseKey } from '../vitest/case-key.ts';
import type { KnownCode, KnownColumn, KnownMatrix } from './entry.ts';
import type { MatrixKeys } from './matrix-keys.ts';

export interface MatrixUpdate {
  readonly request: MutationRequest;
  readonly keys: MatrixKeys;
  readonly run: MutationRun;
  /** The columns that were run now. */
  readonly renewed: ReadonlySet<TestCase>;
}

/** So many versions of one thing are kept: a run of a part and a run of the whole may ask about different code. */
const MOST_VERSIONS = 2;

/** What is known after a run, the newest first. */
export function updateMatrix(matrix: KnownMatrix, update: MatrixUpdate): KnownMatrix {
  if (update.renewed.size === 0) return matrix;
  return {
    engine: update.run.engine,
    code: newest([...codeOf(update), ...matrix.code], ({ file }) => file),
    columns: newest([...columnsOf(update), ...matrix.columns], ({ test }) => test),
  };
}

/** Of equal name and key the first; of equal name the first few. */
function newest<Item extends { readonly key: string }>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): readonly Item[] {
  return [...groupBy(items, nameOf).values()].flatMap((versions) =>
    [...groupBy(versions, ({ key }) => key).values()].flatMap(([first]) => first ?? []).slice(0, MOST_VERSIONS),
  );
}

function codeOf({ request, keys, run }: MatrixUpdate): readonly KnownCode[] {
  const rowsOf = groupBy(run.rows, ({ file }) => file);
  const unmutated = new Map(run.unmutated.map(({ file, reason }) => [file, reason]));
  return request.sources.map(({ path }) => ({
    file: path,
    key: keys.codeKey(path),
    rows: rowsOf.get(path) ?? [],
    unmutated: unmutated.get(path),
  }));
}

function columnsOf({ keys, run, renewed }: MatrixUpdate): readonly KnownColumn[] {
  const cellsOf = groupBy(run.cells, ({ column }) => column);
  const untrusted = new Set(run.untrusted.map(({ column }) => column));
  const proven = new Set(run.proven);
  return [...renewed].map((column) => {
    const cells = cellsOf.get(column.id) ?? [];
    const unsettled = untrusted.has(column.id) ? NOT_TRUSTED : unsettledReason(cells);
    return {
      test: caseKey(column),
      file: column.file,
      key: keys.columnKey(column.file),
      unsettled,
      isProven: proven.has(column.id),
      cells:
        unsettled === undefined
          ? cells.map(({ row, outcome, failure, tier }) => ({ row, outcome, failure, tier }))
          : [],
    };
  });
}

const NOT_TRUSTED = 'what it did under a change could not be trusted';
const NOT_MEASURED = 'one of its attempts was not measured';
const TIME_LIMIT = 'a time limit ended one of its attempts';

/** In the hot tier, steps are counted and not seconds. */
function unsettledReason(cells: readonly Cell[]): string | undefined {
  if (cells.some(({ outcome }) => outcome === 'unmeasured')) return NOT_MEASURED;
  return cells.some(({ outcome, tier }) => outcome === 'timeout' && tier !== 'hot') ? TIME_LIMIT : undefined;
}
