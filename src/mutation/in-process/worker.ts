/** The entry of a worker process: does jobs, one after the other, each in as many passes as it says. */
// First of all: what is loaded later keeps the clock and the timers that it finds.
import { leapingTime, realTimers, workerClock } from './worker-time.ts';
import type { WorkerGlobalState } from 'vitest';
import { VITEST_ENTRY } from '../../vitest/vitest-record.ts';
import { AssertionRecorder } from '../../vitest/assertion-recorder.ts';
import { CallRecorder } from '../../vitest/call-recorder.ts';
import { AttemptRunner } from './attempt-runner.ts';
import { beginSession, currentSession } from './current-session.ts';
import { DocumentState } from './document-state.ts';
import type { Job } from './job.ts';
import { installSwitch, MutantSwitch, tokenIn } from './mutant-switch.ts';
import type { ProcessState } from './process-state.ts';
import { quietRpc } from './quiet-rpc.ts';
import { RecordedAttempts } from './recorded-attempts.ts';
import { holdRunner } from './runner-holder.ts';
import { StackReader } from './stack-reader.ts';
import { workerOrder } from './worker-order.ts';
import { WorkerSession } from './worker-session.ts';

const entry = process.env[VITEST_ENTRY];
if (entry === undefined || process.send === undefined) throw new Error('This is no worker of Assay');
const order = workerOrder();
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- an import by URL has no type
const { chai }: typeof import('vitest') = await import(entry);
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- an import by URL has no type
const { init, runBaseTests, setupEnvironment }: typeof import('vitest/worker') = await import(
  new URL('./worker.js', entry).href
);

// Taken before a test can put others in their place.
const send = process.send.bind(process);
const listen = process.on.bind(process);
const unlisten = process.off.bind(process);
const exit = process.exit.bind(process);
const activeResources = process.getActiveResourcesInfo.bind(process);

leapingTime?.letTestsIn();
const mutantSwitch = new MutantSwitch();
installSwitch(order, mutantSwitch);
const mutants = new Set(order.mutants);

/** The text of each instrumented function names what it calls. */
const isOfCode = (value: unknown): boolean =>
  typeof value === 'function' && Function.prototype.toString.call(value).includes(tokenIn(order));

/** Without any environment. */
const globalsBefore = new Map(Object.entries(Object.getOwnPropertyDescriptors(globalThis)));

type WorkerSetupContext = Parameters<typeof setupEnvironment>[0];

interface Environment {
  readonly leave: () => Promise<void>;
  /** For tests that share nothing with those before them. */
  readonly renew: () => Promise<void>;
  readonly mark: () => void;
}

let environment: Environment | undefined;
let rpc: WorkerGlobalState['rpc'] | undefined;
const stacks = new StackReader(order.root);
let recorder: AssertionRecorder | undefined;
holdRunner(AttemptRunner);

init({
  post: (message) => void send(message),
  on: (callback) => void listen('message', callback),
  off: (callback) => void unlisten('message', callback),
  setup: async (context) => {
    environment = await renewable(context);
    return () => environment?.leave() ?? Promise.resolve();
  },
  runTests: async (state, traces) => {
    const job = jobOf(state);
    const before = waitingFor();
    const recordings = recordingsOf(job);
    const tools = { mutantSwitch, mutants, clock: workerClock, stacks, ...recordings };
    const onFirstLoaded = (ground: ProcessState): void => {
      ground.mark();
      environment?.mark();
    };
    const session = new WorkerSession(job, { ...tools, onFirstLoaded, isOfCode });
    beginSession(session);
    // Modules are evaluated anew for each pass; what they import from dependencies is not.
    state.ctx.config.isolate = true;
    rpc ??= quietRpc(state.rpc, {
      onStray: () => currentSession().stray(),
      onQuestion: (answer) => leapingTime?.clock.hold(answer),
    });
    state.rpc = rpc;
    for (const pass of job.passes) {
      await environment?.renew();
      session.beginPass(pass);
      await runBaseTests('run', state, traces);
      // The parent starts another process, which goes on with the rest.
      if (!(await session.endPass())) exit(0);
    }
    session.over(!session.wasLate || (await becomesQuiet(before)));
  },
  collectTests: () => {
    throw new Error('This worker only runs tests');
  },
  teardown: () => {
    process.removeAllListeners('message');
    process.exit = exit;
  },
});
// Tests that wait leave room for other workers.
const cpuUsage = process.cpuUsage.bind(process);
realTimers
  .setInterval(() => {
    const { user, system } = cpuUsage();
    send({ assaySpent: (user + system) / 1000 });
  }, 200)
  .unref();
listen('disconnect', () => exit(1));

/** How many things of each kind keep the process alive. */
function waitingFor(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of activeResources()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Milliseconds: Vitest's own timers take less than half of it. */
const PATIENCE = 250;
const LOOK = 25;

/** Whether nothing keeps the process alive any more but what did so `before`. */
async function becomesQuiet(before: ReadonlyMap<string, number>): Promise<boolean> {
  for (let waited = 0; waited <= PATIENCE; waited += LOOK) {
    if ([...waitingFor()].every(([kind, count]) => count <= (before.get(kind) ?? 0))) return true;
    await new Promise((resolve) => void realTimers.setTimeout(resolve, LOOK));
  }
  return false;
}

/** A document, where there is one, outlives the modules: each pass finds it as it was at first. */
async function renewable(context: WorkerSetupContext): Promise<Environment> {
  const { name } = context.environment;
  let tearDown = await setupEnvironment(context);
  let document = DocumentState.find(name, globalsBefore);
  let isUsed = false;
  return {
    leave: () => tearDown(),
    renew: async () => {
      const isAsBefore = name === 'node' || !isUsed || document?.restore() === true;
      isUsed = true;
      if (isAsBefore) return;
      await tearDown();
      tearDown = await setupEnvironment(context);
      document = DocumentState.find(name, globalsBefore);
    },
    mark: () => document?.mark(),
  };
}

function recordingsOf({ isRecorded, isWhole }: Job): { readonly recordings?: RecordedAttempts } {
  // A test that does not stand its imports being watched is recorded without that.
  const calls = isRecorded === true && !isWhole ? new CallRecorder(() => stacks.placeOf(new Error())?.file) : undefined;
  mutantSwitch.watchWith(calls && ((exports, file) => calls.watch(exports, file)));
  return isRecorded === true ? { recordings: new RecordedAttempts(recorderOfWorker(), calls) } : {};
}

/** Assertions are wrapped once. */
function recorderOfWorker(): AssertionRecorder {
  recorder ??= new AssertionRecorder({ chai, placeOf: (error) => stacks.placeOf(error) });
  return recorder;
}

function jobOf({ ctx }: WorkerGlobalState): Job {
  const job: unknown = Reflect.get(ctx, 'assay');
  // Tests can see the context: what is to be done, and where it is written down, is not for them.
  Reflect.deleteProperty(ctx, 'assay');
  if (!isJob(job)) throw new Error('The worker was given no job');
  return job;
}

const isJob = (value: unknown): value is Job => typeof value === 'object' && value !== null && 'passes' in value;
