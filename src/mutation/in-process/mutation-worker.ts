/** A worker process as Vitest's pool sees it. A death costs what was being run just then: the process is replaced, and goes on with the rest. */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';
import type { Job, JobRecord } from './job.ts';
import { LogReader } from './log-reader.ts';
import { jobLeft, leavesTraces, remainingJob, runningIn } from './remaining-job.ts';
import type { SpareProcesses } from './spare-processes.ts';
import { WORKER_LEAPS, WORKER_ORDER } from './worker-order.ts';

export interface WorkerFeed {
  /** Absolute path of the module that a worker runs. */
  readonly module: string;
  /** Absolute path of the file that holds the worker's order. */
  readonly order: string;
  /** How many there are at most. */
  readonly workers: number;
  readonly spare: SpareProcesses;
  /** Mutants under which a test went on until its process was ended. */
  readonly hanging: Set<string>;
  /** The next job for a file of a Vitest project, as soon as no other worker runs that file. */
  take(worker: object, project: string, file: string): Promise<Job>;
  /** Processor time that a worker has spent so far, in milliseconds. */
  spent(worker: object, milliseconds: number): void;
  /** With all that was written down. */
  finished(worker: object, job: Job, records: readonly JobRecord[]): void;
}

/** Milliseconds between two looks at a worker. */
const LOOK = 100;
/** Milliseconds beyond its limit that an attempt may hold up its worker, and a worker may do nothing that it writes down. */
const GRACE = { hot: 1_000, warm: 2_000, cold: 5_000 } as const;
/** For an attempt under a mutant that held up another test for as long as any may. */
const SHORTEST_GRACE = 250;
const IDLE_LIMIT = 60_000;

type Callback = (...values: unknown[]) => void;

export class MutationWorker implements PoolWorker {
  readonly name = 'assay';
  readonly #options: PoolOptions;
  readonly #feed: WorkerFeed;
  readonly #events = new EventEmitter();
  #child: ChildProcess | undefined;
  /** Of the child. */
  #ground = '';
  #start: WorkerRequest | undefined;
  #run: WorkerRequest | undefined;
  #waiting: WorkerRequest[] = [];
  #job: Job | undefined;
  /** Of the job, and of what is left of it. */
  #log = new LogReader('');
  #timer: NodeJS.Timeout | undefined;
  #seen = { size: 0, at: 0 };

  constructor(options: PoolOptions, feed: WorkerFeed) {
    this.#options = options;
    this.#feed = feed;
  }

  on(event: string, callback: Callback): void {
    this.#events.on(event, callback);
  }

  off(event: string, callback: Callback): void {
    this.#events.off(event, callback);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  /** A process is started when there is something to run: there may be more workers than there is room for. */
  start(): Promise<void> {
    return Promise.resolve();
  }

  /** A process keeps the Vitest project and the environment that it was started for, and its time. */
  #groundOf(job: Job): string {
    const { project, environment } = this.#options;
    return JSON.stringify([project.name, environment, this.#leapsIn(job)]);
  }

  /** An environment may have timers of its own. */
  #leapsIn({ isLeaping }: Job): boolean {
    return isLeaping && this.#options.environment.name === 'node';
  }

  /** A process that is still there could go on. */
  stop(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#job !== undefined) this.#kill();
    else this.#keepSpare();
    return Promise.resolve();
  }

  #keepSpare(): void {
    if (this.#child !== undefined) this.#feed.spare.keep(this.#ground, this.#child);
    this.#child = undefined;
  }

  send(message: WorkerRequest): void {
    switch (message.type) {
      case 'start':
        this.#start = message;
        this.#answer('started');
        return;
      case 'run':
        // With one worker Vitest hands over all files at once.
        this.#waiting = message.context.files.map((file) => ({
          ...message,
          context: { ...message.context, files: [file] },
        }));
        this.#next();
        return;
      case 'stop':
        this.#answer('stopped');
        return;
      default:
        this.#post(message);
    }
  }

  /** In the name of a process that is not there. */
  #answer(type: 'started' | 'stopped' | 'testfileFinished'): void {
    setImmediate(() => this.#events.emit('message', { type, __vitest_worker_response__: true }));
  }

  #next(): void {
    const message = this.#waiting.shift();
    if (message?.type !== 'run') {
      this.#answer('testfileFinished');
      return;
    }
    const [file] = message.context.files;
    void this.#feed.take(this, this.#options.project.name, file?.filepath ?? '').then((job) => {
      this.#run = message;
      this.#job = job;
      this.#log = new LogReader(job.log);
      this.#look();
      const ground = this.#groundOf(job);
      if (ground !== this.#ground) this.#keepSpare();
      this.#ground = ground;
      if (this.#child === undefined && job.tier !== 'cold') this.#adopt(this.#feed.spare.take(ground));
      if (this.#child === undefined) this.#spawn();
      else this.#post(message);
    });
  }

  #post(message: WorkerRequest): void {
    const { context } = message.type === 'run' ? message : { context: {} };
    // A worker that dies while it is written to is noticed by its end.
    this.#child?.send(
      message.type === 'run' ? { ...message, context: { ...context, assay: this.#job } } : message,
      () => undefined,
    );
  }

  #spawn(): void {
    const { env, execArgv } = this.#options;
    const leaps = this.#job !== undefined && this.#leapsIn(this.#job);
    const child = fork(this.#feed.module, [], {
      env: { ...env, [WORKER_ORDER]: this.#feed.order, ...(leaps && { [WORKER_LEAPS]: '1' }) },
      execArgv: [
        ...execArgv,
        `--max-old-space-size=${heapLimit(this.#feed.workers)}`,
        '--disable-warning=ExperimentalWarning',
      ],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    child.on('error', () => undefined);
    this.#adopt(child);
    if (this.#start) this.#post(this.#start);
  }

  #adopt(child: ChildProcess | undefined): void {
    this.#child = child;
    if (child === undefined) return;
    child.on('message', (message) => {
      if (this.#child === child) this.#hear(message);
    });
    child.once('exit', () => {
      if (this.#child === child) this.#recover('crash');
    });
  }

  #hear(message: unknown): void {
    const { type, spent } = headOf(message);
    if (typeof spent === 'number') {
      this.#feed.spent(this, spent);
    } else if (type === 'started') {
      if (this.#run) this.#post(this.#run);
    } else if (type === 'testfileFinished') {
      this.#finish();
    } else {
      this.#events.emit('message', message);
    }
  }

  #finish(): void {
    clearInterval(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    if (job !== undefined) {
      const records = this.#log.read();
      const rest = jobLeft(job, records);
      // What comes next gets a process that nothing was left in.
      if (rest !== undefined || job.tier === 'cold' || leavesTraces(records)) this.#kill();
      if (rest !== undefined) {
        this.#goOn(rest);
        return;
      }
      this.#feed.finished(this, job, records);
    }
    this.#next();
  }

  #kill(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
  }

  /** Watches the log: what is written there shows what the worker is at. */
  #look(): void {
    this.#seen = { size: -1, at: performance.now() };
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const job = this.#job;
      if (job === undefined) return;
      const size = existsSync(job.log) ? statSync(job.log).size : 0;
      const now = performance.now();
      if (size !== this.#seen.size) this.#seen = { size, at: now };
      else if (now - this.#seen.at > SHORTEST_GRACE && now - this.#seen.at > this.#allowance(job)) {
        this.#kill();
        this.#noteHanging();
        this.#recover('timeout');
      }
    }, LOOK);
  }

  #allowance({ tier }: Job): number {
    const running = runningIn(this.#log.read());
    if (running === undefined) return IDLE_LIMIT;
    const mutant = running.attempt?.mutant;
    const hangs = tier === 'hot' && mutant !== undefined && this.#feed.hanging.has(mutant);
    return running.limit + (hangs ? SHORTEST_GRACE : GRACE[tier]);
  }

  #noteHanging(): void {
    const mutant = runningIn(this.#log.read())?.attempt?.mutant;
    if (mutant !== undefined) this.#feed.hanging.add(mutant);
  }

  #recover(reason: 'timeout' | 'crash'): void {
    this.#child = undefined;
    const job = this.#job;
    if (job === undefined) return;
    const records = this.#log.read();
    // A process that ends before it begins would do so for ever.
    const hasBegun = records.length > 0 && records.at(-1)?.kind !== 'cut';
    const rest = hasBegun ? remainingJob(job, records) : undefined;
    this.#log.add({ kind: 'cut', reason });
    if (rest === undefined) {
      this.#finish();
      return;
    }
    this.#goOn(rest);
  }

  /** With what is left of a job, in a process of its own. */
  #goOn(rest: Job): void {
    this.#job = rest;
    this.#look();
    this.#spawn();
  }
}

function headOf(message: unknown): { readonly type: unknown; readonly spent: unknown } {
  if (typeof message !== 'object' || message === null) return { type: undefined, spent: undefined };
  return { type: Reflect.get(message, 'type'), spent: Reflect.get(message, 'assaySpent') };
}

/** Megabytes: room for all workers, and an end to a mutant that collects without end. */
const heapLimit = (workers: number): number =>
  Math.round(Math.min(4096, Math.max(1024, totalmem() / 2 ** 20 / workers)));
