/**
 * A setup file that records what the tests of a page do. Vitest lets no other runner into a page, so the hooks of the one that is there
 * are wrapped.
 */
import {
  chai,
  expect,
  inject,
  TestRunner,
  type RunnerTestCase,
  type RunnerTestFile,
  type RunnerTestSuite,
} from 'vitest';
import { AttemptRecorder } from './attempt-recorder.ts';
import { countCalls } from './count-calls.ts';
import { PageConnection } from './page-connection.ts';
import type { RecordingOrder } from './vitest-record.ts';

/** What is given to the hooks of a runner that are wrapped. */
interface Hooks {
  readonly onCollected: RunnerTestFile[];
  readonly onBeforeTryTask: RunnerTestCase;
  readonly runTask: RunnerTestCase;
  readonly onAfterTryTask: RunnerTestCase;
  readonly onAfterRetryTask: RunnerTestCase;
  readonly onAfterRunTask: RunnerTestCase;
  readonly onAfterRunSuite: RunnerTestSuite;
  readonly onAfterRunFiles: RunnerTestFile[];
}

// Deep recursion in the code under test must not push the test's own frames out of the stack.
Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50);

const runner = pageRunner();
const RECORDER = Symbol.for('assay.recorder');
const { name: projectName = '' } = runner.config;
const state: unknown = Reflect.get(runner, 'workerState');
recorderOf(runner).loading({ filepath: loadedFile(state), projectName });

/** A page in which one file runs after the other loads this module for each. */
function recorderOf(owner: TestRunner): AttemptRecorder {
  const known: unknown = Reflect.get(owner, RECORDER);
  if (known instanceof AttemptRecorder) return known;
  const recorder = makeRecorder();
  wrapHooks(recorder);
  Reflect.set(owner, RECORDER, recorder);
  return recorder;
}

function makeRecorder(): AttemptRecorder {
  const connection = new PageConnection(String(injected('assayPages')));
  const counts = { chai: 0, node: 0 };
  countCalls(chai.Assertion.prototype, ['assert'], () => (counts.chai += 1));
  connection.beat();
  return new AttemptRecorder({
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- provided by configure-vitest.ts, as its type says
    order: (): RecordingOrder => injected('assay'),
    globalNamespace: (): unknown => injected('globalNamespace'),
    write: (record) => connection.write(record),
    recordOf: (error) => connection.complete(error, projectName),
    assertionsSoFar: () => ({ ...counts }),
    expect,
    facts: { isInBrowser: true },
  });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Vitest's own type says of what is not declared
function injected(key: string): any {
  return Reflect.apply(inject, undefined, [key]);
}

function wrapHooks(recorder: AttemptRecorder): void {
  // Vitest's own comes first: by then the places are those of the sources.
  wrap('onCollected', async (files, hook) => {
    await hook();
    recorder.collected(files);
  });
  wrap('onBeforeTryTask', async (test, hook) => {
    await hook();
    recorder.begin(test);
  });
  wrap('runTask', (test) => recorder.runBody(test, TestRunner.getTestFn(test)));
  wrap('onAfterTryTask', (test, hook) => recorder.bodyDone(test, hook));
  wrap('onAfterRetryTask', async (test, hook) => {
    await hook();
    recorder.end(test);
  });
  wrap('onAfterRunTask', async (test, hook) => {
    await hook();
    recorder.testDone(test);
  });
  wrap('onAfterRunSuite', (suite, hook) => recorder.suiteDone(suite, hook));
  wrap('onAfterRunFiles', (files, hook) => {
    recorder.filesDone(files);
    return hook();
  });
}

function wrap<Name extends keyof Hooks>(
  name: Name,
  wrapped: (value: Hooks[Name], hook: () => unknown) => unknown,
): void {
  const hook: unknown = Reflect.get(runner, name);
  Reflect.set(runner, name, (value: Hooks[Name], ...rest: unknown[]) =>
    wrapped(value, () => (typeof hook === 'function' ? Reflect.apply(hook, runner, [value, ...rest]) : undefined)),
  );
}

function pageRunner(): TestRunner {
  const page: unknown = Reflect.get(globalThis, '__vitest_browser_runner__');
  const found: unknown = typeof page === 'object' && page !== null ? Reflect.get(page, 'runner') : undefined;
  if (found instanceof TestRunner) return found;
  throw new Error('Vitest keeps the runner of a page elsewhere than this version of Assay expects');
}

function loadedFile(worker: unknown): string {
  const file: unknown = typeof worker === 'object' && worker !== null ? Reflect.get(worker, 'filepath') : undefined;
  return typeof file === 'string' ? file : '';
}
