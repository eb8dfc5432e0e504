/** The examined project's Vitest with instrumented code in it, ready to run jobs. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { configureProjects, importVitest, withoutCaches } from '../../vitest/configure-vitest.ts';
import { serveModules } from '../../vitest/example-modules.ts';
import { neverName } from '../instrument/adapt-mutators.ts';
import { instrumentSources, type Instrumentation } from '../instrument/instrument-sources.ts';
import { filePath, type FilePath } from '../../model/ids.ts';
import { relativePath } from '../../util/relative-path.ts';
import type { CodeOrder, EngineOrder } from './engine-order.ts';
import { rowsOfOthers } from './engine-rows.ts';
import { switchWiring, type SwitchWiring } from './mutant-switch.ts';
import { openerOf, openFiles, readAhead, tellerOf } from './open-files.ts';
import { Rounds, type RoundsParts } from './rounds.ts';
import { serveInstrumented } from './serve-instrumented.ts';
import { SpareProcesses } from './spare-processes.ts';
import type { WorkerOrder } from './worker-order.ts';

export interface ServedProject {
  readonly instrumentation: Instrumentation;
  /** Ahead of an order: so many workers are started for whoever needs them first, and what they will load is read. */
  makeReady(workers: number): Promise<void>;
  /** Ready to run jobs of this order; why it cannot be run here, where it cannot. */
  roundsFor(order: EngineOrder): Promise<Rounds | string>;
  /** The test files of which all that they load can be looked at; from now on it tells what it holds. */
  openFiles(order: EngineOrder): Promise<ReadonlySet<FilePath>>;
  close(): Promise<void>;
}

export async function serveProject(code: CodeOrder): Promise<ServedProject> {
  const { createVitest, version } = await importVitest(process.cwd());
  const wiring = switchWiring(randomBytes(6).toString('hex'), randomBytes(16).toString('hex'));
  const [instrumentation, vitest] = await Promise.all([
    instrumentSources({ ...code, ...wiring }),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- every Vitest 5 knows this form
    createVitest('test', {
      ...(code.configFile !== undefined && { config: code.configFile }),
      watch: false,
      ui: false,
      reporters: [{}],
      ...withoutCaches(version),
    }),
  ]);
  configureProjects(vitest);
  const serve = serveInstrumented(vitest, code.root);
  serve(instrumentation.files);
  serveModules(vitest, code.examples, code.root);
  const folder = mkdtempSync(join(code.folder, 'served-'));
  const orderFile = writeWorkerOrder({ ...code, folder }, instrumentation, wiring);
  const spare = new SpareProcesses();
  const known = { code, instrumentation, wiring };
  const [openerFor, tellerFor] = [openerOf(known), tellerOf(known)];
  const parts = { vitest, folder, orderFile, spare, root: code.root };
  let rounds: Rounds | undefined;
  return {
    instrumentation,
    openFiles: async (order) => {
      const { files, told } = await openFiles({ order, openerFor, tellerFor, closed: closedProjects(vitest) });
      serve(told);
      return files;
    },
    makeReady: async (workers) => {
      const files = await startWorkers(parts, workers);
      const own = files.map((file) => filePath(relativePath(code.root, file)));
      const all = new Set([...code.sources.map(({ path }) => path), ...own]);
      void readAhead([...all], { root: code.root, openerFor, isOver: () => rounds !== undefined });
    },
    roundsFor: async (order) => {
      const unsupported = unsupportedReason(vitest, order);
      if (unsupported !== undefined) return unsupported;
      rounds ??= new Rounds({ ...parts, workers: order.workers });
      await rounds.prepare(order);
      return rounds;
    },
    close: async () => {
      spare.close();
      await vitest.close();
    },
  };
}

/** Their records say nothing, and lie beside those of the work. Resolves with the test files, absolute. */
async function startWorkers(parts: Omit<RoundsParts, 'workers'>, count: number): Promise<readonly string[]> {
  // What a project sets up for all its tests may be there only once, and now their own run has it.
  if (projectsOf(parts.vitest).some(({ config }) => config.globalSetup.length > 0)) return [];
  const folder = mkdtempSync(join(parts.folder, 'ahead-'));
  return new Rounds({ ...parts, folder, workers: { least: count, most: count } }).startWorkers();
}

/** Of all that is run here. */
export function ownIds(code: CodeOrder, { mutants, placed }: Instrumentation): ReadonlySet<string> {
  const run = mutants.filter(({ arid }) => arid === undefined).map(({ engineId }) => engineId);
  return new Set([...run, ...placed.map(neverName)]).difference(rowsOfOthers({ ...code, mutants, placed }));
}

function writeWorkerOrder(
  code: CodeOrder,
  instrumentation: Instrumentation,
  { globalKey, secret }: SwitchWiring,
): string {
  const workerOrder: WorkerOrder = {
    ...{ root: code.root, globalKey, secret },
    mutants: [...ownIds(code, instrumentation)],
  };
  const file = join(code.folder, 'worker-order.json');
  writeFileSync(file, JSON.stringify(workerOrder));
  return file;
}

const projectsOf = (vitest: Vitest): readonly TestProject[] => [vitest.getRootProject(), ...vitest.projects];

const closedProjects = (vitest: Vitest): ReadonlySet<string> =>
  new Set(
    projectsOf(vitest)
      .filter(isClosed)
      .map(({ name }) => name),
  );

/** Whether something is loaded beside the files, or made of them, that nobody has read. */
const isClosed = ({ config, vite }: TestProject): boolean =>
  config.environment !== 'node' ||
  config.setupFiles.length > 0 ||
  vite.config.plugins.some(({ name, load, transform }) => (load ?? transform) !== undefined && !OWN_PLUGIN.test(name));

/** Of Vite and Vitest. */
const OWN_PLUGIN = /^(?:alias$|builtin:|commonjs$|native:|vite:|vite-|vitest:?|\0?vitest)/;

function unsupportedReason({ projects }: Vitest, { columns }: EngineOrder): string | undefined {
  const names = new Set(columns.map(({ project }) => project));
  const isNative = projects.some(({ name, config }) => names.has(name) && !usesModuleRunner(config));
  return isNative
    ? "its tests are loaded by Node itself, past Vite's module runner (`viteModuleRunner: false`)"
    : undefined;
}

const usesModuleRunner = ({ experimental }: TestProject['config']): boolean =>
  Reflect.get(experimental, 'viteModuleRunner') !== false;
