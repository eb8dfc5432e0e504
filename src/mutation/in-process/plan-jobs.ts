/** Which jobs the next round consists of, by what the ledger knows: pure. */
import type { Job, Pass, TestOrder } from './job.ts';
import type { ColumnState } from './column-state.ts';
import { SLOW } from './hot-series.ts';
import type { Ledger } from './ledger.ts';

/** A column as the engine's host knows it. */
export interface ColumnPlan {
  /** Its index. */
  readonly column: number;
  readonly key: string;
  readonly project: string;
  /** Absolute. */
  readonly file: string;
  /** Milliseconds that it took at most without a mutant. */
  readonly duration: number;
  /** Whether its file can run in several processes at the same time. */
  readonly isShareable: boolean;
  /** Whether time can leap in its file. */
  readonly isLeapable: boolean;
  /** Whether nothing that its file loads hides what it holds. */
  readonly isOpen?: boolean;
}

type PlannedJob = Omit<Job, 'id' | 'root' | 'log'>;
type JobTier = Job['tier'];

/**
 * Milliseconds: a factor on the unmutated time and a constant. What exceeds the hot limit is given more time in the warm tier: enough for
 * `expect.poll` and `vi.waitFor`, which fail after a second, unless told otherwise, and are checks.
 */
const LIMITS: Readonly<Record<JobTier, readonly [factor: number, constant: number]>> = {
  hot: [2, 100],
  warm: [3, 1_300],
  cold: [5, 2_000],
};

/** So many passes at most stand on one control; fewer where several workers can share the file, and would wait for each other. */
const LONGEST_JOB = 32;
const LONGEST_SHARED_JOB = 12;
/** So many jobs for each worker let all of them end at about the same time. */
const JOBS_EACH = 6;
/** For tests that wait: the shorter, the more of them wait at the same time; the longer, the fewer controls. */
const SHORTEST_SHARED_JOB = 4;
/** Milliseconds. */
const SHARED_TIME = 6_000;

/** Milliseconds that a test may keep its process busy at most, where it most likely does nothing but wait in time that leaps. */
const BUSY = 10;

/** Milliseconds that the test takes where it is run; `undefined` while nothing is known of it but its plan. */
function timeOf({ duration, isLeapable }: ColumnPlan, state?: ColumnState): number {
  const leaps = isLeapable && (state === undefined || state.level === 'hot');
  return leaps ? (state?.busy ?? Math.min(duration, BUSY)) : duration;
}

const isSlow = (plan: ColumnPlan, ledger: Ledger): boolean => timeOf(plan, stateOf(ledger, plan.column)) >= SLOW;

/** The first round: every column once, hot; what will take longest comes first. */
export function hotJobs(columns: readonly ColumnPlan[]): readonly PlannedJob[] {
  const shares = [...byFile(columns)].flatMap((inFile) => sharesOf(inFile)).toSorted((a, b) => sumOf(b) - sumOf(a));
  return shares.map((share) => {
    const job = jobOf({
      tier: 'hot',
      isHot: true,
      isWhole: false,
      columns: share,
      passes: [passOf('control', undefined, share)],
    });
    return { ...job, tests: share.map((plan) => ({ ...orderOf(plan, 'hot'), isWatched: plan.duration >= SLOW })) };
  });
}

/** Only starts a process, in time that leaps, as most files of code without a world can be run. */
export const emptyJob = (project: string, file: string): PlannedJob => ({
  ...{ tier: 'hot', project, file, tests: [], passes: [] },
  ...{ isWhole: false, isCareful: false, isShared: true, isLeaping: true },
});

/** Far beyond the limits that tests have of their own, in milliseconds. */
const UNHURRIED = 30_000;

/** The one round in which nothing is done against waiting. */
export const unhurriedJobs = (columns: readonly ColumnPlan[]): readonly PlannedJob[] =>
  hotJobs(columns.map((plan) => ({ ...plan, isShareable: false, isLeapable: false }))).map((job) => ({
    ...job,
    tests: job.tests.map((order) => ({ ...order, limit: UNHURRIED, isWatched: false })),
  }));

/** Milliseconds of unmutated tests, by which a file is shared out where that can change nothing. */
const SHARE = 100;
const MOST_SHARES = 16;

function sharesOf(columns: readonly ColumnPlan[]): readonly (readonly ColumnPlan[])[] {
  const shares = Array.from({ length: shareCount(columns) }, (): ColumnPlan[] => []);
  for (const plan of columns.toSorted((a, b) => b.duration - a.duration)) {
    shares.toSorted((a, b) => sumOf(a) - sumOf(b))[0]?.push(plan);
  }
  return shares.filter((share) => share.length > 0);
}

const shareCount = (columns: readonly ColumnPlan[]): number =>
  isShared(columns) ? Math.max(1, Math.min(MOST_SHARES, Math.round(sumOf(columns) / SHARE))) : 1;

/** The next round; empty when every pair is decided. `workers`: as many as run at the same time in any case. */
export function colderJobs(columns: readonly ColumnPlan[], ledger: Ledger, workers: number): readonly PlannedJob[] {
  const files = [...byFile(columns)].map((inFile) => [...companies(inFile, ledger)]);
  const passes = files.flat().reduce((sum, company) => sum + wantedPasses(ledger, company.columns, 'warm').length, 0);
  const shared = Math.min(LONGEST_JOB, Math.max(LONGEST_SHARED_JOB, Math.ceil(passes / (JOBS_EACH * workers))));
  const jobs = files.map((inFile) =>
    inFile.flatMap((company) => [
      ...controlJobs(company, ledger),
      ...warmJobs(company, ledger, shared),
      ...coldJobs(company, ledger),
    ]),
  );
  return inTurns(jobs);
}

/** Columns of one file and level that are run together. */
interface Company {
  readonly level: ColumnState['level'];
  readonly columns: readonly ColumnPlan[];
}

/**
 * A column that left the hot tier is first run all by itself, then with the whole file, and then so in a process of its own. One that
 * leaves something behind fails nobody but itself, and one that is slow keeps nobody else waiting.
 */
function* companies(columns: readonly ColumnPlan[], ledger: Ledger): Iterable<Company> {
  for (const [level, here] of Map.groupBy(columns, ({ column }) => stateOf(ledger, column).level)) {
    if (level === 'untrusted') continue;
    const isOdd = (plan: ColumnPlan): boolean => stateOf(ledger, plan.column).isCareful || isSlow(plan, ledger);
    const isApart = (plan: ColumnPlan): boolean => level === 'alone' || (level === 'hot' && isOdd(plan));
    for (const one of here.filter(isApart)) yield { level, columns: [one] };
    const together = here.filter((plan) => !isApart(plan));
    if (together.length > 0) yield { level, columns: together };
  }
}

const groundOf = (level: Company['level'], ledger: Ledger): Pick<JobShape, 'isWhole' | 'isHot' | 'ledger'> => ({
  ledger,
  isWhole: level === 'whole' || level === 'cold',
  isHot: level === 'hot',
});

/** For columns of which nothing is known on this level. */
function controlJobs({ level, columns }: Company, ledger: Ledger): readonly PlannedJob[] {
  const unseen = columns.filter(({ column }) => stateOf(ledger, column).covered === undefined);
  if (level === 'hot' || unseen.length === 0) return [];
  const passes = [passOf('control', undefined, unseen), passOf('placebo', undefined, unseen)];
  const tier = level === 'cold' ? 'cold' : 'warm';
  return [jobOf({ tier, columns: unseen, passes, ...groundOf(level, ledger) })];
}

/** `shared`: passes in a job of a file that several workers can share. */
function warmJobs({ level, columns }: Company, ledger: Ledger, shared: number): readonly PlannedJob[] {
  const isApart = columns.length === 1 && columns.every((plan) => isSlow(plan, ledger));
  const isCareful = columns.some(({ column }) => stateOf(ledger, column).isCareful);
  const wanted = wantedPasses(ledger, columns, 'warm');
  return chunks(wanted, isApart ? lengthApart(columns) : lengthTogether(columns, shared)).map((passes) => {
    const involved = columns.filter(({ column }) => passes.some((pass) => pass.columns.includes(column)));
    const control = passOf('control', undefined, involved);
    const proven = isCareful ? passes.flatMap((pass) => [pass, control]) : [...passes, control];
    return jobOf({ tier: 'warm', columns: involved, passes: proven, isCareful, ...groundOf(level, ledger) });
  });
}

const isShared = (columns: readonly ColumnPlan[]): boolean => columns.some(({ isShareable }) => isShareable);

const lengthTogether = (columns: readonly ColumnPlan[], shared: number): number =>
  isShared(columns) ? shared : LONGEST_JOB;

function lengthApart(columns: readonly ColumnPlan[]): number {
  const [first] = columns;
  if (first === undefined || !isShared(columns)) return LONGEST_JOB;
  return Math.max(SHORTEST_SHARED_JOB, Math.min(LONGEST_SHARED_JOB, Math.round(SHARED_TIME / first.duration)));
}

/** Each has a process of its own. */
function coldJobs({ level, columns }: Company, ledger: Ledger): readonly PlannedJob[] {
  return wantedPasses(ledger, columns, 'cold').map((pass) => {
    const involved = columns.filter(({ column }) => pass.columns.includes(column));
    return jobOf({ tier: 'cold', columns: involved, passes: [pass], ...groundOf(level, ledger) });
  });
}

type PlannedPass = Omit<Pass, 'id'>;

/** One pass a mutant, with all columns of the file that need it. */
function wantedPasses(ledger: Ledger, columns: readonly ColumnPlan[], tier: 'warm' | 'cold'): readonly PlannedPass[] {
  const passes = new Map<string, number[]>();
  for (const { column } of columns) {
    for (const mutant of wantedOf(ledger, column, tier)) {
      const known = passes.get(mutant) ?? [];
      known.push(column);
      passes.set(mutant, known);
    }
  }
  return [...passes].map(([mutant, wanting]) => ({ role: 'mutant', mutant, columns: wanting }));
}

/** What was asked for, and everything reached that no attempt has decided. */
function wantedOf(ledger: Ledger, column: number, tier: 'warm' | 'cold'): readonly string[] {
  const { level, covered, wanted } = stateOf(ledger, column);
  if (level === 'untrusted' || covered === undefined) return [];
  return [...ledger.reachedBy(column)].filter((mutant) => {
    const asked = wanted.get(mutant);
    if (asked !== undefined) return asked === tier;
    return ledger.resultOf(column, mutant) === undefined && tier === (level === 'cold' ? 'cold' : 'warm');
  });
}

interface JobShape {
  readonly tier: JobTier;
  readonly columns: readonly ColumnPlan[];
  readonly passes: readonly PlannedPass[];
  readonly isWhole: boolean;
  readonly isCareful?: boolean;
  /** A column that fails in time that leaps is run in real time. */
  readonly isHot: boolean;
  /** Absent in the first round. */
  readonly ledger?: Ledger;
}

function jobOf({ tier, columns, passes, isWhole, isCareful = false, isHot, ledger }: JobShape): PlannedJob {
  const [first] = columns;
  if (first === undefined) throw new Error('A job has at least one column');
  const outside = ledger?.outsideOf(first.column);
  return {
    ...{ tier, project: first.project, file: first.file, isWhole, isCareful, isShared: first.isShareable },
    isLeaping: isHot && first.isLeapable,
    ...(tier === 'hot' && first.isOpen === true && { isOpen: true }),
    ...(outside !== undefined && { outside }),
    tests: columns.map((plan) => orderOf(plan, tier, ledger?.columns[plan.column]?.steps)),
    passes: passes.map((pass, id) => ({ ...pass, id })),
  };
}

function orderOf({ column, key, duration }: ColumnPlan, tier: JobTier, steps?: number): TestOrder {
  const [factor, constant] = LIMITS[tier];
  const limit = Math.ceil(constant + factor * duration);
  return { column, key, limit, except: [], isWatched: false, ...(steps !== undefined && { steps }) };
}

const passOf = (role: Pass['role'], mutant: string | undefined, columns: readonly ColumnPlan[]): PlannedPass => ({
  ...{ role, mutant },
  columns: columns.map(({ column }) => column),
});

const sumOf = (columns: readonly ColumnPlan[]): number => columns.reduce((sum, plan) => sum + timeOf(plan), 0);

/** One of each, then the next of each: two jobs of one file never run at the same time. */
function inTurns<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}

function chunks<Item>(items: readonly Item[], length: number): readonly (readonly Item[])[] {
  if (items.length === 0) return [];
  return Array.from({ length: Math.ceil(items.length / length) }, (_, index) =>
    items.slice(index * length, (index + 1) * length),
  );
}

const byFile = (columns: readonly ColumnPlan[]): Iterable<readonly ColumnPlan[]> =>
  Map.groupBy(columns, ({ project, file }) => JSON.stringify([project, file])).values();

function stateOf(ledger: Ledger, column: number): ColumnState {
  const state = ledger.columns[column];
  if (state === undefined) throw new Error(`There is no column ${column}`);
  return state;
}
