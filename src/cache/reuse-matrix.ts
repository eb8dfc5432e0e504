/** The kill matrix, of those columns only that are not known. */
import type { FilePath } from '../model/ids.ts';
import type { MutationRun } from '../model/matrix.ts';
import type { TestCase } from '../model/suite.ts';
import { dealRows } from '../mutation/deal-rows.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import { remainingGroups, unconfirmedColumns } from './confirm-survivors.ts';
import type { KnownMatrix, KnownSuite } from './entry.ts';
import { MatrixKeys } from './matrix-keys.ts';
import { recallMatrix, type RecalledMatrix } from './recall-matrix.ts';
import { updateMatrix } from './update-matrix.ts';

export interface MatrixMemory {
  /** What an earlier run found out, as far as nothing changed for the test files in it. */
  readonly matrix: KnownMatrix;
  /** As the suite is now. */
  readonly suite: KnownSuite;
}

export interface ReusedMatrix {
  /** Of the whole request; `executions` are those of now. */
  readonly run: MutationRun;
  readonly matrix: KnownMatrix;
  /** Why columns of each test file were run, as far as it is the matrix that asks for it. */
  readonly reasons: ReadonlyMap<FilePath, string>;
}

/** Runs an engine with a part of a request. */
export type PartRunner = (part: Required<Pick<MutationRequest, 'columns' | 'groups'>>) => Promise<MutationRun>;

const UNCONFIRMED = 'what it let pass had to be confirmed';

export async function reuseMatrix(
  memory: MatrixMemory,
  request: MutationRequest,
  runPart: PartRunner,
): Promise<ReusedMatrix> {
  const keys = new MatrixKeys(request, memory.suite);
  const recalled = recallMatrix(memory.matrix, request, keys);
  const renew = async (before: MutationRun, columns: readonly TestCase[], known: readonly FilePath[]) =>
    columns.length === 0
      ? before
      : overlay(before, columns, await runPart({ columns, groups: remainingGroups(request, before, new Set(known)) }));

  const wanted = new Map(recalled.wanted);
  const remembered = rememberedRun(memory.matrix.engine, recalled);
  let run = await renew(
    remembered,
    [...wanted.keys()],
    recalled.code.map(({ file }) => file),
  );
  // What is remembered may rest on a kill by a column that is another one now.
  const doubtful = unconfirmedColumns(request, run).filter((column) => !wanted.has(column));
  for (const column of doubtful) wanted.set(column, UNCONFIRMED);
  run = await renew(
    run,
    doubtful,
    request.sources.map(({ path }) => path),
  );

  const reasons = new Map([...wanted].map(([{ file }, reason]) => [file, reason]));
  if (run.unhealthy !== undefined) return { run, matrix: memory.matrix, reasons };
  const rows = new Set(run.rows.map(({ id }) => id));
  run = {
    ...run,
    cells: run.cells.filter(({ row }) => rows.has(row)),
    ...(request.share && { dealt: dealRows(run.rows, request.share) }),
  };
  return { run, matrix: updateMatrix(memory.matrix, { request, keys, run, renewed: new Set(wanted.keys()) }), reasons };
}

/** Everything that is known, as a run that executed nothing. */
const rememberedRun = (engine: string, { code, columns }: RecalledMatrix): MutationRun => ({
  engine,
  rows: code.flatMap(({ rows }) => rows),
  cells: [...columns].flatMap(([column, { cells }]) => cells.map((cell) => ({ column, ...cell }))),
  executions: 0,
  untrusted: [],
  proven: [...columns].flatMap(([column, { isProven }]) => (isProven ? [column] : [])),
  unmutated: code.flatMap(({ file, unmutated }) => (unmutated === undefined ? [] : [{ file, reason: unmutated }])),
  unhealthy: undefined,
});

/** The run with these columns run anew. An engine makes all rows of a request, whichever columns it runs. */
function overlay(before: MutationRun, columns: readonly TestCase[], fresh: MutationRun): MutationRun {
  if (fresh.unhealthy !== undefined) return fresh;
  const renewed = new Set(columns.map(({ id }) => id));
  return {
    ...fresh,
    cells: [...before.cells.filter(({ column }) => !renewed.has(column)), ...fresh.cells],
    executions: before.executions + fresh.executions,
    untrusted: [...before.untrusted, ...fresh.untrusted],
    proven: [...before.proven.filter((column) => !renewed.has(column)), ...fresh.proven],
  };
}
