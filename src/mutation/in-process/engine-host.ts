/** A child process: holds the examined project's Vitest, serves it instrumented code, and runs jobs until every pair is decided. */
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject, Vitest } from 'vitest/node';
import { answerParent, useTemporaryFolder } from '../../host/child-process.ts';
import { contains } from '../../model/location.ts';
import { configureProjects, importVitest, withoutCaches } from '../../vitest/configure-vitest.ts';
import { serveModules } from '../../vitest/example-modules.ts';
import { neverName } from '../instrument/adapt-mutators.ts';
import { adaptInstrumenter } from '../instrument/stryker-instrumenter.ts';
import { instrumentSources, type Instrumentation } from '../instrument/instrument-sources.ts';
import { engineOrderSchema, type EngineAnswer, type EngineOrder } from './engine-order.ts';
import { rowsOfOthers } from './engine-rows.ts';
import { Ledger, type SurvivorGroup } from './ledger.ts';
import { switchWiring } from './mutant-switch.ts';
import { colderJobs, hotJobs } from './plan-jobs.ts';
import { recordColumns, type Recording } from './record-columns.ts';
import { Rounds } from './rounds.ts';
import { serveInstrumented } from './serve-instrumented.ts';
import { SpareProcesses } from './spare-processes.ts';
import type { WorkerOrder } from './worker-order.ts';

// What takes long to load, while there is no request yet; if it cannot be loaded, that shows when it is used.
void Promise.allSettled([importVitest(process.cwd()), adaptInstrumenter()]);

answerParent(async (raw, report): Promise<EngineAnswer> => {
  const order = engineOrderSchema.parse(raw);
  useTemporaryFolder(join(order.folder, 'tmp'));
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
  try {
    const unsupported = unsupportedReason(vitest, order);
    if (unsupported !== undefined) return { ...NOTHING, unsupported };
    const workerOrder: WorkerOrder = {
      root: order.root,
      globalKey: wiring.globalKey,
      mutants: idsOf(instrumentation),
      others: [...rowsOfOthers({ ...order, ...instrumentation })],
    };
    const orderFile = join(order.folder, 'worker-order.json');
    writeFileSync(orderFile, JSON.stringify(workerOrder));
    configureProjects(vitest);
    serveInstrumented(vitest, instrumentation.files, order.root);
    serveModules(vitest, order.examples, order.root);
    const rounds = new Rounds({ vitest, order, orderFile, spare });
    await rounds.prepare();
    if (order.recorded === undefined) return await decideAll({ order, instrumentation, rounds, report });
    const run: Recording['run'] = (jobs, absorb) => rounds.run(jobs, absorb, report);
    return { ...NOTHING, recorded: await recordColumns({ order, instrumentation, run }) };
  } finally {
    spare.close();
    await vitest.close();
  }
});

/** Of all that is run. */
const idsOf = ({ mutants, placed }: Instrumentation): string[] => [
  ...mutants.filter(({ arid }) => arid === undefined).map(({ engineId }) => engineId),
  ...placed.map(neverName),
];

const NOTHING: EngineAnswer = { mutants: [], placed: [], unmutated: [], pairs: [], untrusted: [], executions: 0 };

function unsupportedReason({ projects }: Vitest, { columns }: EngineOrder): string | undefined {
  const names = new Set(columns.map(({ project }) => project));
  const isNative = projects.some(({ name, config }) => names.has(name) && !usesModuleRunner(config));
  return isNative
    ? "its tests are loaded by Node itself, past Vite's module runner (`viteModuleRunner: false`)"
    : undefined;
}

const usesModuleRunner = ({ experimental }: TestProject['config']): boolean =>
  Reflect.get(experimental, 'viteModuleRunner') !== false;

interface Decision {
  readonly order: EngineOrder;
  readonly instrumentation: Instrumentation;
  readonly rounds: Rounds;
  readonly report: (done: number, total: number) => void;
}

async function decideAll({ order, instrumentation, rounds, report }: Decision): Promise<EngineAnswer> {
  const mutants = new Set(idsOf(instrumentation)).difference(rowsOfOthers({ ...order, ...instrumentation }));
  const columns = order.columns.map((column, index) => ({
    ...column,
    column: index,
    file: join(order.root, column.file),
  }));
  const ledger = new Ledger({
    fileOf: columns.map(({ project, file }) => JSON.stringify([project, file])),
    mutants,
    codeUnderTest: new Set(order.codeUnderTest),
  });
  const absorb: Parameters<Rounds['run']>[1] = (job, records) => ledger.absorb(job, records);
  await rounds.run(hotJobs(columns), absorb, report);
  const groups = survivorGroups(order, instrumentation);
  for (;;) {
    let jobs = colderJobs(columns, ledger);
    if (jobs.length === 0) {
      ledger.confirmSurvivors(groups);
      jobs = colderJobs(columns, ledger);
    }
    if (jobs.length === 0) break;
    await rounds.run(jobs, absorb, report);
  }
  return answerOf(instrumentation, ledger);
}

function survivorGroups(
  { groups, wrongRows }: EngineOrder,
  { mutants, placed }: Instrumentation,
): readonly SurvivorGroup[] {
  const inPlace = new Set(placed);
  const switched = [
    ...mutants.filter(({ arid }) => arid === undefined),
    ...wrongRows.flatMap(({ row }) => (inPlace.has(row.id) ? [{ engineId: neverName(row.id), span: row.span }] : [])),
  ];
  return groups.map(({ columns, spans }) => ({
    columns,
    mutants: new Set(
      switched.filter(({ span }) => spans.some((scope) => contains(scope, span))).map(({ engineId }) => engineId),
    ),
  }));
}

function answerOf({ mutants, placed, unmutated }: Instrumentation, ledger: Ledger): EngineAnswer {
  return {
    mutants: [...mutants],
    placed: [...placed],
    unmutated: [...unmutated],
    pairs: ledger.columns.flatMap(({ level }, column) => (level === 'untrusted' ? [] : pairsOf(ledger, column))),
    untrusted: ledger.columns.flatMap(({ level, reason }, column) =>
      level === 'untrusted' ? [{ column, reason: reason ?? 'it fails without a mutant' }] : [],
    ),
    executions: ledger.executions,
    ...(ledger.isBlind && { unhealthy: 'A test that was made to fail passed: its outcomes cannot be relied on.' }),
  };
}

function pairsOf(ledger: Ledger, column: number): EngineAnswer['pairs'] {
  return [...ledger.reachedBy(column)].map((mutant) => {
    const { tier, outcome, error } = ledger.resultOf(column, mutant) ?? {
      tier: 'cold',
      outcome: 'unmeasured',
      error: undefined,
    };
    if (tier === 'stryker') throw new Error('This engine has no such tier');
    return { column, mutant, outcome, tier, ...(error && { error }) };
  });
}
