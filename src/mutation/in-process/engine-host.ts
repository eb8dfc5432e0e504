/** A child process: holds the examined project's Vitest, serves it instrumented code, and runs jobs until every pair is decided. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject, TestSequencer, TestSpecification, Vitest } from 'vitest/node';
import { answerParent, siblingModule } from '../../host/child-process.ts';
import { contains } from '../../model/location.ts';
import { configureProjects, importVitest, withoutCaches } from '../../vitest/configure-vitest.ts';
import { serveModules, specificationsOf } from '../../vitest/example-modules.ts';
import { neverName } from '../instrument/adapt-mutators.ts';
import { instrumentSources, type Instrumentation } from '../instrument/instrument-sources.ts';
import { engineOrderSchema, type EngineAnswer, type EngineOrder } from './engine-order.ts';
import type { Job, JobRecord } from './job.ts';
import { Ledger, type SurvivorGroup } from './ledger.ts';
import { switchWiring } from './mutant-switch.ts';
import { MutationWorker } from './mutation-worker.ts';
import { colderJobs, hotJobs } from './plan-jobs.ts';
import { WorkGate } from './work-gate.ts';
import { serveInstrumented } from './serve-instrumented.ts';
import { SpareProcesses } from './spare-processes.ts';
import type { WorkerOrder } from './worker-order.ts';

type Absorb = (job: Job, records: readonly JobRecord[]) => void;
type PlannedJob = ReturnType<typeof hotJobs>[number];

answerParent(async (raw, report): Promise<EngineAnswer> => {
  const order = engineOrderSchema.parse(raw);
  const { createVitest, version } = await importVitest(order.root);
  const wiring = switchWiring(randomBytes(6).toString('hex'));
  const [instrumentation, vitest] = await Promise.all([
    instrumentSources({ ...order, ...wiring }),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- every Vitest 5 knows this form
    createVitest('test', {
      ...(order.configFile !== undefined && { config: order.configFile }),
      watch: false,
      ui: false,
      reporters: [{}],
      ...withoutCaches(version),
    }),
  ]);
  const spare = new SpareProcesses();
  try {
    const unsupported = unsupportedReason(vitest, order);
    if (unsupported !== undefined) return { ...NOTHING, unsupported };
    const workerOrder: WorkerOrder = {
      root: order.root,
      globalKey: wiring.globalKey,
      mutants: idsOf(instrumentation),
    };
    const orderFile = join(order.folder, 'worker-order.json');
    writeFileSync(orderFile, JSON.stringify(workerOrder));
    configureProjects(vitest);
    serveInstrumented(vitest, instrumentation.files, order.root);
    serveModules(vitest, order.examples, order.root);
    const rounds = new Rounds({ vitest, order, orderFile, spare });
    await rounds.prepare();
    return await decideAll({ order, instrumentation, rounds, report });
  } finally {
    spare.close();
    await vitest.close();
  }
});

/** Of all that is run. */
const idsOf = ({ mutants, placed }: Instrumentation): string[] => [
  ...mutants.filter(({ arid }) => arid === undefined).map(({ engineId }) => engineId),
  ...placed.map(neverName),
];

const NOTHING: EngineAnswer = { mutants: [], placed: [], unmutated: [], pairs: [], untrusted: [], executions: 0 };

function unsupportedReason({ projects }: Vitest, { columns }: EngineOrder): string | undefined {
  const names = new Set(columns.map(({ project }) => project));
  const isNative = projects.some(({ name, config }) => names.has(name) && !usesModuleRunner(config));
  return isNative
    ? "its tests are loaded by Node itself, past Vite's module runner (`viteModuleRunner: false`)"
    : undefined;
}

const usesModuleRunner = ({ experimental }: TestProject['config']): boolean =>
  Reflect.get(experimental, 'viteModuleRunner') !== false;

interface Decision {
  readonly order: EngineOrder;
  readonly instrumentation: Instrumentation;
  readonly rounds: Rounds;
  readonly report: (done: number, total: number) => void;
}

async function decideAll({ order, instrumentation, rounds, report }: Decision): Promise<EngineAnswer> {
  const mutants = new Set(idsOf(instrumentation));
  const columns = order.columns.map((column, index) => ({
    ...column,
    column: index,
    file: join(order.root, column.file),
  }));
  const ledger = new Ledger({
    fileOf: columns.map(({ project, file }) => JSON.stringify([project, file])),
    mutants,
    codeUnderTest: new Set(order.codeUnderTest),
  });
  const absorb: Absorb = (job, records) => ledger.absorb(job, records);
  await rounds.run(hotJobs(columns), absorb, report);
  const groups = survivorGroups(order, instrumentation);
  for (;;) {
    let jobs = colderJobs(columns, ledger);
    if (jobs.length === 0) {
      ledger.confirmSurvivors(groups);
      jobs = colderJobs(columns, ledger);
    }
    if (jobs.length === 0) break;
    await rounds.run(jobs, absorb, report);
  }
  return answerOf(instrumentation, ledger);
}

function survivorGroups(
  { groups, wrongRows }: EngineOrder,
  { mutants, placed }: Instrumentation,
): readonly SurvivorGroup[] {
  const inPlace = new Set(placed);
  const switched = [
    ...mutants.filter(({ arid }) => arid === undefined),
    ...wrongRows.flatMap(({ row }) => (inPlace.has(row.id) ? [{ engineId: neverName(row.id), span: row.span }] : [])),
  ];
  return groups.map(({ columns, spans }) => ({
    columns,
    mutants: new Set(
      switched.filter(({ span }) => spans.some((scope) => contains(scope, span))).map(({ engineId }) => engineId),
    ),
  }));
}

function answerOf({ mutants, placed, unmutated }: Instrumentation, ledger: Ledger): EngineAnswer {
  return {
    mutants: [...mutants],
    placed: [...placed],
    unmutated: [...unmutated],
    pairs: ledger.columns.flatMap(({ level }, column) => (level === 'untrusted' ? [] : pairsOf(ledger, column))),
    untrusted: ledger.columns.flatMap(({ level, reason }, column) =>
      level === 'untrusted' ? [{ column, reason: reason ?? 'it fails without a mutant' }] : [],
    ),
    executions: ledger.executions,
    ...(ledger.isBlind && { unhealthy: 'A test that was made to fail passed: its outcomes cannot be relied on.' }),
  };
}

function pairsOf(ledger: Ledger, column: number): EngineAnswer['pairs'] {
  const results = ledger.columns[column]?.results;
  return [...ledger.reachedBy(column)].map((mutant) => {
    const { tier, outcome, error } = results?.get(mutant) ?? { tier: 'cold', outcome: 'unmeasured', error: undefined };
    if (tier === 'stryker') throw new Error('This engine has no such tier');
    return { column, mutant, outcome, tier, ...(error && { error }) };
  });
}

interface RoundsParts {
  readonly vitest: Vitest;
  readonly order: EngineOrder;
  readonly orderFile: string;
  readonly spare: SpareProcesses;
}

/** Runs jobs through Vitest's own pool, in workers of ours. */
class Rounds {
  readonly #parts: RoundsParts;
  #specifications: readonly TestSpecification[] = [];
  #waiting: Job[] = [];
  readonly #gate: WorkGate;
  readonly #records = new Map<string, readonly JobRecord[]>();
  readonly #busy = new Map<string, PromiseWithResolvers<undefined>>();
  #count = 0;
  #done = 0;
  #onFinished: () => void = () => undefined;

  constructor(parts: RoundsParts) {
    this.#parts = parts;
    const { vitest, order, orderFile, spare } = parts;
    mkdirSync(join(order.folder, 'logs'));
    const { least, most } = order.workers;
    this.#gate = new WorkGate({ least, most, now: () => performance.now() });
    const feed = {
      module: siblingModule(import.meta.url, 'worker'),
      order: orderFile,
      workers: most,
      spare,
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
  async prepare(): Promise<void> {
    const { vitest, order } = this.#parts;
    const examples = specificationsOf(vitest, order.examples, order);
    this.#specifications = [...(await vitest.globTestSpecifications()), ...examples];
  }

  async run(
    planned: readonly PlannedJob[],
    absorb: Absorb,
    report: (done: number, total: number) => void,
  ): Promise<void> {
    const jobs = planned.map((job): Job => {
      const id = String((this.#count += 1));
      return { ...job, id, root: this.#parts.order.root, log: join(this.#parts.order.folder, 'logs', `${id}.jsonl`) };
    });
    this.#onFinished = () => report((this.#done += 1), this.#count);
    // What is cold has a process of its own.
    await this.#runIn(
      jobs.filter(({ tier }) => tier !== 'cold'),
      false,
    );
    await this.#runIn(
      jobs.filter(({ tier }) => tier === 'cold'),
      true,
    );
    // In the order of the plan, whichever came first.
    for (const job of jobs) absorb(job, this.#records.get(job.id) ?? []);
    this.#records.clear();
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
    this.#onFinished();
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
