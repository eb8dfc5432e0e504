/** A worker process as Vitest's pool sees it. A death costs what was being run just then: the process is replaced, and goes on with the rest. */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';
import { addToLog, readLog, type Job } from './job.ts';
import { leavesTraces, remainingJob, runningIn } from './remaining-job.ts';
import { WORKER_ORDER } from './worker-order.ts';

export interface WorkerFeed {
  /** Absolute path of the module that a worker runs. */
  readonly module: string;
  /** Absolute path of the file that holds the worker's order. */
  readonly order: string;
  readonly concurrency: number;
  /** The next job for a file of a Vitest project, as soon as no other worker runs that file. */
  take(project: string, file: string): Promise<Job>;
  finished(job: Job): void;
}

/** Milliseconds between two looks at a worker. */
const LOOK = 100;
/** Milliseconds beyond its limit that an attempt may hold up its worker, and a worker may do nothing that it writes down. */
const GRACE = { hot: 1_000, warm: 2_000, cold: 5_000 } as const;
const IDLE_LIMIT = 60_000;

type Callback = (...values: unknown[]) => void;

export class MutationWorker implements PoolWorker {
  readonly name = 'assay';
  readonly #options: PoolOptions;
  readonly #feed: WorkerFeed;
  readonly #events = new EventEmitter();
  #child: ChildProcess | undefined;
  #start: WorkerRequest | undefined;
  #run: WorkerRequest | undefined;
  #waiting: WorkerRequest[] = [];
  #job: Job | undefined;
  #isRestarting = false;
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

  start(): Promise<void> {
    this.#spawn();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  send(message: WorkerRequest): void {
    if (message.type === 'start') this.#start = message;
    if (message.type !== 'run') {
      this.#post(message);
      return;
    }
    // With one worker Vitest hands over all files at once.
    this.#waiting = message.context.files.map((file) => ({
      ...message,
      context: { ...message.context, files: [file] },
    }));
    this.#next();
  }

  /** Whether there was another file to begin with. */
  #next(): boolean {
    const message = this.#waiting.shift();
    if (message?.type !== 'run') return false;
    const [file] = message.context.files;
    this.#run = message;
    void this.#feed.take(this.#options.project.name, file?.filepath ?? '').then((job) => {
      this.#job = job;
      this.#look();
      this.#post(message);
    });
    return true;
  }

  #post(message: WorkerRequest): void {
    const child = this.#child;
    // What is to be run is posted once more when the new process has started.
    if (child?.connected !== true || (this.#isRestarting && message.type === 'run')) return;
    // A worker that dies while it is written to is noticed by its end.
    child.send(
      message.type === 'run' ? { ...message, context: { ...message.context, assay: this.#job } } : message,
      () => undefined,
    );
  }

  #spawn(): void {
    const { env, execArgv } = this.#options;
    const child = fork(this.#feed.module, [], {
      env: { ...env, [WORKER_ORDER]: this.#feed.order },
      execArgv: [
        ...execArgv,
        `--max-old-space-size=${heapLimit(this.#feed.concurrency)}`,
        '--disable-warning=ExperimentalWarning',
      ],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.#child = child;
    child.on('message', (message) => this.#hear(message));
    child.on('error', () => undefined);
    child.once('exit', () => {
      if (this.#child === child) this.#recover('crash');
    });
  }

  #hear(message: unknown): void {
    const type: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, 'type') : undefined;
    if (this.#isRestarting && type === 'started') {
      this.#isRestarting = false;
      // Without a job it is still waited for.
      if (this.#run && this.#job) this.#post(this.#run);
      return;
    }
    if (type === 'testfileFinished') this.#finish(message);
    else this.#events.emit('message', message);
  }

  #finish(message: unknown): void {
    clearInterval(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    if (job !== undefined) this.#feed.finished(job);
    if (job !== undefined && !this.#isRestarting && leavesTraces(readLog(job.log))) this.#replace();
    if (!this.#next()) this.#events.emit('message', message);
  }

  /** The next job gets a process that nothing was left in. */
  #replace(): void {
    const child = this.#child;
    if (child === undefined || this.#start === undefined) return;
    this.#child = undefined;
    child.kill('SIGKILL');
    this.#run = undefined;
    this.#restart(this.#start);
  }

  /** Watches the log: what is written there shows what the worker is at. */
  #look(): void {
    this.#seen = { size: -1, at: performance.now() };
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      const job = this.#job;
      if (job === undefined || this.#isRestarting) return;
      const size = existsSync(job.log) ? statSync(job.log).size : 0;
      const now = performance.now();
      if (size !== this.#seen.size) this.#seen = { size, at: now };
      else if (now - this.#seen.at > GRACE[job.tier] && now - this.#seen.at > this.#allowance(job)) this.#end();
    }, LOOK);
  }

  #allowance(job: Job): number {
    const running = runningIn(readLog(job.log));
    return running === undefined ? IDLE_LIMIT : running.limit + GRACE[job.tier];
  }

  #end(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill('SIGKILL');
    this.#recover('timeout');
  }

  #recover(reason: 'timeout' | 'crash'): void {
    const job = this.#job;
    if (job === undefined) {
      this.#events.emit('exit', 1);
      return;
    }
    const rest = remainingJob(job, readLog(job.log));
    addToLog(job.log, { kind: 'cut', reason });
    if (rest === undefined || this.#start === undefined) {
      this.#run = undefined;
      if (this.#start !== undefined) this.#restart(this.#start);
      this.#finish({ type: 'testfileFinished', __vitest_worker_response__: true });
      return;
    }
    this.#job = rest;
    this.#look();
    this.#restart(this.#start);
  }

  #restart(start: WorkerRequest): void {
    this.#isRestarting = true;
    this.#spawn();
    this.#post(start);
  }
}

/** Megabytes: room for all workers, and an end to a mutant that collects without end. */
const heapLimit = (concurrency: number): number =>
  Math.round(Math.min(4096, Math.max(512, totalmem() / 2 ** 21 / concurrency)));
