/** What executes code of the project: the suite's runner and an engine, with what earlier runs found out before both. */
import { openCache, type RunCache } from '../cache/run-cache.ts';
import type { ExamplePlan } from '../example/plan-examples.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import type { ReuseReport, RunListener } from '../model/run-event.ts';
import { ROOT, type Workspace } from '../model/workspace.ts';
import type { MutationEngine } from '../mutation/engine.ts';
import { loadEngine, type EngineName } from '../mutation/engines.ts';
import { readStrykerConfig } from '../mutation/stryker-config.ts';
import { runSuite, type SuiteRun, type SuiteRunner, type SuiteRunRequest } from '../vitest/run-suite.ts';

/** Whatever measures: the project's own Vitest, or the records of what it did elsewhere. */
export interface Instruments {
  runSuite(request: Omit<SuiteRunRequest, 'configFile'>): Promise<SuiteRun>;
  readonly engine: MutationEngine;
  /** When both have run. */
  close(): Promise<Aftermath>;
}

/** These hold processes, which have to end, whatever comes between. */
interface HeldInstruments extends Instruments {
  dispose(): Promise<void>;
}

/** What is to be said of a run beside its results. */
export interface Aftermath {
  /** Absent when no earlier run was known. */
  readonly reused?: ReuseReport;
  /** Specs that changed while tests ran elsewhere. */
  readonly changed?: readonly FilePath[];
  /** The machines that it was measured on, and how many milliseconds the slowest took; absent when it was this one. */
  readonly shards?: { readonly count: number; readonly duration: number };
}

/** Of test modules that are nowhere on disk. */
export type OpenInstruments = (generated: ExamplePlan['modules'], workspace: Workspace) => Promise<Instruments>;

export interface InstrumentOptions {
  /** Absolute path of the folder that holds `specs/`. */
  readonly root: string;
  readonly engine: EngineName;
  /** Where earlier runs wrote what they found out, which then need not be run again; everything is run when `undefined`. */
  readonly cacheFolder: string | undefined;
  /** Where reports of this run are written, relative to the root: they are no part of the project. */
  readonly reports: readonly string[];
  readonly toolVersion: string;
  readonly listener: RunListener;
  readonly signal: AbortSignal;
}

/** What `use` opens is ended with it. @throws {UserError} `config-invalid` when the project's Stryker configuration cannot be read. */
export async function withInstruments<Result>(
  options: InstrumentOptions,
  use: (open: OpenInstruments) => Promise<Result>,
): Promise<Result> {
  const held: HeldInstruments[] = [];
  try {
    return await use(async (generated, workspace) => {
      const opened = await openInstruments(options, generated, workspace);
      held.push(opened);
      return opened;
    });
  } finally {
    await Promise.all(held.map((opened) => opened.dispose()));
  }
}

async function openInstruments(
  options: InstrumentOptions,
  generated: ExamplePlan['modules'],
  workspace: Workspace,
): Promise<HeldInstruments> {
  const { listener, signal, root, engine: name, reports, toolVersion, cacheFolder: folder } = options;
  const loaded = await loadEngine(name);
  const { vitest } = await readStrykerConfig(root);
  const cache =
    folder === undefined
      ? undefined
      : await openCache({
          ...{ folder, root, engine: name, toolVersion, generated },
          reports: reports.map(filePath),
          vitestFolders: workspace.vitestFolders.map((one) => one.folder),
        });
  const prepared = mayNeed(cache, workspace) ? loaded.prepare?.(root, signal) : undefined;
  const engine = prepared ?? loaded;
  const announced = announcing(listener);
  const run = cache?.suiteRunner(announced) ?? announced;
  return {
    runSuite: (request) => run({ ...request, configFile: vitest?.configFile }),
    engine: cache?.engine(engine) ?? engine,
    close: async () => {
      await prepared?.dispose();
      await cache?.close();
      const reused = cache?.report;
      if (reused !== undefined) listener({ kind: 'reused', ...reused });
      return { ...(reused && { reused }) };
    },
    dispose: async () => prepared?.dispose(),
  };
}

const announcing =
  (listener: RunListener): SuiteRunner =>
  async (request) => {
    listener({ kind: 'started', step: 'tests', total: undefined });
    const run = await runSuite(request);
    listener({ kind: 'finished', step: 'tests' });
    return run;
  };

/** Where much is known there may be nothing to run, and in a monorepo none of it from the root. */
const mayNeed = (cache: RunCache | undefined, { vitestFolders }: Workspace): boolean =>
  cache?.report === undefined && vitestFolders.some(({ folder }) => folder === ROOT);
