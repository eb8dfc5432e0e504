/** Runs jobs round by round through Vitest's own pool, in workers of ours. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestSequencer, TestSpecification, Vitest } from 'vitest/node';
import { siblingModule } from '../../host/sibling-module.ts';
import { specificationsOf } from '../../vitest/example-modules.ts';
import type { EngineOrder } from './engine-order.ts';
import type { Job, JobRecord } from './job.ts';
import { MutationWorker } from './mutation-worker.ts';
import { emptyJob, type hotJobs } from './plan-jobs.ts';
import type { SpareProcesses } from './spare-processes.ts';
import { WorkGate } from './work-gate.ts';

type Absorb = (job: Job, records: readonly JobRecord[]) => void;
type Report = (done: number, total: number) => void;
type PlannedJob = ReturnType<typeof hotJobs>[number];

export interface RoundsParts {
  readonly vitest: Vitest;
  /** The examined project's, absolute. */
  readonly root: string;
  /** Absolute; for the workers' records. */
  readonly folder: string;
  readonly orderFile: string;
  readonly workers: EngineOrder['workers'];
  readonly spare: SpareProcesses;
}

export class Rounds {
  readonly #parts: RoundsParts;
  #found: readonly TestSpecification[] | undefined;
  #specifications: readonly TestSpecification[] = [];
  #waiting: Job[] = [];
  readonly #gate: WorkGate;
  readonly #records = new Map<string, readonly JobRecord[]>();
  /** Jobs whose records nobody has seen, in the order of the plan. */
  #unseen: Job[] = [];
  #absorb: Absorb = () => undefined;
  readonly #busy = new Map<string, PromiseWithResolvers<undefined>>();
  #count = 0;
  /** Of the request that jobs are run for now. */
  #progress: { readonly before: number; done: number; readonly report: Report } = {
    ...{ before: 0, done: 0 },
    report: () => undefined,
  };

  constructor(parts: RoundsParts) {
    this.#parts = parts;
    const { vitest, folder, orderFile, spare } = parts;
    mkdirSync(join(folder, 'logs'));
    const { least, most } = parts.workers;
    this.#gate = new WorkGate({ least, most, now: () => performance.now() });
    const feed = {
      module: siblingModule(import.meta.url, 'worker'),
      order: orderFile,
      workers: most,
      spare,
      hanging: new Set<string>(),
      take: (worker: object, project: string, file: string) => this.#take(worker, { project, file }),
      spent: (worker: object, milliseconds: number) => this.#gate.spent(worker, milliseconds),
      finished: (worker: object, job: Job, records: readonly JobRecord[]) => {
        this.#gate.leave(worker);
        this.#release(job, records);
      },
    };
    for (const { config } of [vitest.getRootProject(), ...vitest.projects]) {
      config.runner = siblingModule(import.meta.url, 'runner-entry');
      config.pool = 'assay';
      config.poolRunner = { name: 'assay', createPoolWorker: (options) => new MutationWorker(options, feed) };
      config.maxWorkers = most;
      config.sequence.sequencer = InOrder;
      // Takes a stack trace for each test, whenever a file is loaded.
      config.includeTaskLocation = false;
    }
  }

  /** Finds the test files; a specification keeps the pool that was set when it was made. */
  async prepare({ code, columns }: Pick<EngineOrder, 'code' | 'columns'>): Promise<void> {
    const { vitest, root } = this.#parts;
    this.#found ??= await vitest.globTestSpecifications();
    this.#specifications = [...this.#found, ...specificationsOf(vitest, code.examples, { root, columns })];
  }

  /** Starts as many as run at the same time in any case, and has them do nothing: they are kept as spare ones. Resolves with all test files. */
  async startWorkers(): Promise<readonly string[]> {
    const { vitest, workers } = this.#parts;
    const found = await vitest.globTestSpecifications();
    const [first, ...others] = found.filter(({ pool }) => pool === 'assay');
    if (first === undefined) return [];
    this.#specifications = [first, ...others.filter(({ project }) => project === first.project)];
    const files = this.#specifications.slice(0, workers.least).map(({ moduleId }) => moduleId);
    await this.run(
      files.map((file) => emptyJob(first.project.name, file)),
      () => undefined,
    );
    return found.map(({ moduleId }) => moduleId);
  }

  /** Another request begins, whose jobs are counted by themselves. */
  begin(report: Report): void {
    this.#progress = { before: this.#count, done: 0, report };
  }

  async run(planned: readonly PlannedJob[], absorb: Absorb): Promise<void> {
    const { root, folder } = this.#parts;
    const jobs = planned.map((job): Job => {
      const id = String((this.#count += 1));
      return { ...job, id, root, log: join(folder, 'logs', `${id}.jsonl`) };
    });
    this.#unseen = [...jobs];
    this.#absorb = absorb;
    // What is cold has a process of its own.
    await this.#runIn(
      jobs.filter(({ tier }) => tier !== 'cold'),
      false,
    );
    await this.#runIn(
      jobs.filter(({ tier }) => tier === 'cold'),
      true,
    );
    for (const job of this.#unseen.splice(0)) absorb(job, this.#records.get(job.id) ?? []);
    this.#records.clear();
  }

  /** In the order of the plan, whichever came first; while others still run, since bookkeeping takes its time too. */
  #showRecords(): void {
    for (const job of [...this.#unseen]) {
      const records = this.#records.get(job.id);
      if (records === undefined) return;
      this.#unseen.shift();
      this.#records.delete(job.id);
      this.#absorb(job, records);
    }
  }

  async #runIn(jobs: readonly Job[], isolate: boolean): Promise<void> {
    if (jobs.length === 0) return;
    const { vitest } = this.#parts;
    for (const { config } of [vitest.getRootProject(), ...vitest.projects]) config.isolate = isolate;
    this.#waiting = [...jobs];
    const wanted = jobs.flatMap((job) =>
      this.#specifications
        .filter(({ project, moduleId }) => project.name === job.project && moduleId === job.file)
        .slice(0, 1),
    );
    await vitest.runTestSpecifications(wanted, false);
  }

  /** What a test holds (a port, a file) it may not find held by itself: unless it holds nothing, no file is run twice at the same time. */
  async #take(worker: object, { project, file }: Pick<Job, 'project' | 'file'>): Promise<Job> {
    while (this.#busy.has(file)) await this.#busy.get(file)?.promise;
    const index = this.#waiting.findIndex((job) => job.project === project && job.file === file);
    const [job] = this.#waiting.splice(index, 1);
    if (index === -1 || job === undefined) throw new Error(`There is no job for ${file}`);
    if (!job.isShared) this.#busy.set(file, Promise.withResolvers<undefined>());
    await this.#gate.enter(worker);
    return job;
  }

  #release({ id, file, isShared }: Job, records: readonly JobRecord[]): void {
    this.#records.set(id, records);
    if (!isShared) {
      const lock = this.#busy.get(file);
      this.#busy.delete(file);
      lock?.resolve(undefined);
    }
    this.#showRecords();
    const { before, report } = this.#progress;
    report((this.#progress.done += 1), this.#count - before);
  }
}

/** Leaves the jobs in the order that they were planned in. */
class InOrder implements TestSequencer {
  sort(specifications: TestSpecification[]): TestSpecification[] {
    return specifications;
  }

  shard(specifications: TestSpecification[]): TestSpecification[] {
    return specifications;
  }
}
