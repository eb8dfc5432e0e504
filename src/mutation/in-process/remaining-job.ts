/** What a job leaves: of itself, when its worker died, and in its worker: pure. */
import type { EndRecord, Job, JobRecord } from './job.ts';

/** What a worker is at, by the last thing that it began and did not end. */
export interface Running {
  /** Milliseconds. */
  readonly limit: number;
  /** `undefined` while a file loads. */
  readonly attempt:
    { readonly column: number; readonly mutant: string | undefined; readonly isMany?: true } | undefined;
}

export function runningIn(records: readonly JobRecord[]): Running | undefined {
  const last = records.findLast(({ kind }) => kind !== 'cut');
  if (last?.kind === 'open') {
    const { limit, column, mutant, isMany } = last;
    return { limit, attempt: { column, mutant, ...(isMany === true && { isMany }) } };
  }
  return last?.kind === 'load' ? { limit: last.limit, attempt: undefined } : undefined;
}

/** `undefined` when nothing is left, or nothing that would go better. */
export function remainingJob(job: Job, records: readonly JobRecord[]): Job | undefined {
  return job.tier === 'hot' ? remainingHot(job, records) : remainingPasses(job, records);
}

/**
 * The test that was running goes on with the mutants it has not had; one that fails without a mutant does not. Where it is not known which
 * mutant it had, it is told next time.
 */
function remainingHot(job: Job, records: readonly JobRecord[]): Job | undefined {
  const attempt = runningIn(records)?.attempt;
  if (attempt === undefined) return undefined;
  return withTests(job, records, (column) => isUnderMutant(attempt) || column !== attempt.column);
}

const isUnderMutant = ({ mutant, isMany }: NonNullable<Running['attempt']>): boolean =>
  mutant !== undefined || isMany === true;

/** What a worker that came to its end left for another process: the tests behind an attempt that was too late. */
export function jobLeft(job: Job, records: readonly JobRecord[]): Job | undefined {
  const last = records.at(-1);
  const isSpent = last?.kind === 'over' && last.isSpent === true;
  return isSpent ? withTests(job, records, (column) => !isBegun(records, column)) : undefined;
}

const isBegun = (records: readonly JobRecord[], column: number): boolean =>
  records.some((record) => record.kind === 'open' && record.column === column);

function withTests(job: Job, records: readonly JobRecord[], isWanted: (column: number) => boolean): Job | undefined {
  const done = new Set(records.filter((record) => record.kind === 'series').map(({ column }) => column));
  const tried = Map.groupBy(
    records.filter((record) => record.kind === 'end'),
    ({ column }) => column,
  );
  const running = runningIn(records)?.attempt;
  const tests = job.tests
    .filter(({ column }) => !done.has(column) && isWanted(column))
    .map((order) => ({
      ...order,
      except: [
        ...new Set([
          ...order.except,
          ...mutantsOf(tried.get(order.column) ?? []),
          ...(running?.column === order.column && running.mutant !== undefined ? [running.mutant] : []),
        ]),
      ],
      ...(running?.column === order.column && running.isMany === true && { isTold: true }),
    }));
  if (tests.length === 0) return undefined;
  return { ...job, tests, passes: job.passes.map((pass) => ({ ...pass, columns: tests.map(({ column }) => column) })) };
}

const mutantsOf = (attempts: readonly Pick<EndRecord, 'role' | 'mutant'>[]): readonly string[] =>
  attempts.flatMap(({ role, mutant }) => (role === 'mutant' && mutant !== undefined ? [mutant] : []));

/** The pass that was running is given up. */
function remainingPasses(job: Job, records: readonly JobRecord[]): Job | undefined {
  const begun = new Set(records.filter((record) => record.kind === 'load').map(({ pass }) => pass));
  const passes = job.passes.filter(({ id }) => !begun.has(id));
  return passes.length === 0 ? undefined : { ...job, passes };
}

/** Whether something of what ran may still be there, or still be running: a test failed where it was to pass, or was cut off. */
export function leavesTraces(records: readonly JobRecord[]): boolean {
  const last = records.at(-1);
  const isQuiet = last?.kind === 'over' && last.isQuiet;
  return records.some(
    (record, index) =>
      (record.kind === 'end' && (isBroken(record) || (!isQuiet && isLate(record, records[index - 1])))) ||
      (record.kind === 'series' && (record.stopped !== undefined || record.unsound.length > 0)),
  );
}

const isBroken = ({ role, state }: EndRecord): boolean =>
  (role === 'control' || role === 'placebo') && state !== 'passed';

/** A loop that waits in each round goes on behind its limit, and would be taken for what the next file evaluates. */
const isLate = ({ duration }: EndRecord, before: JobRecord | undefined): boolean =>
  before?.kind === 'open' && duration > before.limit;
