/** Does jobs as the engine's workers do, on a made-up project: what its tests do is up to a world. */
import { HotSeries, type Step } from '../../../src/mutation/in-process/hot-series.ts';
import type { Job, JobRecord, Pass, TestOrder } from '../../../src/mutation/in-process/job.ts';
import { leavesTraces, remainingJob } from '../../../src/mutation/in-process/remaining-job.ts';
import {
  cutBy,
  ended,
  FAILED_CHECK,
  loaded,
  loading,
  opened,
  openedMany,
  passOver,
  theSeries,
} from './job-builders.ts';

export type Happening = 'passed' | 'failed' | 'skipped' | 'crash' | 'timeout';

export interface World {
  readonly mutants: ReadonlySet<string>;
  /** What the test file evaluates while it loads. */
  readonly early: readonly string[];
  /** What it makes for tests that use it. */
  readonly deferred: readonly string[];
  coveredBy(column: number): readonly string[];
  newProcess(): void;
  newModules(): void;
  /** One attempt of a test; no mutant is active when there is none that it evaluates. */
  attempt(column: number, mutant: string | undefined): Happening;
}

type Death = 'crash' | 'timeout';

export class FakeWorker {
  readonly #world: World;
  /** So many ends are written together where attempts cannot reach into each other; nothing is taken for proven when there is none. */
  readonly #together: number | undefined;
  #records: JobRecord[] = [];
  /** Not written yet: lost when the process dies. */
  #kept: JobRecord[] = [];
  readonly #fatal = new Set<string>();

  constructor(world: World, together?: number) {
    this.#world = world;
    this.#together = together;
  }

  run(job: Job): readonly JobRecord[] {
    this.#records = [];
    if (job.tier === 'cold') this.#world.newProcess();
    for (let rest: Job | undefined = job; rest !== undefined;) {
      const death = this.#runOnce(rest);
      if (death === undefined) break;
      this.#kept = [];
      rest = remainingJob(rest, this.#records);
      this.#records.push(cutBy(death));
      this.#world.newProcess();
    }
    if (job.tier === 'cold' || leavesTraces(this.#records)) this.#world.newProcess();
    return this.#records;
  }

  #runOnce(job: Job): Death | undefined {
    for (const pass of job.passes) {
      this.#world.newModules();
      const { early, deferred } = this.#world;
      const facts =
        job.tier === 'hot' ? loaded(pass.id, [...early], [...deferred]) : loaded(pass.id, [...early, ...deferred]);
      this.#records.push(loading(pass.id), facts);
      const begun = this.#records.length;
      const death = job.tier === 'hot' ? this.#runHot(job) : this.#runPass(job, pass);
      if (death !== undefined) return death;
      this.#records.push(passOver(pass.id, job.tier === 'hot' ? [...early] : [...early, ...deferred]));
      const hasFailed = this.#records.slice(begun).some((record) => record.kind === 'end' && record.state !== 'passed');
      if (job.isCareful && pass.role === 'control' && hasFailed) return 'crash';
    }
    return undefined;
  }

  #runPass(job: Job, pass: Pass): Death | undefined {
    for (const { column } of job.tests.filter((test) => pass.columns.includes(test.column))) {
      this.#write(opened(column, pass.mutant));
      const end = this.#attempt(column, pass, pass.role === 'control');
      if (typeof end === 'string') return end;
      this.#write(end, theSeries(column));
    }
    return undefined;
  }

  #runHot({ tests }: Job): Death | undefined {
    for (const [index, test] of tests.entries()) {
      const series = this.#seriesOf(test, index === 0);
      for (let step: Step | undefined = series.first(); step !== undefined;) {
        const isOfMany = step.role === 'mutant' && series.isProven && test.isTold !== true;
        this.#open(test.column, step.mutant, isOfMany);
        const end = this.#attempt(test.column, step, series.steps === 0);
        if (typeof end === 'string') return end;
        if (isOfMany) this.#kept.push(end);
        else this.#write(end);
        if (end.state === 'failed' && end.mutant !== undefined) this.#fatal.add(end.mutant);
        step = series.after(step, end, false);
      }
      this.#write({ ...series.record, around: [] });
    }
    return undefined;
  }

  #seriesOf({ column, except, isWatched }: TestOrder, isForced: boolean): HotSeries {
    const { mutants, early } = this.#world;
    return new HotSeries({
      column,
      mutants,
      except: new Set(except),
      isWatched,
      isForced,
      early: () => new Set(early),
      isDoomed: (id) => this.#fatal.has(id),
      ...(this.#together !== undefined && { proof: { isOpen: true, isIntact: () => true } }),
    });
  }

  #attempt(column: number, { role, mutant }: Pick<Step, 'role' | 'mutant'>, isFirst: boolean) {
    const happening = this.#world.attempt(column, role === 'mutant' ? mutant : undefined);
    if (happening === 'crash' || happening === 'timeout') return happening;
    const state = role === 'forced' ? 'failed' : happening;
    return ended(column, {
      ...(state === 'failed' ? FAILED_CHECK : { state }),
      ...{ role, ...(mutant !== undefined && { mutant }) },
      ...(role === 'control' && isFirst && { covered: [...this.#world.coveredBy(column)] }),
    });
  }

  #write(...records: readonly JobRecord[]): void {
    this.#records.push(...this.#kept.splice(0), ...records);
  }

  #open(column: number, mutant: string | undefined, isOfMany: boolean): void {
    const last = this.#records.at(-1);
    const isAnnounced = last?.kind === 'open' && last.isMany === true && this.#kept.length < (this.#together ?? 0);
    if (!isOfMany) this.#write(opened(column, mutant));
    else if (!isAnnounced) this.#write(openedMany(column));
  }
}
