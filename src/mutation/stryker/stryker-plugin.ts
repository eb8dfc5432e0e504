/** Loaded by Stryker itself, in its main process and in its workers: records attempts, and reports progress. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  commonTokens,
  declareClassPlugin,
  declareFactoryPlugin,
  PluginKind,
  tokens,
  type Injector,
  type PluginContext,
} from '@stryker-mutator/api/plugin';
import type { MutantTestPlan } from '@stryker-mutator/api/core';
import {
  DryRunStatus,
  TestStatus,
  type DryRunOptions,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestRunner,
} from '@stryker-mutator/api/test-runner';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import type { Vitest } from 'vitest/node';
import { configureProjects, giveOrder, importVitest } from '../../vitest/configure-vitest.ts';
import { takePageRecords, type PageRecords } from '../../vitest/page-records.ts';
import {
  DRY_RUN,
  DRY_RUN_FAILURE,
  ORDER_FILE,
  ORDER_FOLDER,
  recordingOrderFileSchema,
  type RecordingOrderFile,
} from './stryker-order.ts';

/** Stryker's own Vitest runner, told which cases to run and made to record what they do. */
class RecordingTestRunner implements TestRunner {
  readonly #inner: TestRunner;
  #order: RecordingOrderFile | undefined;
  #pages: PageRecords | undefined;

  constructor(inner: TestRunner) {
    this.#inner = inner;
  }

  capabilities(): ReturnType<TestRunner['capabilities']> {
    return this.#inner.capabilities();
  }

  async init(): Promise<void> {
    const folder = process.env[ORDER_FOLDER] ?? '';
    this.#order = recordingOrderFileSchema.parse(JSON.parse(await readFile(join(folder, ORDER_FILE), 'utf8')));
    await importVitest(process.cwd());
    await this.#inner.init?.();
    const vitest = this.#vitest();
    configureProjects(vitest);
    const { files, root, folder: records } = this.#order;
    if (vitest.projects.some(({ config }) => config.browser.enabled))
      this.#pages = await takePageRecords({ vitest, root, folder: records });
    for (const project of vitest.projects) {
      project.config.include = files
        .filter((file) => file.project === project.name)
        .map(({ path }) => join(root, path).replace(/[[\]{}()*?!+@]/g, '\\$&'));
    }
  }

  async dryRun(options: DryRunOptions): Promise<DryRunResult> {
    this.#label(DRY_RUN);
    const result = await this.#inner.dryRun(options);
    if (result.status !== DryRunStatus.Complete) {
      const reason = result.status === DryRunStatus.Error ? result.errorMessage : 'It took too long.';
      await writeFile(join(process.env[ORDER_FOLDER] ?? '', DRY_RUN_FAILURE), reason);
      return result;
    }
    // A test that fails when the code is instrumented costs its own behaviours, and not the run.
    return { ...result, tests: result.tests.filter(({ status }) => status === TestStatus.Success) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    this.#label(options.activeMutant.id);
    return this.#inner.mutantRun(options);
  }

  async dispose(): Promise<void> {
    await this.#inner.dispose?.();
    await this.#pages?.close();
  }

  #label(label: string): void {
    if (this.#order === undefined) throw new Error('The test runner was not initialised');
    const { folder, root, selected, limits } = this.#order;
    giveOrder(this.#vitest(), { folder, root, selected, label, ...(label !== DRY_RUN && { limits }) });
  }

  #vitest(): Vitest {
    const vitest: unknown = Reflect.get(this.#inner, 'ctx');
    if (!isVitest(vitest)) throw new Error('Stryker keeps its Vitest elsewhere than this version of Assay expects');
    return vitest;
  }
}

const isVitest = (value: unknown): value is Vitest =>
  typeof value === 'object' && value !== null && 'projects' in value;

type Report = (done: number, total: number) => void;
let report: Report = () => undefined;

/** Says who hears of progress; only of use in the process that runs Stryker. */
export function onProgress(listener: Report): void {
  report = listener;
}

class ProgressReporter {
  #done = 0;
  #total = 0;

  onMutationTestingPlanReady({ mutantPlans }: { mutantPlans: readonly MutantTestPlan[] }): void {
    this.#total = mutantPlans.length;
    report(0, this.#total);
  }

  onMutantTested(): void {
    this.#done += 1;
    report(this.#done, this.#total);
  }
}

const vitestRunner = vitestPlugins.find(({ name }) => name === 'vitest');

function createRecordingRunner(injector: Injector<PluginContext>): TestRunner {
  if (vitestRunner === undefined) throw new Error('The Vitest runner of Stryker declares no plugin called `vitest`');
  return new RecordingTestRunner(injector.injectFunction(vitestRunner.factory));
}
createRecordingRunner.inject = tokens(commonTokens.injector);

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'assay', createRecordingRunner),
  declareClassPlugin(PluginKind.Reporter, 'assay', ProgressReporter),
];
