/** Makes one of several runs that each measured a part of the columns. */
import type { MutationRun } from '../model/matrix.ts';
import type { RunListener, RunStep } from '../model/run-event.ts';
import type { TestCase } from '../model/suite.ts';

export interface PartRun {
  /** Those that it was asked to run. */
  readonly columns: readonly TestCase[];
  readonly run: MutationRun;
}

/** Tells of several runs as of one: each step begins once, ends once, and counts on. */
export function asOne(listener: RunListener, parts: number): RunListener {
  const begun = new Map<RunStep, { runs: number; done: number; total: number }>();
  return (event) => {
    if (event.kind === 'reused') {
      listener(event);
      return;
    }
    const known = begun.get(event.step);
    const step = known ?? { runs: 0, done: 0, total: 0 };
    begun.set(event.step, step);
    if (event.kind === 'started') {
      step.done += step.total;
      step.total = 0;
      step.runs += 1;
      if (known === undefined) listener(event);
    } else if (event.kind === 'advanced') {
      step.total = event.total;
      listener({ ...event, done: step.done + event.done, total: step.done + event.total });
    } else if (step.runs === parts) listener(event);
  };
}

/** What is unsound in one costs the tests that are run there. */
export function joinRuns(runs: readonly PartRun[]): MutationRun {
  const sound = runs.filter(({ run }) => run.unhealthy === undefined);
  const unsound = runs.flatMap(({ columns, run: { unhealthy } }) =>
    unhealthy === undefined ? [] : columns.map(({ id }) => ({ column: id, reason: unhealthy })),
  );
  const all = runs.map(({ run }) => run);
  const rows = new Map(all.flatMap((run) => run.rows.map((row) => [row.id, row])));
  const unmutated = new Map(all.flatMap((run) => run.unmutated.map((one) => [one.file, one])));
  const standIn = all.find(({ standInReason }) => standInReason !== undefined);
  const [first] = all;
  if (first === undefined) throw new Error('There is no run to join');
  return {
    engine: [...new Set(all.map(({ engine }) => engine))].join(' and '),
    rows: [...rows.values()],
    cells: all.flatMap((run) => run.cells),
    ...(first.dealt && { dealt: [...new Set(all.flatMap(({ dealt = [] }) => dealt))] }),
    executions: all.reduce((sum, run) => sum + run.executions, 0),
    untrusted: [...all.flatMap((run) => run.untrusted), ...unsound],
    proven: all.flatMap(({ proven }) => proven),
    unmutated: [...unmutated.values()],
    ...(standIn?.standInReason !== undefined && { standInReason: standIn.standInReason }),
    unhealthy: sound.length === 0 ? first.unhealthy : undefined,
  };
}
