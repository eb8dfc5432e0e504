/** A child process: runs jobs until every pair is decided, or what was asked for is recorded. */
import { join } from 'node:path';
import { answerParent, useTemporaryFolder } from '../../host/child-process.ts';
import { contains } from '../../model/location.ts';
import { importVitest } from '../../vitest/configure-vitest.ts';
import { neverName } from '../instrument/adapt-mutators.ts';
import type { Instrumentation } from '../instrument/instrument-sources.ts';
import { adaptInstrumenter } from '../instrument/stryker-instrumenter.ts';
import { hostRequestSchema, type CodeOrder, type EngineAnswer, type EngineOrder } from './engine-order.ts';
import { Ledger, type SurvivorGroup } from './ledger.ts';
import { movableFiles } from './movable-files.ts';
import { packPairs, type Pair } from './pair-table.ts';
import { colderJobs, hotJobs, unhurriedJobs } from './plan-jobs.ts';
import { recordColumns } from './record-columns.ts';
import type { Rounds } from './rounds.ts';
import { ownIds, serveProject, type ServedProject } from './served-project.ts';

// What takes long to load, while there is no request yet; if it cannot be loaded, that shows when it is used.
void Promise.allSettled([importVitest(process.cwd()), adaptInstrumenter()]);

let served: { readonly for: string; readonly project: ServedProject } | undefined;

answerParent(async (raw, report): Promise<EngineAnswer> => {
  const request = hostRequestSchema.parse(raw);
  if (request.kind === 'close') {
    await leave();
    return NOTHING;
  }
  useTemporaryFolder(join(request.code.folder, 'tmp'));
  const project = await projectFor(request.code);
  if (request.kind === 'work') return work(request, project, report);
  await project.makeReady(request.workers);
  return NOTHING;
});

/** What was prepared for an earlier request, with its processes, where it serves for this one. */
async function projectFor(code: CodeOrder): Promise<ServedProject> {
  const wanted = JSON.stringify(code);
  if (served?.for !== wanted) {
    await leave();
    served = { for: wanted, project: await serveProject(code) };
  }
  return served.project;
}

async function leave(): Promise<void> {
  const before = served;
  served = undefined;
  await before?.project.close();
}

async function work(
  order: EngineOrder,
  project: ServedProject,
  report: (done: number, total: number) => void,
): Promise<EngineAnswer> {
  const { instrumentation } = project;
  const rounds = await project.roundsFor(order);
  if (typeof rounds === 'string') return { ...NOTHING, unsupported: rounds };
  rounds.begin(report);
  if (order.recorded === undefined) return decideAll({ order, project, rounds });
  return { ...NOTHING, recorded: await recordColumns({ order, instrumentation, rounds }) };
}

const NOTHING: EngineAnswer = {
  mutants: [],
  placed: [],
  unmutated: [],
  pairs: packPairs([]),
  untrusted: [],
  proven: [],
  executions: 0,
};

interface Decision {
  readonly order: EngineOrder;
  readonly project: ServedProject;
  readonly rounds: Rounds;
}

async function decideAll({ order, project, rounds }: Decision): Promise<EngineAnswer> {
  const { instrumentation } = project;
  const mutants = ownIds(order.code, instrumentation);
  const { shareable, leapable } = await movableFiles(order);
  const open = await project.openFiles(order);
  const columns = order.columns.map((column, index) => ({
    ...{ ...column, column: index, isShareable: shareable.has(column.file) },
    ...{ isLeapable: leapable.has(column.file), isOpen: open.has(column.file) },
    file: join(order.code.root, column.file),
  }));
  const ledger = new Ledger({
    fileOf: columns.map(({ project, file }) => JSON.stringify([project, file])),
    mutants,
    codeUnderTest: new Set(order.codeUnderTest),
    inSourceTests: order.inSourceTests,
  });
  const absorb: Parameters<Rounds['run']>[1] = (job, records) => ledger.absorb(job, records);
  if (order.isUnhurried === true) {
    await rounds.run(unhurriedJobs(columns), absorb);
    return answerOf(instrumentation, ledger);
  }
  await rounds.run(hotJobs(columns), absorb);
  const groups = survivorGroups(order, instrumentation);
  for (;;) {
    ledger.probe();
    ledger.confirm(groups);
    const jobs = colderJobs(columns, ledger, order.workers.least);
    if (jobs.length === 0) break;
    await rounds.run(jobs, absorb);
  }
  return answerOf(instrumentation, ledger);
}

function survivorGroups(
  { groups, code: { wrongRows } }: EngineOrder,
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
    pairs: packPairs(
      ledger.columns.flatMap(({ level }, column) => (level === 'untrusted' ? [] : pairsOf(ledger, column))),
    ),
    untrusted: ledger.columns.flatMap(({ level, reason }, column) =>
      level === 'untrusted' ? [{ column, reason: reason ?? 'it fails without a mutant' }] : [],
    ),
    proven: ledger.columns.flatMap(({ isProven }, column) => (isProven ? [column] : [])),
    executions: ledger.executions,
    ...(ledger.isBlind && { unhealthy: 'A test that was made to fail passed: its outcomes cannot be relied on.' }),
  };
}

function pairsOf(ledger: Ledger, column: number): readonly Pair[] {
  return [...ledger.reachedBy(column)].map((mutant) => {
    const { tier, outcome, error } = ledger.resultOf(column, mutant) ?? {
      tier: 'cold',
      outcome: 'unmeasured',
      error: undefined,
    };
    if (tier === 'stryker') throw new Error('This engine has no such tier');
    return { column, mutant, outcome, tier, error };
  });
}
