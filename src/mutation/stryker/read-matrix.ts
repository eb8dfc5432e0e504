/** From what the workers recorded, and what Stryker says of its mutants, to the kill matrix. */
import { isAbsolute, join, relative } from 'node:path';
import { filePath, type FilePath, type RowId, type TestId } from '../../model/ids.ts';
import type { Cell, MutationRun, Outcome } from '../../model/matrix.ts';
import { ROOT } from '../../model/workspace.ts';
import type { TestCase } from '../../model/suite.ts';
import { groupBy } from '../../util/group-by.ts';
import { failureOf } from '../../vitest/failure-of.ts';
import { caseKey } from '../../vitest/case-key.ts';
import type { AttemptRecord, ErrorRecord, FileRecord, VitestRecord } from '../../vitest/vitest-record.ts';
import { classifyAttempts } from '../../vitest/classify-attempt.ts';
import type { MutationRequest } from '../engine.ts';
import { markArid } from '../arid/mark-arid.ts';
import { identifyRows, type RawMutant } from '../identify-rows.ts';
import { distinctMutants } from '../instrument/distinct-mutants.ts';
import { unmutatedFiles } from '../instrument/unmutated-files.ts';
import type { StrykerMutant } from './stryker-mutant.ts';
import { DRY_RUN } from './stryker-order.ts';

export interface StrykerOutcome {
  readonly request: MutationRequest;
  /** The copy's root. */
  readonly root: string;
  readonly mutants: readonly StrykerMutant[];
  readonly records: readonly VitestRecord[];
}

/**
 * Stryker's own statuses are not believed (a run of no test is *Survived* there, a timeout is a kill): a cell exists for every pair
 * that reaches in the dry run, and says what the workers recorded of it.
 */
export async function readMatrix({ request, root, mutants, records }: StrykerOutcome): Promise<MutationRun> {
  const { sources } = request;
  const tested = mutants.filter(({ status }) => status !== 'Ignored');
  const made = tested.map((mutant) => rawMutant(mutant, root, request.vitestFolder ?? ROOT));
  const distinct = await distinctMutants(made, sources);
  const rows = identifyRows(markArid(distinct, request.arid ?? []), sources);
  const log = new RecordLog(records);
  const cells: Cell[] = [];
  const dryRun = request.columns.map((column) => ({ column, reached: log.reachedBy(column) }));
  for (const mutant of tested) {
    const row = rows.get(mutant.id);
    if (row === undefined || row.arid !== undefined) continue;
    for (const { column, reached } of dryRun) {
      if (reached.has(mutant.id)) cells.push(cellOf({ column, rowId: row.id, mutant, log, request }));
    }
  }
  return {
    engine: 'stryker',
    rows: [...rows.values()],
    cells,
    executions: records.filter((record) => record.kind === 'attempt' && record.state === 'open').length,
    untrusted: untrustedColumns(request, log),
    proven: [],
    unmutated: unmutatedFiles(sources, rows.values()),
    unhealthy: undefined,
  };
}

function rawMutant(mutant: StrykerMutant, root: string, vitestFolder: FilePath): RawMutant {
  const { start, end } = mutant.location;
  const file = filePath(
    isAbsolute(mutant.fileName) ? relative(root, mutant.fileName) : join(vitestFolder, mutant.fileName),
  );
  return {
    engineId: mutant.id,
    span: {
      file,
      start: { line: start.line, column: start.column },
      end: { line: end.line, column: end.column },
    },
    mutatorName: mutant.mutatorName,
    replacement: mutant.replacement,
  };
}

interface CellRequest {
  readonly column: TestCase;
  readonly rowId: RowId;
  readonly mutant: StrykerMutant;
  readonly log: RecordLog;
  readonly request: MutationRequest;
}

function cellOf({ column, rowId, mutant, log, request }: CellRequest): Cell {
  const attempts = log.attempts(mutant.id, column);
  const { outcome, error } = classifyAttempts(attempts, request);
  const place = { column: column.id, row: rowId, tier: 'stryker' } as const;
  const failed = (why: ErrorRecord | undefined) => why && failureOf(outsideMutated(why, request));
  if (outcome !== 'unmeasured') return { ...place, outcome, failure: failed(error) };
  const loadError = log.loadError(mutant.id, column);
  if (loadError !== undefined) return { ...place, outcome: 'load', failure: failed(loadError) };
  const unended = unendedOutcome(attempts, mutant);
  const failure = unended === 'unmeasured' ? undefined : { message: CUT_OFF, location: undefined };
  return { ...place, outcome: unended, failure };
}

const CUT_OFF = 'the test did not end, and was cut off';

/** Stryker's instrumented files have no source map: a place inside one would be wrong. */
function outsideMutated(error: ErrorRecord, { sources }: MutationRequest): ErrorRecord {
  const mutated = new Set<string>(sources.map(({ path }) => path));
  return { ...error, frames: error.frames.filter(({ file }) => !mutated.has(file)) };
}

/** An attempt that began and never ended took its worker with it, or was ended with it. */
function unendedOutcome(attempts: readonly AttemptRecord[], mutant: StrykerMutant): Outcome {
  if (attempts.at(-1)?.state !== 'open') return 'unmeasured';
  if (mutant.status === 'Timeout') return 'timeout';
  return mutant.status === 'RuntimeError' ? 'crash' : 'unmeasured';
}

/** Stryker tells tests apart by file and full name, and a test that fails when its code is instrumented cannot be measured. */
function untrustedColumns({ columns, sources }: MutationRequest, log: RecordLog): MutationRun['untrusted'] {
  const untrusted = new Map<TestId, string>();
  const mutated = new Set(sources.map(({ path }) => path));
  for (const { id, file } of columns) {
    if (mutated.has(file)) untrusted.set(id, 'Stryker does not tell where in the changed file it fails, test or code');
  }
  for (const twins of groupBy(columns, ({ file, titlePath }) => `${file}#${titlePath.join(' > ')}`).values()) {
    if (twins.length < 2) continue;
    for (const { id } of twins) untrusted.set(id, 'Stryker cannot tell it from another test of the same name');
  }
  for (const column of columns) {
    const { outcome } = classifyAttempts(log.attempts(DRY_RUN, column), { codeUnderTest: new Set() });
    if (outcome !== 'passed')
      untrusted.set(column.id, 'it does not pass in the copy of the project that Stryker mutates');
  }
  return [...untrusted].map(([column, reason]) => ({ column, reason }));
}

/** The records, found by run and case. */
class RecordLog {
  readonly #attempts: ReadonlyMap<string, readonly AttemptRecord[]>;
  readonly #files: ReadonlyMap<string, readonly FileRecord[]>;

  constructor(records: readonly VitestRecord[]) {
    this.#attempts = groupBy(
      records.filter((record) => record.kind === 'attempt'),
      ({ label, key }) => `${label} ${key}`,
    );
    this.#files = groupBy(
      records.filter((record) => record.kind === 'file'),
      ({ label, project, file }) => JSON.stringify([label, project, file]),
    );
  }

  attempts(label: string, column: TestCase): readonly AttemptRecord[] {
    return this.#attempts.get(`${label} ${caseKey(column)}`) ?? [];
  }

  /** Ids of the mutants that the case evaluates in an attempt or early. */
  reachedBy(column: TestCase): ReadonlySet<string> {
    const inAttempts = this.attempts(DRY_RUN, column).flatMap(({ reached }) => reached);
    return new Set([...inAttempts, ...this.#filesOf(DRY_RUN, column).flatMap(({ early }) => early)]);
  }

  /** Why the case's file did not load; `undefined` when it did. */
  loadError(label: string, column: TestCase): ErrorRecord | undefined {
    return this.#filesOf(label, column).find(({ error }) => error !== undefined)?.error;
  }

  #filesOf(label: string, { project, file }: TestCase): readonly FileRecord[] {
    return this.#files.get(JSON.stringify([label, project, file])) ?? [];
  }
}
