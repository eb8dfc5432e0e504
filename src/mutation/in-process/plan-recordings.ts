/** Which jobs find out what assertions look at: pure. */
import type { Job, Pass, TestOrder } from './job.ts';

type RecordingJob = Omit<Job, 'id' | 'root' | 'log'>;

/** A column as the engine's host knows it, and the mutants under which it is to be looked at. */
export interface RecordedPlan {
  readonly column: number;
  readonly key: string;
  readonly project: string;
  /** Absolute. */
  readonly file: string;
  /** Milliseconds that it took at most without a mutant. */
  readonly duration: number;
  /** Whether time can leap in its file. */
  readonly isLeapable: boolean;
  readonly hot: readonly string[];
  readonly warm: readonly string[];
}

/** So many passes at most are compared with one control. */
const LONGEST_JOB = 24;

/** `isWhole`: the tests that are not asked for run too, since some build on others. */
export function recordingJobs(plans: readonly RecordedPlan[], isWhole: boolean): readonly RecordingJob[] {
  const files = [...Map.groupBy(plans, ({ project, file }) => JSON.stringify([project, file])).values()];
  const hot = isWhole ? [] : files.flatMap((inFile) => hotJob(inFile.filter((plan) => plan.hot.length > 0)));
  return [...hot, ...files.flatMap((inFile) => warmJobs(inFile, isWhole))];
}

function hotJob(plans: readonly RecordedPlan[]): readonly RecordingJob[] {
  const [first] = plans;
  if (first === undefined) return [];
  const tests = plans.map((plan) => ({ ...orderOf(plan), only: [...plan.hot] }));
  return [{ ...jobOf(first, false), tier: 'hot', tests, passes: [{ ...controlOf(plans), id: 0 }] }];
}

function warmJobs(plans: readonly RecordedPlan[], isWhole: boolean): readonly RecordingJob[] {
  const wanted = plans.flatMap((plan) =>
    (isWhole ? [...plan.hot, ...plan.warm] : plan.warm).map((mutant) => ({ plan, mutant })),
  );
  const byMutant = [...Map.groupBy(wanted, ({ mutant }) => mutant).entries()];
  return Array.from({ length: Math.ceil(byMutant.length / LONGEST_JOB) }, (_, index) =>
    byMutant.slice(index * LONGEST_JOB, (index + 1) * LONGEST_JOB),
  ).flatMap((chunk) => {
    const involved = [...new Set(chunk.flatMap(([, pairs]) => pairs.map(({ plan }) => plan)))];
    const [first] = involved;
    if (first === undefined) return [];
    const passes = chunk.map(([mutant, pairs]): Omit<Pass, 'id'> => ({
      ...{ role: 'mutant', mutant },
      columns: pairs.map(({ plan }) => plan.column),
    }));
    const control = controlOf(involved);
    return [
      {
        ...jobOf(first, isWhole),
        tier: 'warm',
        tests: involved.map(orderOf),
        passes: [control, ...passes, control].map((pass, id) => ({ ...pass, id })),
      },
    ];
  });
}

const jobOf = (
  { project, file, isLeapable }: RecordedPlan,
  isWhole: boolean,
): Omit<RecordingJob, 'tier' | 'tests' | 'passes'> => ({
  ...{ project, file, isWhole, isCareful: false, isShared: false, isRecorded: true },
  // What fails without the others may fail for the time, too.
  isLeaping: isLeapable && !isWhole,
});

const controlOf = (plans: readonly RecordedPlan[]): Omit<Pass, 'id'> => ({
  ...{ role: 'control', mutant: undefined },
  columns: plans.map(({ column }) => column),
});

/** Milliseconds that an attempt may take: to write down what is looked at takes longer than to look. */
const limitOf = (duration: number): number => Math.ceil(2_000 + 10 * duration);

const orderOf = ({ column, key, duration }: RecordedPlan): TestOrder => ({
  ...{ column, key, limit: limitOf(duration), except: [], isWatched: false },
});
