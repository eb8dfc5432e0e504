/**
 * A Vitest runner that writes down what each attempt does, in the worker and at once, so that neither a test that forges its own
 * result nor a worker that is killed can change or lose the record. It runs inside the examined project's Vitest.
 */
import fs from 'node:fs';
// Not those of a document or of a test.
import { clearInterval, setInterval } from 'node:timers';
import { threadId } from 'node:worker_threads';
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite, TestTryOptions } from 'vitest';
import { describeTests, errorsAround, placeOf, runInSequence, testsOf } from './collected-tests.ts';
import { countAssertions, type AssertionCounts, type Vitest } from './count-assertions.ts';
import { errorRecord } from './error-record.ts';
import { recordText } from './record-text.ts';
import { RowReading } from './row-reading.ts';
import { instrumentedCoverage } from './instrumented-coverage.ts';
import { withinLimit } from './within-limit.ts';
import type { AttemptRecord, ErrorRecord, RecordingOrder, VitestRecord } from './vitest-record.ts';

// The examined project's own copy: another one would not share its state.
const entry = process.env['ASSAY_VITEST_ENTRY'];
if (entry === undefined) throw new Error('ASSAY_VITEST_ENTRY is not set');
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- an import by URL has no type
const { TestRunner, expect, chai }: Vitest = await import(/* @vite-ignore */ entry);
const assertionsSoFar = countAssertions(chai);

// Taken before a test can put others in their place.
const { openSync, utimesSync, writeSync } = fs;
const RECORD = `${process.pid}-${threadId}.jsonl`;
/** Those that records go to, by path. */
const openFiles = new Map<string, number>();

// Deep recursion in the code under test must not push the test's own frames out of the stack.
Error.stackTraceLimit = Math.max(Error.stackTraceLimit, 50);

/** Milliseconds. */
const BEAT = 1_000;
// Taken before a test can put another in its place.
const now = Date.now.bind(Date);
let stopBeat: (() => void) | undefined;

/** One attempt of a test, from before its `beforeEach` until after its clean-ups. */
interface Attempt {
  readonly key: string;
  readonly startedAt: number;
  readonly assertionsBefore: AssertionCounts;
  readonly errorsBefore: number;
  readonly bodyErrors: ErrorRecord[];
  assertions: number;
  /** Under which the instrumented code counts what it evaluates; known once `beforeEach` ran. */
  coverageId: string | undefined;
}

// eslint-disable-next-line no-restricted-syntax -- Vitest asks for the class as the default export
export default class RecordingRunner extends TestRunner {
  /** Of the tests that are to be run, by Vitest's id. */
  readonly #keys = new Map<string, string>();
  readonly #attempts = new Map<string, Attempt>();
  /** How the last attempt of each ended, and how many errors the test had by then. */
  readonly #ended = new Map<string, { readonly state: AttemptRecord['state']; readonly errors: number }>();

  /** Of the file that is being run. */
  #rows: RowReading | undefined;

  constructor(config: ConstructorParameters<typeof TestRunner>[0]) {
    super(config);
    // The process goes on, and modules do not.
    if (this.#order.isTogether === true) config.isolate = true;
  }

  get #order(): RecordingOrder {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- provided by configure-vitest.ts, as its type says
    return this.injectValue('assay');
  }

  /** Of the run, and of what is changed in it for this file. */
  get #label(): string {
    return this.#rows?.label ?? this.#order.label;
  }

  override onCollectStart(file: RunnerTestFile): void {
    super.onCollectStart(file);
    this.#write({ kind: 'loading', label: this.#order.label, ...placeOf(file, this.#order.root) });
    this.#beat();
    this.#rows = new RowReading(file, this.#order, (record) => this.#write(record));
  }

  onCollected(files: RunnerTestFile[]): void {
    const { root } = this.#order;
    const label = this.#label;
    for (const file of files) {
      const [error] = file.result?.errors ?? [];
      this.#write({
        ...{ kind: 'file', label, ...placeOf(file, root), early: [] },
        ...(error && { error: errorRecord(error, root) }),
      });
      runInSequence(file);
      this.#select(file);
    }
  }

  #select(file: RunnerTestFile): void {
    const { root, selected } = this.#order;
    const keys = selected && new Set(selected);
    const collected = describeTests(file, root);
    const keyOf = this.#rows?.keysOf(file);
    for (const test of testsOf(file)) {
      const facts = collected.get(test.id);
      if (facts === undefined) continue;
      const key = keyOf?.get(test.id) ?? facts.key;
      if (keys?.has(key) === false) {
        test.mode = 'skip';
      } else {
        this.#keys.set(test.id, key);
        if (keys === undefined) this.#write({ kind: 'case', label: this.#label, ...facts });
      }
    }
  }

  override onBeforeTryTask(test: RunnerTestCase, options: TestTryOptions): void {
    super.onBeforeTryTask(test, options);
    const key = this.#keys.get(test.id);
    if (key === undefined) return;
    this.#attempts.set(test.id, {
      key,
      startedAt: performance.now(),
      assertionsBefore: assertionsSoFar(),
      errorsBefore: errorCount(test),
      bodyErrors: [],
      assertions: 0,
      coverageId: undefined,
    });
    this.#writeAttempt(key, { state: 'open' });
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const attempt = this.#attempts.get(test.id);
    if (attempt === undefined) return run();
    attempt.coverageId = this.#coverage()?.currentTestId;
    const before = errorCount(test);
    try {
      await withinLimit(run, this.#order.limits?.[attempt.key]);
    } catch (error) {
      attempt.bodyErrors.push(this.#recordOf(error));
      throw error;
    } finally {
      // `expect.soft` adds its errors to the result and goes on.
      attempt.bodyErrors.push(...this.#errorsSince(test, before));
    }
  }

  override onAfterTryTask(test: RunnerTestCase): void {
    const attempt = this.#attempts.get(test.id);
    if (attempt) attempt.assertions = assertionsDuring(test, attempt.assertionsBefore);
    try {
      super.onAfterTryTask(test);
    } catch (error) {
      // `expect.assertions` and its like are asserted by the body.
      attempt?.bodyErrors.push(this.#recordOf(error));
      throw error;
    }
  }

  override async onAfterRetryTask(test: RunnerTestCase, options: TestTryOptions): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- before 5.1 Vitest's runner had none
    await super.onAfterRetryTask?.(test, options);
    const attempt = this.#attempts.get(test.id);
    if (attempt === undefined) return;
    const end = this.#endOf(test, attempt);
    this.#ended.set(test.id, { state: end.state, errors: errorCount(test) });
    this.#writeAttempt(attempt.key, {
      ...end,
      assertions: attempt.assertions,
      duration: performance.now() - attempt.startedAt,
      reached: this.#coverage()?.reachedBy(attempt.coverageId) ?? [],
    });
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    this.#writeErrorsAround(test);
  }

  /** Where none may be written, an obsolete snapshot fails its file, of which no test has failed. */
  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    const state = suite.result?.state;
    const errors = suite.result?.errors?.length ?? 0;
    await super.onAfterRunSuite(suite);
    if (suite.result === undefined || state === undefined) return;
    suite.result.state = state;
    suite.result.errors?.splice(errors);
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    const { root } = this.#order;
    for (const file of files) {
      this.#write({ kind: 'file', label: this.#label, ...placeOf(file, root), early: this.#coverage()?.early() ?? [] });
      for (const test of testsOf(file)) this.#writeUnrun(test);
    }
    super.onAfterRunFiles(files);
  }

  #endOf(
    test: RunnerTestCase,
    { bodyErrors, errorsBefore }: Attempt,
  ): Pick<AttemptRecord, 'state'> & Partial<AttemptRecord> {
    if (test.result?.state === 'skip') return { state: 'skipped' };
    if (bodyErrors.length > 0) return { state: 'failed', phase: 'body', errors: bodyErrors };
    const errors = this.#errorsSince(test, errorsBefore);
    return errors.length > 0 ? { state: 'failed', phase: 'hook', errors } : { state: 'passed' };
  }

  /** An `aroundEach` fails before an attempt begins or after it has ended. Vitest has turned the errors of `test.fails` round. */
  #writeErrorsAround(test: RunnerTestCase): void {
    const key = this.#keys.get(test.id);
    const ended = this.#ended.get(test.id) ?? { state: 'passed', errors: 0 };
    if (key === undefined || test.fails === true || ended.state !== 'passed') return;
    const errors = this.#errorsSince(test, ended.errors);
    if (errors.length === 0) return;
    this.#ended.set(test.id, { state: 'failed', errors: errorCount(test) });
    this.#writeAttempt(key, { state: 'failed', phase: 'hook', errors });
  }

  /** A test that a failing `beforeAll` kept from running, or that was skipped. */
  #writeUnrun(test: RunnerTestCase): void {
    const key = this.#keys.get(test.id);
    if (key === undefined || this.#ended.has(test.id)) return;
    const errors = errorsAround(test).map((error) => this.#recordOf(error));
    if (errors.length > 0) this.#writeAttempt(key, { state: 'failed', phase: 'hook', errors });
    // Under a mutant only the tests that reach it run: the others would fill the record.
    else if (this.#order.selected === undefined) this.#writeAttempt(key, { state: 'skipped' });
  }

  #errorsSince(test: RunnerTestCase, count: number): ErrorRecord[] {
    return (test.result?.errors ?? []).slice(count).map((error) => this.#recordOf(error));
  }

  #recordOf(error: unknown): ErrorRecord {
    return errorRecord(error, this.#order.root);
  }

  #coverage(): ReturnType<typeof instrumentedCoverage> {
    return instrumentedCoverage(this.injectValue('globalNamespace'));
  }

  #writeAttempt(key: string, facts: Pick<AttemptRecord, 'state'> & Partial<AttemptRecord>): void {
    const rest = { errors: [], assertions: 0, duration: 0, reached: [] };
    this.#write({ ...rest, ...facts, kind: 'attempt', label: this.#label, key });
  }

  #write(record: VitestRecord): void {
    const path = this.#file;
    const file = openFiles.get(path) ?? openSync(path, 'a');
    openFiles.set(path, file);
    writeSync(file, `${recordText(record)}\n`);
  }

  get #file(): string {
    return `${this.#order.folder}/${RECORD}`;
  }

  /** From now on the file is touched whenever it is this process's turn: one in which something loops for ever never comes to it. */
  #beat(): void {
    stopBeat?.();
    const file = this.#file;
    const timer = setInterval(() => {
      try {
        utimesSync(file, now() / 1_000, now() / 1_000);
      } catch {
        // The run is over, and its records are gone.
      }
    }, BEAT);
    timer.unref();
    stopBeat = () => clearInterval(timer);
  }
}

const errorCount = (test: RunnerTestCase): number => test.result?.errors?.length ?? 0;

/** `expect` counts each call of itself; most of its matchers then pass through chai as well. */
function assertionsDuring(test: RunnerTestCase, before: AssertionCounts): number {
  // Reading `context.expect` makes one, unless the test has asked for it already.
  const own = Reflect.get(test.context, '_local') === true ? test.context.expect : expect;
  const now = assertionsSoFar();
  return Math.max(own.getState().assertionCalls, now.chai - before.chai) + now.node - before.node;
}
