/**
 * A Vitest runner that records in the worker, so that a worker that is killed cannot lose the record. It runs inside the examined
 * project's Vitest.
 */
import fs from 'node:fs';
// Not those of a document or of a test.
import { clearInterval, setInterval } from 'node:timers';
import { threadId } from 'node:worker_threads';
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite, TestTryOptions } from 'vitest';
import { AttemptRecorder } from './attempt-recorder.ts';
import { countAssertions, type Vitest } from './count-assertions.ts';
import { errorRecord } from './error-record.ts';
import { recordText } from './record-text.ts';
import type { RecordingOrder, VitestRecord } from './vitest-record.ts';

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

// eslint-disable-next-line no-restricted-syntax -- Vitest asks for the class as the default export
export default class RecordingRunner extends TestRunner {
  readonly #recorder = new AttemptRecorder({
    order: () => this.#order,
    globalNamespace: (): unknown => this.injectValue('globalNamespace'),
    write: (record) => this.#write(record),
    recordOf: (error) => errorRecord(error, this.#order.root),
    ...{ assertionsSoFar, expect },
  });

  constructor(config: ConstructorParameters<typeof TestRunner>[0]) {
    super(config);
    // The process goes on, and modules do not.
    if (this.#order.isTogether === true) config.isolate = true;
  }

  get #order(): RecordingOrder {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- provided by configure-vitest.ts, as its type says
    return this.injectValue('assay');
  }

  override onCollectStart(file: RunnerTestFile): void {
    super.onCollectStart(file);
    this.#recorder.loading(file);
    this.#beat();
  }

  onCollected(files: RunnerTestFile[]): void {
    this.#recorder.collected(files);
  }

  override onBeforeTryTask(test: RunnerTestCase, options: TestTryOptions): void {
    super.onBeforeTryTask(test, options);
    this.#recorder.begin(test);
  }

  runTask(test: RunnerTestCase): Promise<void> {
    return this.#recorder.runBody(test, TestRunner.getTestFn(test));
  }

  override onAfterTryTask(test: RunnerTestCase): void {
    this.#recorder.bodyDone(test, () => super.onAfterTryTask(test));
  }

  override async onAfterRetryTask(test: RunnerTestCase, options: TestTryOptions): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- before 5.1 Vitest's runner had none
    await super.onAfterRetryTask?.(test, options);
    this.#recorder.end(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    this.#recorder.testDone(test);
  }

  override onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    return this.#recorder.suiteDone(suite, () => super.onAfterRunSuite(suite));
  }

  override onAfterRunFiles(files: RunnerTestFile[]): void {
    this.#recorder.filesDone(files);
    super.onAfterRunFiles(files);
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
