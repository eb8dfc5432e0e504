/** What a worker knows of the job that it is doing. Shared by the worker's entry and its runner. */
import { isLimit } from '../../vitest/classify-attempt.ts';
import type { ErrorRecord } from '../../vitest/vitest-record.ts';
import type { EndRecord, Job, JobRecord, Pass, TestOrder } from './job.ts';
import { HotSeries, type Step } from './hot-series.ts';
import { builtIns } from './intrinsics.ts';
import { JobLog } from './job-log.ts';
import type { MutantSwitch } from './mutant-switch.ts';
import { ProcessState } from './process-state.ts';
import type { RecordedAttempts } from './recorded-attempts.ts';
import type { StackReader } from './stack-reader.ts';
import { LOAD_LIMIT, MostSteps, stepLimit } from './step-limit.ts';
import type { WorkerClock } from './worker-time.ts';

/** One attempt, from before its `beforeEach` until after its clean-ups. */
export interface Attempt {
  readonly order: TestOrder;
  readonly step: Step;
  readonly startedAt: number;
  /** What the clock had leapt over by then, in milliseconds, and its mark. */
  readonly leapt: number;
  readonly mark: number;
  readonly covered: Set<string> | undefined;
  /** Whether it is one of many that cannot reach into each other, and wait for nothing. */
  readonly isOfMany: boolean;
  readonly bodyErrors: ErrorRecord[];
}

export interface SessionTools {
  readonly mutantSwitch: MutantSwitch;
  /** Ids of all mutants that are run here. */
  readonly mutants: ReadonlySet<string>;
  /** Whatever a test does to the time. */
  readonly clock: WorkerClock;
  readonly stacks: StackReader;
  /** Whether something is a function of the code under test. */
  readonly isOfCode?: (value: unknown) => boolean;
  /** The file has been loaded for the first time: what the process has now is what each pass begins with. */
  readonly onFirstLoaded: (process: ProcessState) => void;
  /** Present where assertions are written down. */
  readonly recordings?: RecordedAttempts;
}

/** Of a control behind which something was left. */
const voidIn = (series: HotSeries | undefined, { role }: Step): Pick<EndRecord, 'isVoid'> =>
  role === 'control' && series?.isVoid === true ? { isVoid: true } : {};

const openingOf = ({ column, limit }: TestOrder, { mutant }: Step): JobRecord => ({
  ...{ kind: 'open', column, limit },
  ...(mutant !== undefined && { mutant }),
});

export class WorkerSession {
  readonly job: Job;
  readonly stacks: StackReader;
  readonly #tools: SessionTools;
  readonly #log: JobLog;
  readonly #early = new Set<string>();
  readonly #deferred = new Set<string>();
  readonly #series = new Map<number, HotSeries>();
  /** By any control of the job. */
  readonly #reached = new Set<string>();
  /** Mutants under which the last test failed. */
  readonly #fatal = new Set<string>();
  readonly #around = new Map<number, Set<string>>();
  #pass: Pass = { id: 0, role: 'control', mutant: undefined, columns: [] };
  #isForced: boolean;
  readonly #outside = new MostSteps();
  /** Whether an attempt of this pass failed. */
  #hasFailed = false;
  #strays = 0;
  /** Whether an attempt took longer than it may, and so may still be going on. */
  wasLate = false;
  /** Whether an attempt was cut off in real time: nobody can drop what it does yet. */
  #wasCutOff = false;
  readonly #cleanUps: (() => unknown)[] = [];
  /** When the file was loaded first, and when the test began that runs. */
  readonly #ground: ProcessState;
  readonly #process = new ProcessState();

  constructor(job: Job, tools: SessionTools) {
    this.job = job;
    this.#tools = tools;
    this.#ground = new ProcessState(builtIns, tools.isOfCode);
    this.stacks = tools.stacks;
    this.#log = new JobLog(job.log);
    this.#isForced = job.tier === 'hot';
  }

  get clock(): WorkerClock {
    return this.#tools.clock;
  }

  get isHot(): boolean {
    return this.job.tier === 'hot';
  }

  beginPass(planned: Pass): void {
    const pass = planned.role === 'placebo' ? { ...planned, mutant: this.#reached.values().next().value } : planned;
    this.#pass = pass;
    this.#hasFailed = false;
    this.#outside.forget();
    this.#early.clear();
    this.#deferred.clear();
    this.#series.clear();
    this.#around.clear();
    this.#tools.mutantSwitch.state.forget(this.job.isOpen);
    this.#log.write({ kind: 'load', pass: pass.id, limit: LOAD_LIMIT[this.job.tier] });
    this.#tools.recordings?.startPass();
    this.#coverInto(this.#early);
    // What is made under a mutant has to be made with it.
    this.#tools.mutantSwitch.deferInto(this.isHot ? this.#deferred : undefined);
    this.#activatePass();
  }

  /** What is active outside attempts. */
  #activatePass(): void {
    const { role, mutant } = this.#pass;
    const limit = role === 'control' ? Infinity : stepLimit(this.job.outside);
    this.#tools.mutantSwitch.activate(mutant, limit, role === 'placebo');
  }

  /** Only a control says what is reached. */
  #coverInto(covered: Set<string> | undefined): void {
    this.#tools.mutantSwitch.coverInto(this.#pass.role === 'control' ? covered : undefined);
  }

  /** Hooks that run once come next: what they evaluate is early. */
  enterSuite(): void {
    this.#tools.mutantSwitch.state.unsettle();
    this.#coverInto(this.#early);
  }

  /** A test comes next; `undefined`: one that is not asked for, whose doings concern nobody. */
  enterTest(column: number | undefined): void {
    this.#coverInto(column === undefined ? undefined : this.#aroundOf(column));
    // Tests that are run with the whole file may build on each other.
    if (this.job.isWhole) return;
    this.#tools.mutantSwitch.state.mark();
    if (this.job.isOpen !== true) this.#process.mark();
  }

  /** What is evaluated from now on was left behind by something that is over. */
  leaveSuite(): void {
    this.#tools.mutantSwitch.state.unsettle();
    this.#coverInto(undefined);
  }

  /** What hooks around the attempts of a test evaluate, for which a mutant would be active too late. */
  #aroundOf(column: number): Set<string> {
    const around = this.#around.get(column) ?? new Set();
    this.#around.set(column, around);
    return around;
  }

  /**
   * Whether no other test can begin here: what an attempt that was cut off does yet (put back a mock, load a module) would be taken for
   * its doings. The parent has the rest of the job done in another process.
   */
  get isSpent(): boolean {
    return this.isHot && this.#wasCutOff;
  }

  /** The file was loaded, or failed to. */
  loaded(error: ErrorRecord | undefined): void {
    const { mutantSwitch } = this.#tools;
    const { isOverrun } = mutantSwitch;
    mutantSwitch.deferInto(undefined);
    if (!this.#ground.isMarked) this.#tools.onFirstLoaded(this.#ground);
    this.#log.write({
      ...{ kind: 'file', pass: this.#pass.id, early: [...this.#early], deferred: [...this.#deferred] },
      ...(error && { error }),
      ...(isOverrun && { isOverrun }),
    });
  }

  /** To be done when the tests of this pass have run. */
  afterPass(cleanUp: () => unknown): void {
    this.#cleanUps.push(cleanUp);
  }

  /** Whether the process may go on with the next pass. */
  async endPass(): Promise<boolean> {
    for (const cleanUp of this.#cleanUps.splice(0)) await cleanUp();
    this.#ground.restore();
    for (const ids of [this.#early, ...this.#around.values()]) for (const id of ids) this.#reached.add(id);
    this.#outside.note(this.#tools.mutantSwitch);
    const { steps: outside, isOverrun } = this.#outside.most;
    const record = { kind: 'pass' as const, pass: this.#pass.id, early: [...this.#early], outside };
    this.#log.write({ ...record, ...(isOverrun && { isOverrun }) });
    this.#tools.mutantSwitch.coverInto(undefined);
    this.#tools.mutantSwitch.activate(undefined, Infinity);
    return !this.job.isCareful || this.#pass.role !== 'control' || !this.#hasFailed;
  }

  /** All passes are done. */
  over(isQuiet: boolean): void {
    this.#log.write({ kind: 'over', isQuiet, ...(this.isSpent && { isSpent: true }) });
  }

  /** What is to be done with the test of this key; `undefined` when it is not asked for. */
  orderOf(key: string): TestOrder | undefined {
    return this.job.tests.find((order) => order.key === key && this.#pass.columns.includes(order.column));
  }

  /** The first attempt of a test. */
  firstStep({ column, except, isWatched, only }: TestOrder): Step {
    const { role, mutant } = this.#pass;
    if (!this.isHot) return { role, mutant };
    const series = new HotSeries({
      ...{ column, isWatched, isForced: this.#isForced },
      mutants: only === undefined ? this.#tools.mutants : new Set(only),
      except: new Set(except),
      early: () => this.#early.union(this.#aroundOf(column)),
      isDoomed: (id) => this.#fatal.has(id),
      ...(this.job.isOpen === true && { proof: this.#tools.mutantSwitch.state }),
    });
    this.#isForced = false;
    this.#series.set(column, series);
    return series.first();
  }

  begin(order: TestOrder, step: Step): Attempt {
    const { mutantSwitch, clock } = this.#tools;
    const { column, limit } = order;
    const { role, mutant } = step;
    const series = this.#series.get(column);
    const isOfMany = role === 'mutant' && series?.isProven === true && order.isTold !== true;
    if (isOfMany) this.#log.announce({ kind: 'open', column, limit, isMany: true });
    else this.#log.write(openingOf(order, step));
    const isFirst = role === 'control' && (series?.steps ?? 0) === 0;
    const covered = isFirst ? new Set<string>() : undefined;
    this.#outside.note(mutantSwitch);
    this.#process.tidy();
    mutantSwitch.state.restore();
    mutantSwitch.state.use();
    mutantSwitch.coverInto(covered);
    mutantSwitch.activate(mutant, this.#stepLimit(order, role), role === 'placebo');
    this.#strays = 0;
    this.#tools.recordings?.begin();
    const time = { startedAt: clock.now(), leapt: clock.leapt, mark: clock.mark() };
    return { ...time, order, step, covered, isOfMany, bodyErrors: [] };
  }

  #stepLimit(order: TestOrder, role: Step['role']): number {
    if (role === 'control') return Infinity;
    return stepLimit(this.#series.get(order.column)?.steps ?? order.steps);
  }

  /** An error that nothing caught, from work that some attempt left behind. */
  stray(): void {
    this.#strays += 1;
  }

  /** Writes down how an attempt ended, and says what follows; `undefined` when the test is done with. */
  end(attempt: Attempt, how: Pick<EndRecord, 'state'> & Partial<EndRecord>): Step | undefined {
    const { order, step, covered } = attempt;
    const record = this.#recordOf(attempt, how);
    this.#coverInto(this.#aroundOf(order.column));
    this.#activatePass();
    for (const id of covered ?? []) this.#reached.add(id);
    this.#hasFailed ||= record.state !== 'passed';
    this.#process.isUntidy = record.state !== 'passed';
    this.#noteFate(step, record);
    const series = this.#series.get(order.column);
    const isLate = this.#noteTime(attempt, record);
    const next = series?.after(step, record, isLate || this.#strays > 0);
    if (next !== undefined) {
      this.#log.keep({ ...record, ...voidIn(series, step) });
      return next;
    }
    this.#log.write(record);
    return undefined;
  }

  /** Whether it took longer than it may. */
  #noteTime({ order, step, isOfMany, mark }: Attempt, { duration, leapt = 0, errors = [] }: EndRecord): boolean {
    const isLate = duration > order.limit;
    // The record before it tells what it may take.
    if (isLate && isOfMany) this.#log.keep(openingOf(order, step));
    this.wasLate ||= isLate;
    // One that came to its end by itself, however slowly, does nothing any more.
    this.#wasCutOff ||= duration - leapt > order.limit && errors.some(isLimit);
    // Where time leaps, what it left would come at once, in the middle of what comes after it.
    this.#tools.clock.dropSince(mark);
    return isLate;
  }

  #noteFate({ mutant }: Step, { state }: EndRecord): void {
    if (mutant === undefined) return;
    if (state === 'failed') this.#fatal.add(mutant);
    else this.#fatal.delete(mutant);
  }

  #recordOf(attempt: Attempt, how: Pick<EndRecord, 'state'> & Partial<EndRecord>): EndRecord {
    const { mutantSwitch, clock, recordings } = this.#tools;
    const { order, step, covered } = attempt;
    const { hits, steps, isOverrun } = mutantSwitch;
    return {
      ...{ kind: 'end', column: order.column, role: step.role },
      ...(step.mutant !== undefined && { mutant: step.mutant }),
      ...{ duration: clock.now() - attempt.startedAt, hits, steps },
      ...(clock.leapt > attempt.leapt && { leapt: clock.leapt - attempt.leapt }),
      ...(isOverrun && { isOverrun }),
      ...(covered && { covered: [...covered] }),
      ...recordings?.end(order.column, step.role),
      ...how,
    };
  }

  /** The last attempt of the test is over, with all that is around it. */
  leaveTest(column: number): void {
    const record = this.#series.get(column)?.record ?? { kind: 'series', column, unsound: [] };
    this.#log.write({ ...record, around: [...this.#aroundOf(column)] });
    this.#process.tidy();
    this.#tools.mutantSwitch.state.restore();
  }

  /** The hot tier would not do the test justice. */
  refuse(column: number, stopped: string): void {
    this.#log.write({ kind: 'series', column, unsound: [], around: [], stopped });
  }
}
