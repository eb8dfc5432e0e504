/** The examined project's Vitest with instrumented code in it, ready to run jobs. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { configureProjects, importVitest, withoutCaches } from '../../vitest/configure-vitest.ts';
import { serveModules } from '../../vitest/example-modules.ts';
import { neverName } from '../instrument/adapt-mutators.ts';
import { instrumentSources, type Instrumentation } from '../instrument/instrument-sources.ts';
import type { EngineOrder } from './engine-order.ts';
import { rowsOfOthers } from './engine-rows.ts';
import { switchWiring } from './mutant-switch.ts';
import { Rounds } from './rounds.ts';
import { serveInstrumented } from './serve-instrumented.ts';
import { SpareProcesses } from './spare-processes.ts';
import type { WorkerOrder } from './worker-order.ts';

export interface ServedProject {
  readonly instrumentation: Instrumentation;
  /** `undefined` when the engine cannot run the project: `unsupported` says why. */
  readonly rounds: Rounds | undefined;
  readonly unsupported: string | undefined;
  close(): Promise<void>;
}

export async function serveProject(order: EngineOrder): Promise<ServedProject> {
  const { createVitest, version } = await importVitest(process.cwd());
  const wiring = switchWiring(randomBytes(6).toString('hex'));
  const [instrumentation, vitest] = await Promise.all([
    instrumentSources({ ...order, ...wiring }),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- every Vitest 5 knows this form
    createVitest('test', {
      ...(order.configFile !== undefined && { config: order.configFile }),
      watch: false,
      ui: false,
      reporters: [{}],
      ...withoutCaches(version),
    }),
  ]);
  const spare = new SpareProcesses();
  const close = async (): Promise<void> => {
    spare.close();
    await vitest.close();
  };
  const unsupported = unsupportedReason(vitest, order);
  if (unsupported !== undefined) return { instrumentation, rounds: undefined, unsupported, close };
  try {
    const folder = mkdtempSync(join(order.folder, 'served-'));
    configureProjects(vitest);
    serveInstrumented(vitest, instrumentation.files, order.root);
    serveModules(vitest, order.examples, order.root);
    const orderFile = writeWorkerOrder({ ...order, folder }, instrumentation, wiring.globalKey);
    const rounds = new Rounds({ vitest, order: { ...order, folder }, orderFile, spare });
    await rounds.prepare();
    return { instrumentation, rounds, unsupported, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Of all that is run. */
export const idsOf = ({ mutants, placed }: Instrumentation): string[] => [
  ...mutants.filter(({ arid }) => arid === undefined).map(({ engineId }) => engineId),
  ...placed.map(neverName),
];

function writeWorkerOrder(order: EngineOrder, instrumentation: Instrumentation, globalKey: string): string {
  const workerOrder: WorkerOrder = {
    ...{ root: order.root, globalKey },
    mutants: idsOf(instrumentation),
    others: [...rowsOfOthers({ ...order, ...instrumentation })],
  };
  const file = join(order.folder, 'worker-order.json');
  writeFileSync(file, JSON.stringify(workerOrder));
  return file;
}

function unsupportedReason({ projects }: Vitest, { columns }: EngineOrder): string | undefined {
  const names = new Set(columns.map(({ project }) => project));
  const isNative = projects.some(({ name, config }) => names.has(name) && !usesModuleRunner(config));
  return isNative
    ? "its tests are loaded by Node itself, past Vite's module runner (`viteModuleRunner: false`)"
    : undefined;
}

const usesModuleRunner = ({ experimental }: TestProject['config']): boolean =>
  Reflect.get(experimental, 'viteModuleRunner') !== false;

/** What a project is served for: one order can use what was prepared for another when both say the same here. */
export function groundOf(order: EngineOrder): string {
  const { root, folder, configFile, sources, spans, arid, excludedMutations, wrongRows, examples, share } = order;
  const generated = new Set(examples.map(({ path }) => path));
  const columns = order.columns.filter(({ file }) => generated.has(file)).map(({ project, file }) => [project, file]);
  const names = [...new Set(order.columns.map(({ project }) => project))].sort();
  return JSON.stringify([
    ...[root, folder, configFile, sources, spans, arid, excludedMutations, wrongRows, examples, share],
    ...[columns, names],
  ]);
}
