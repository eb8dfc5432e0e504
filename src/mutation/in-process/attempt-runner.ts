/** The Vitest runner of the in-process engine: repeats each test under its mutants, by Vitest's own `repeats`, and writes down what happens. */
import { setImmediate as realImmediate } from 'node:timers';
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite, TestTryOptions } from 'vitest';
import { describeTests, errorsAround, runInSequence, testsOf } from '../../vitest/collected-tests.ts';
import { errorRecord } from '../../vitest/error-record.ts';
import { isTimeout, withinLimit } from '../../vitest/within-limit.ts';
import { VITEST_ENTRY, type ErrorRecord } from '../../vitest/vitest-record.ts';
import type { Step } from './hot-series.ts';
import type { EndRecord, TestOrder } from './job.ts';
import { currentSession } from './current-session.ts';
import { DependencyHooks } from './dependency-hooks.ts';
import { loadedModules } from './loaded-modules.ts';
import {
  beginAnew,
  contextKeys,
  forgetAssertions,
  forgetResult,
  isDone,
  isPlain,
  isTraced,
  suitesAround,
} from './plain-tests.ts';
import { willRetry } from './will-retry.ts';
import type { Attempt } from './worker-session.ts';

// The examined project's own copy: another one would not share its state.
const entry = process.env[VITEST_ENTRY];
if (entry === undefined) throw new Error(`${VITEST_ENTRY} is not set`);
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- an import by URL has no type
const { TestRunner, expect, vi }: typeof import('vitest') = await import(entry);
const { getSuiteHooks } = TestRunner;
const TOOLS = { expect, vi, getSuiteHooks };

type Ending = Pick<EndRecord, 'state'> & Partial<EndRecord>;

/** Of one test that is asked for. */
interface Course {
  readonly order: TestOrder;
  /** How often the test asks to be run anew each time, by its own `repeats`. */
  readonly repeats: number;
  /** How many of these are done. */
  repeated: number;
  step: Step;
  attempt: Attempt | undefined;
  isOver: boolean;
  /** How the last attempt ended, and how many errors the test had by then. */
  hasFailed: boolean;
  errors: number;
  /** Of the test's context before it ran. */
  readonly keys: number;
  /** Whether Vitest has nothing to do between two attempts; known after the first one. */
  isPlain: boolean | undefined;
}

/** Of a test's body. */
interface Failure {
  readonly error: unknown;
  /** What Vitest is to see of it. */
  readonly thrown: unknown;
}

/** More attempts than any test has mutants. */
const WITHOUT_END = 1_000_000_000;

type RunnerClass = InstanceType<typeof TestRunner>;

/** Of this process. */
const dependencyHooks = new DependencyHooks();

export class AttemptRunner extends TestRunner {
  readonly #courses = new Map<string, Course>();
  /** What dependencies put around the tests of this file, though they were loaded for an earlier one. */
  readonly #dependencyHooks = new Set<unknown>();
  /** How many modules that hold tests, or set something up for them, are being loaded at the same time. */
  #loading = 0;

  /** Vitest clears its fixtures at the worker's end; a worker of ours loads the same file hundreds of times. */
  override onCleanupWorkerContext = (cleanUp: () => unknown): void => currentSession().afterPass(cleanUp);

  override async importFile(...[path, source]: Parameters<RunnerClass['importFile']>): Promise<unknown> {
    const load = (): unknown => super.importFile(path, source);
    this.#loading += 1;
    try {
      if (this.#loading > 1) return await load();
      const before = { loaded: () => loadedModules(this), done: this.#dependencyHooks };
      return await dependencyHooks.around(TestRunner.getCurrentSuite(), load, before);
    } finally {
      this.#loading -= 1;
    }
  }

  onCollected(files: RunnerTestFile[]): void {
    const current = currentSession();
    current.stacks.install();
    for (const file of files) {
      const [error] = file.result?.errors ?? [];
      current.loaded(error && errorRecord(error, current.job.root));
      runInSequence(file);
      const keys = describeTests(file, current.job.root);
      for (const test of testsOf(file)) this.#select(test, keys.get(test.id)?.key);
    }
  }

  #select(test: RunnerTestCase, key: string | undefined): void {
    const current = currentSession();
    const order = key === undefined ? undefined : current.orderOf(key);
    if (order === undefined) {
      if (!current.job.isWhole) test.mode = 'skip';
      return;
    }
    if (current.isHot && isWrapped(test)) {
      current.refuse(order.column, 'an `aroundEach` stands around it');
      test.mode = 'skip';
      return;
    }
    this.#courses.set(test.id, this.#courseOf(test, order));
    if (current.isHot) test.repeats = WITHOUT_END;
  }

  #courseOf(test: RunnerTestCase, order: TestOrder): Course {
    const { repeats = 0 } = test;
    const mayBePlain = currentSession().isHot && repeats === 0 && !isTraced(this.config);
    return {
      ...{ order, repeats, step: currentSession().firstStep(order), keys: contextKeys(test) },
      ...{ repeated: 0, attempt: undefined, isOver: false, hasFailed: false, errors: 0 },
      isPlain: mayBePlain ? undefined : false,
    };
  }

  override async onBeforeRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onBeforeRunSuite(suite);
    currentSession().enterSuite();
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    currentSession().leaveSuite();
  }

  override async onBeforeRunTask(test: RunnerTestCase): Promise<void> {
    if (currentSession().isSpent) this.#leave(test);
    await super.onBeforeRunTask(test);
    currentSession().enterTest(this.#courses.get(test.id)?.order.column);
  }

  /** For another process. */
  #leave(test: RunnerTestCase): void {
    this.#courses.delete(test.id);
    test.mode = 'skip';
  }

  override onBeforeTryTask(test: RunnerTestCase, options: TestTryOptions): void {
    super.onBeforeTryTask(test, options);
    const course = this.#courses.get(test.id);
    if (course === undefined || course.isOver) return;
    forgetResult(test);
    forgetAssertions(test);
    // Of several tries and repeats of one step each begins anew, under the same mutant.
    course.attempt ??= currentSession().begin(course.order, course.step);
    course.attempt.bodyErrors.length = 0;
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const course = this.#courses.get(test.id);
    if (course?.attempt === undefined) {
      await run();
      return;
    }
    const failure = await this.#runCourse(test, course, run);
    if (failure !== undefined) throw failure.thrown;
  }

  /** One attempt after the other, until there is something to do that only Vitest can. */
  async #runCourse(test: RunnerTestCase, course: Course, run: () => unknown): Promise<Failure | undefined> {
    for (;;) {
      const { attempt } = course;
      if (attempt === undefined) return undefined;
      const failure = await this.#runBody(test, attempt, run);
      // Of what is still going on Vitest may learn later, and tells the test by its signal, which it renews for each attempt.
      if (isTimeout(failure?.error)) course.isPlain = false;
      if (course.isPlain !== true || !isDone(test) || isSkip(failure?.error)) return failure;
      await this.#endPlain(test, course, attempt);
      if (course.isOver) return undefined;
      beginAnew(test, this.config, TOOLS);
      course.attempt = currentSession().begin(course.order, course.step);
    }
  }

  async #runBody(test: RunnerTestCase, attempt: Attempt, run: () => unknown): Promise<Failure | undefined> {
    const before = test.result?.errors?.length ?? 0;
    try {
      await withinLimit(run, attempt.order.limit, currentSession().clock);
      if (attempt.step.role === 'forced') throw new Error('A failure on purpose.');
      return undefined;
    } catch (error) {
      return { error, thrown: this.#noted(test, attempt, error) };
    } finally {
      // `expect.soft` adds its errors to the result and goes on.
      attempt.bodyErrors.push(...errorsSince(test, before, currentSession().job.root));
    }
  }

  /** What Vitest would do behind an attempt, where that is next to nothing. */
  async #endPlain(test: RunnerTestCase, course: Course, attempt: Attempt): Promise<void> {
    try {
      super.onAfterTryTask(test);
    } catch (error) {
      this.#noted(test, attempt, error);
    }
    // What waits for nothing leaves nothing that could fail now.
    if (!attempt.isOfMany) await new Promise(realImmediate);
    this.#finish(test, course, endOf(test, attempt, currentSession().job.root));
  }

  override onAfterTryTask(test: RunnerTestCase): void {
    const attempt = this.#courses.get(test.id)?.attempt;
    try {
      super.onAfterTryTask(test);
    } catch (error) {
      // `expect.assertions` and its like are asserted by the body.
      throw attempt === undefined ? error : this.#noted(test, attempt, error);
    }
  }

  /** What is to be thrown on. */
  #noted(test: RunnerTestCase, attempt: Attempt, error: unknown): unknown {
    if (isSkip(error)) return error;
    const { job, stacks } = currentSession();
    const isLost = attempt.step.role === 'mutant' && test.retry === undefined;
    attempt.bodyErrors.push(errorRecord(error, job.root, isLost ? (thrown) => stacks.read(thrown) : undefined));
    // Vitest spends longer on an error (its diff, its stack) than most tests take, so it gets none to look at.
    return isLost ? 'a mutant was noticed' : error;
  }

  override async onAfterRetryTask(test: RunnerTestCase, options: TestTryOptions): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- before 5.1 Vitest's runner had none
    await super.onAfterRetryTask?.(test, options);
    const course = this.#courses.get(test.id);
    const attempt = course?.attempt;
    if (course === undefined || attempt === undefined) return;
    // What the attempt left behind may fail now, and not in the next one.
    await new Promise(realImmediate);
    const how = endOf(test, attempt, currentSession().job.root);
    if (willRetry(test, how.state, options)) return;
    course.repeated += 1;
    if (how.state === 'passed' && course.repeated <= course.repeats) return;
    this.#finish(test, course, how);
  }

  #finish(test: RunnerTestCase, course: Course, how: Ending): void {
    const { attempt } = course;
    if (attempt === undefined) return;
    course.attempt = undefined;
    course.repeated = 0;
    course.hasFailed = how.state !== 'passed';
    course.errors = test.result?.errors?.length ?? 0;
    course.isPlain ??= isPlain(test, course.keys, TOOLS);
    const next = currentSession().end(attempt, how);
    course.isOver = next === undefined;
    if (next !== undefined) {
      course.step = next;
    } else if (currentSession().isHot) {
      currentSession().leaveTest(course.order.column);
      // Ends Vitest's loop of repeats.
      if (test.result) Reflect.set(test.result, 'pending', true);
    }
  }

  /** Not called in the hot tier, where every series ends as a skipped test. */
  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    const course = this.#courses.get(test.id);
    if (course === undefined) return;
    // An `aroundEach` fails before an attempt begins or after it has ended.
    const errors = errorsSince(test, course.errors, currentSession().job.root);
    if (errors.length > 0 && !course.hasFailed) this.#write(course, { state: 'failed', phase: 'hook', errors });
    currentSession().leaveTest(course.order.column);
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    for (const file of files) for (const test of testsOf(file)) this.#writeUnrun(test);
    super.onAfterRunFiles(files);
  }

  /** A test that a failing `beforeAll` kept from running, or that was skipped. */
  #writeUnrun(test: RunnerTestCase): void {
    const course = this.#courses.get(test.id);
    if (course === undefined || course.isOver) return;
    const errors = errorsAround(test).map((error) => errorRecord(error, currentSession().job.root));
    this.#write(course, errors.length > 0 ? { state: 'failed', phase: 'hook', errors } : { state: 'skipped' });
  }

  #write(course: Course, how: Ending): void {
    course.isOver = true;
    const session = currentSession();
    session.end(session.begin(course.order, course.step), how);
  }
}

function endOf(test: RunnerTestCase, { bodyErrors }: Attempt, root: string): Ending {
  if (test.result?.state === 'skip') return { state: 'skipped' };
  if (bodyErrors.length > 0) return { state: 'failed', phase: 'body', errors: bodyErrors };
  const errors = errorsSince(test, 0, root);
  return errors.length > 0 ? { state: 'failed', phase: 'hook', errors } : { state: 'passed' };
}

function errorsSince(test: RunnerTestCase, count: number, root: string): ErrorRecord[] {
  return (test.result?.errors ?? []).slice(count).map((error) => errorRecord(error, root));
}

/** Whether hooks run around each attempt. They begin before it, and a mutant of the hot tier would be too late for them. */
const isWrapped = (test: RunnerTestCase): boolean =>
  suitesAround(test).some((suite) => getSuiteHooks(suite).aroundEach.length > 0);

const isSkip = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'VITEST_PENDING';
