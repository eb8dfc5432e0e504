/** Runs columns once more under some rows, and writes down what their assertions look at. */
import { join } from 'node:path';
import type { FilePath } from '../../model/ids.ts';
import type { Instrumentation } from '../instrument/instrument-sources.ts';
import type { EngineOrder, RecordedColumn } from './engine-order.ts';
import { engineRows } from './engine-rows.ts';
import type { Job, JobRecord } from './job.ts';
import { movableFiles } from './movable-files.ts';
import { recordingJobs, type RecordedPlan } from './plan-recordings.ts';
import { RecordedLooks } from './recorded-looks.ts';
import type { Rounds } from './rounds.ts';

export interface Recording {
  readonly order: EngineOrder;
  readonly instrumentation: Instrumentation;
  readonly rounds: Pick<Rounds, 'run'>;
}

export async function recordColumns({ order, instrumentation, rounds }: Recording): Promise<RecordedColumn[]> {
  const rows = engineRows({ ...order.code, ...instrumentation });
  const mutantOf = new Map<string, string>([...rows].map(([mutant, { id }]) => [id, mutant]));
  const { leapable } = await movableFiles(order);
  const plans = plansOf(order, mutantOf, leapable);
  const looks = new RecordedLooks();
  const absorb = (job: Job, records: readonly JobRecord[]): void => looks.absorb(job, records);
  await rounds.run(recordingJobs(plans, false), absorb);
  // Some tests pass only where others ran before them.
  const missing = plans.map(({ hot, warm, ...plan }) => ({
    ...{ ...plan, hot: [] },
    warm: [...hot, ...warm].filter((mutant) => !looks.has(plan.column, mutant)),
  }));
  const open = missing.filter(({ warm }) => warm.length > 0);
  if (open.length > 0) await rounds.run(recordingJobs(open, true), absorb);
  return (order.recorded ?? []).map(({ column, hot, warm }) => {
    const asked = [...hot, ...warm].map((row) => [mutantOf.get(row) ?? row, row] as const);
    return looks.of(column, new Map(asked));
  });
}

function plansOf(
  order: EngineOrder,
  mutantOf: ReadonlyMap<string, string>,
  leapable: ReadonlySet<FilePath>,
): readonly RecordedPlan[] {
  const mutantsOf = (rows: readonly string[]): readonly string[] => rows.flatMap((row) => mutantOf.get(row) ?? []);
  return (order.recorded ?? []).flatMap(({ column, hot, warm }) => {
    const plan = order.columns[column];
    if (plan === undefined) return [];
    const isLeapable = leapable.has(plan.file);
    const file = join(order.code.root, plan.file);
    return [{ ...plan, column, isLeapable, file, hot: mutantsOf(hot), warm: mutantsOf(warm) }];
  });
}
