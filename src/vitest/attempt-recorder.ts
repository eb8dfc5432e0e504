/**
 * Writes down what each attempt of a test does, at once, so that a test that forges its own result cannot change the record. Runs in
 * Vitest's workers and in pages, so it imports nothing of either.
 */
import type { ExpectStatic, RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest';
import { describeTests, errorsAround, placeOf, runInSequence, testsOf } from './collected-tests.ts';
import type { AssertionCounts } from './count-calls.ts';
import { instrumentedCoverage } from './instrumented-coverage.ts';
import { RowReading } from './row-reading.ts';
import type { AttemptRecord, CaseRecord, ErrorRecord, RecordingOrder, VitestRecord } from './vitest-record.ts';
import { withinLimit } from './within-limit.ts';

/** Where the recorder runs. */
export interface RecorderSurroundings {
  order(): RecordingOrder;
  /** The name of the global that instrumented code shares with Stryker, when there is any. */
  globalNamespace(): unknown;
  /** Done when it returns. */
  write(record: VitestRecord): void;
  recordOf(error: unknown): ErrorRecord;
  assertionsSoFar(): AssertionCounts;
  readonly expect: ExpectStatic;
  /** Of all cases that run here. */
  readonly facts?: Pick<CaseRecord, 'isInBrowser'>;
}

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

/** One method for each hook of Vitest's runners. */
export class AttemptRecorder {
  readonly #around: RecorderSurroundings;
  /** Of the tests that are to be run, by Vitest's id. */
  readonly #keys = new Map<string, string>();
  readonly #attempts = new Map<string, Attempt>();
  /** How the last attempt of each ended, and how many errors the test had by then. */
  readonly #ended = new Map<string, { readonly state: AttemptRecord['state']; readonly errors: number }>();

  /** Of the file that is being run. */
  #rows: RowReading | undefined;

  constructor(around: RecorderSurroundings) {
    this.#around = around;
  }

  get #order(): RecordingOrder {
    return this.#around.order();
  }

  /** Of the run, and of what is changed in it for this file. */
  get #label(): string {
    return this.#rows?.label ?? this.#order.label;
  }

  /** Before anything of it is loaded. */
  loading(file: Pick<RunnerTestFile, 'filepath' | 'projectName'>): void {
    const order = this.#order;
    this.#write({ kind: 'loading', label: order.label, ...placeOf(file, order.root) });
    this.#rows = new RowReading(file, order, (record) => this.#write(record));
  }

  collected(files: readonly RunnerTestFile[]): void {
    const { root } = this.#order;
    const label = this.#label;
    for (const file of files) {
      const [error] = file.result?.errors ?? [];
      this.#write({
        ...{ kind: 'file', label, ...placeOf(file, root), early: [] },
        ...(error && { error: this.#around.recordOf(error) }),
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
        if (keys === undefined) this.#write({ kind: 'case', label: this.#label, ...facts, ...this.#around.facts });
      }
    }
  }

  /** Before its `beforeEach`. */
  begin(test: RunnerTestCase): void {
    const key = this.#keys.get(test.id);
    if (key === undefined) return;
    this.#attempts.set(test.id, {
      key,
      startedAt: performance.now(),
      assertionsBefore: this.#around.assertionsSoFar(),
      errorsBefore: errorCount(test),
      bodyErrors: [],
      assertions: 0,
      coverageId: undefined,
    });
    this.#writeAttempt(key, { state: 'open' });
  }

  async runBody(test: RunnerTestCase, run: () => unknown): Promise<void> {
    const attempt = this.#attempts.get(test.id);
    if (attempt === undefined) {
      await run();
      return;
    }
    attempt.coverageId = this.#coverage()?.currentTestId;
    const before = errorCount(test);
    try {
      await withinLimit(run, this.#order.limits?.[attempt.key]);
    } catch (error) {
      attempt.bodyErrors.push(this.#around.recordOf(error));
      throw error;
    } finally {
      // `expect.soft` adds its errors to the result and goes on.
      attempt.bodyErrors.push(...this.#errorsSince(test, before));
    }
  }

  /** `check` throws what `expect.assertions` and its like have to say, which the body asserts. */
  bodyDone(test: RunnerTestCase, check: () => void): void {
    const attempt = this.#attempts.get(test.id);
    if (attempt) attempt.assertions = this.#assertionsDuring(test, attempt.assertionsBefore);
    try {
      check();
    } catch (error) {
      attempt?.bodyErrors.push(this.#around.recordOf(error));
      throw error;
    }
  }

  /** After its clean-ups. */
  end(test: RunnerTestCase): void {
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

  /** An `aroundEach` fails before an attempt begins or after it has ended. Vitest has turned the errors of `test.fails` round. */
  testDone(test: RunnerTestCase): void {
    const key = this.#keys.get(test.id);
    const ended = this.#ended.get(test.id) ?? { state: 'passed', errors: 0 };
    if (key === undefined || test.fails === true || ended.state !== 'passed') return;
    const errors = this.#errorsSince(test, ended.errors);
    if (errors.length === 0) return;
    this.#ended.set(test.id, { state: 'failed', errors: errorCount(test) });
    this.#writeAttempt(key, { state: 'failed', phase: 'hook', errors });
  }

  /** Where none may be written, an obsolete snapshot fails its file, of which no test has failed. */
  async suiteDone({ result }: RunnerTestSuite, finish: () => unknown): Promise<void> {
    const state = result?.state;
    const errors = result?.errors?.length ?? 0;
    await finish();
    if (result === undefined || state === undefined) return;
    result.state = state;
    result.errors?.splice(errors);
  }

  filesDone(files: readonly RunnerTestFile[]): void {
    const { root } = this.#order;
    for (const file of files) {
      this.#write({ kind: 'file', label: this.#label, ...placeOf(file, root), early: this.#coverage()?.early() ?? [] });
      for (const test of testsOf(file)) this.#writeUnrun(test);
    }
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

  /** A test that a failing `beforeAll` kept from running, or that was skipped. */
  #writeUnrun(test: RunnerTestCase): void {
    const key = this.#keys.get(test.id);
    if (key === undefined || this.#ended.has(test.id)) return;
    const errors = errorsAround(test).map((error) => this.#around.recordOf(error));
    if (errors.length > 0) this.#writeAttempt(key, { state: 'failed', phase: 'hook', errors });
    // Under a mutant only the tests that reach it run: the others would fill the record.
    else if (this.#order.selected === undefined) this.#writeAttempt(key, { state: 'skipped' });
  }

  /** `expect` counts each call of itself; most of its matchers then pass through chai as well. */
  #assertionsDuring(test: RunnerTestCase, before: AssertionCounts): number {
    // Reading `context.expect` makes one, unless the test has asked for it already.
    const own = Reflect.get(test.context, '_local') === true ? test.context.expect : this.#around.expect;
    const now = this.#around.assertionsSoFar();
    return Math.max(own.getState().assertionCalls, now.chai - before.chai) + now.node - before.node;
  }

  #errorsSince(test: RunnerTestCase, count: number): ErrorRecord[] {
    return (test.result?.errors ?? []).slice(count).map((error) => this.#around.recordOf(error));
  }

  #coverage(): ReturnType<typeof instrumentedCoverage> {
    return instrumentedCoverage(this.#around.globalNamespace());
  }

  #writeAttempt(key: string, facts: Pick<AttemptRecord, 'state'> & Partial<AttemptRecord>): void {
    const rest = { errors: [], assertions: 0, duration: 0, reached: [] };
    this.#write({ ...rest, ...facts, kind: 'attempt', label: this.#label, key });
  }

  #write(record: VitestRecord): void {
    this.#around.write(record);
  }
}

const errorCount = (test: RunnerTestCase): number => test.result?.errors?.length ?? 0;
