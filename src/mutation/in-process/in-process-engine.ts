/** The engine that runs mutants inside the project's own Vitest: nothing is copied, and no process starts for a mutant that needs none. */
import { availableParallelism, freemem } from 'node:os';
import { ChildFailure } from '../../host/child-process.ts';
import type { Cell, MutationRun } from '../../model/matrix.ts';
import type { Recordings } from '../../model/recording.ts';
import type { RunListener, RunStep } from '../../model/run-event.ts';
import { ROOT } from '../../model/workspace.ts';
import type { TestCase } from '../../model/suite.ts';
import { Interrupted } from '../../model/user-error.ts';
import { caseKey } from '../../vitest/case-key.ts';
import { failureOf } from '../../vitest/failure-of.ts';
import {
  cannotShare,
  type ForeseenRequest,
  type MutationEngine,
  type MutationRequest,
  type PreparedEngine,
  type RecordingRequest,
} from '../engine.ts';
import { dealRows } from '../deal-rows.ts';
import { strykerEngine } from '../stryker/stryker-engine.ts';
import { readStrykerConfig } from '../stryker-config.ts';
import { EngineHosts, type CodeRequest } from './engine-hosts.ts';
import type { EngineAnswer, WorkOrder } from './engine-order.ts';
import { engineRows } from './engine-rows.ts';
import { unpackPairs } from './pair-table.ts';
import { recordedOrder, recordingsOf } from './recordings-of.ts';

const NAME = 'in-process';

export const inProcessEngine: MutationEngine = {
  name: NAME,
  run: (request, listener, signal) => withPrepared(request, signal, (engine) => engine.run(request, listener, signal)),
  record: (request, listener, signal) =>
    withPrepared(request, signal, (engine) => engine.record(request, listener, signal)),
  prepare,
};

type Prepared = PreparedEngine & Required<Pick<PreparedEngine, 'record' | 'foresee'>>;

async function withPrepared<Result>(
  { projectRoot, vitestFolder }: MutationRequest,
  signal: AbortSignal,
  use: (engine: Prepared) => Promise<Result>,
): Promise<Result> {
  const prepared = prepare(projectRoot, signal, vitestFolder);
  try {
    return await use(prepared);
  } finally {
    await prepared.dispose();
  }
}

/** Its process starts, and loads what it will need. */
function prepare(projectRoot: string, signal: AbortSignal, folder = ROOT): Prepared {
  const hosts = new EngineHosts(projectRoot);
  hosts.start(folder, signal);
  return {
    name: NAME,
    run: async (request, listener, runSignal) => {
      if (runSignal.aborted) throw new Interrupted();
      if (request.columns.length === 0 || request.spans.length === 0) return emptyRun(undefined);
      return runIn(hosts, request, { listener, signal: runSignal });
    },
    record: async (request, listener, runSignal) => {
      if (runSignal.aborted) throw new Interrupted();
      return recordIn(hosts, request, { listener, signal: runSignal });
    },
    foresee: async (code) => hosts.prepare(await codeOrderFor(code), code.concurrency ?? availableParallelism()),
    dispose: () => hosts.close(),
  };
}

interface RunContext {
  readonly listener: RunListener;
  readonly signal: AbortSignal;
}

async function runIn(hosts: EngineHosts, request: MutationRequest, context: RunContext): Promise<MutationRun> {
  const { listener, signal } = context;
  try {
    const answer = await askHost(hosts, { request, step: 'mutants' }, context);
    if (answer.unsupported === undefined) return matrixOf(request, answer);
    if (request.share !== undefined) throw cannotShare(answer.unsupported);
    return { ...(await strykerEngine.run(request, listener, signal)), standInReason: answer.unsupported };
  } catch (error) {
    if (!(error instanceof ChildFailure)) throw error;
    return emptyRun([`The engine could not finish: ${error.message}`, error.output].join('\n').trim());
  }
}

async function recordIn(hosts: EngineHosts, request: RecordingRequest, context: RunContext): Promise<Recordings> {
  try {
    const question = { request, step: 'recording', recorded: recordedOrder(request) } as const;
    const answer = await askHost(hosts, question, context);
    return recordingsOf(request, answer.recorded ?? []);
  } catch (error) {
    if (!(error instanceof ChildFailure)) throw error;
    return recordingsOf(request, []);
  }
}

interface Question {
  readonly request: MutationRequest;
  readonly step: RunStep;
  readonly recorded?: NonNullable<WorkOrder['recorded']>;
}

/** @throws {ChildFailure} when the host does not come to an answer. */
async function askHost(
  hosts: EngineHosts,
  { request, step, recorded }: Question,
  { listener, signal }: RunContext,
): Promise<EngineAnswer> {
  listener({ kind: 'started', step, total: undefined });
  const answer = await hosts.ask(request.vitestFolder ?? ROOT, signal, {
    code: await codeOrderFor(request),
    work: { ...workOrderFor(request), ...(recorded && { recorded }) },
    onProgress: (done, total) => listener({ kind: 'advanced', step, done, total }),
  });
  listener({ kind: 'finished', step });
  return answer;
}

const emptyRun = (unhealthy: string | undefined): MutationRun => ({
  ...{ engine: NAME, rows: [], cells: [], executions: 0, untrusted: [], proven: [], unmutated: [] },
  unhealthy,
});

async function codeOrderFor(request: ForeseenRequest): Promise<CodeRequest> {
  const { projectRoot, sources, spans, arid = [], wrongRows = [], examples = [], share } = request;
  const config = await readStrykerConfig(projectRoot);
  const configFile = config.vitest?.configFile;
  return {
    root: projectRoot,
    ...(configFile !== undefined && { configFile }),
    ...{ sources: [...sources], spans: [...spans], arid: [...arid], examples: [...examples] },
    excludedMutations: config.mutator?.excludedMutations ?? [],
    wrongRows: wrongRows.map(({ row, edits }) => ({ row, edits: [...edits] })),
    ...(share && { share }),
  };
}

function workOrderFor(request: MutationRequest): WorkOrder {
  const { columns, codeUnderTest, inSourceTests = [], concurrency, imports, isUnhurried } = request;
  return {
    columns: columns.map((column) => ({
      ...{ key: caseKey(column), project: column.project, file: column.file },
      duration: durationOf(column),
    })),
    ...(imports && { imports: Array.from(imports, ([file, imported]) => [file, [...imported]]) }),
    groups: groupsOf(request),
    ...{ codeUnderTest: [...codeUnderTest], inSourceTests: [...inSourceTests] },
    ...(isUnhurried === true && { isUnhurried }),
    workers: isUnhurried === true ? { least: 1, most: 1 } : workersFor(concurrency, columns),
  };
}

function groupsOf({ columns, spans, groups }: MutationRequest): WorkOrder['groups'] {
  if (groups === undefined) return [{ columns: [...columns.keys()], spans: [...spans] }];
  const indexes = new Map(columns.map(({ id }, index) => [id, index]));
  return groups.map((group) => ({
    columns: group.columns.flatMap((id) => indexes.get(id) ?? []),
    spans: [...group.spans],
  }));
}

const durationOf = ({ runs }: TestCase): number => Math.max(0, ...runs.map(({ duration }) => duration));

/** Bytes that a worker may be expected to need. */
const WORKER_MEMORY = 300 * 2 ** 20;

/** Milliseconds that a test takes on average, from which on it is likely to wait. */
const WAITING = 20;

/** Beyond the number of processors only for tests that wait, since each worker takes its time to start; the user's own number stands. */
function workersFor(concurrency: number | undefined, columns: readonly TestCase[]): WorkOrder['workers'] {
  if (concurrency !== undefined) return { least: concurrency, most: concurrency };
  const least = availableParallelism();
  const average = columns.reduce((sum, column) => sum + durationOf(column), 0) / columns.length;
  if (average < WAITING) return { least, most: least };
  return { least, most: Math.max(least, Math.min(16 * least, Math.floor(freemem() / WORKER_MEMORY))) };
}

function matrixOf(request: MutationRequest, answer: EngineAnswer): MutationRun {
  const { sources, wrongRows = [], share, columns } = request;
  const rows = engineRows({ sources, wrongRows, ...answer });
  const cells = unpackPairs(answer.pairs).flatMap(({ column, mutant, outcome, tier, error }): Cell[] => {
    const id = columns[column]?.id;
    const row = rows.get(mutant)?.id;
    if (id === undefined || row === undefined) return [];
    return [{ column: id, row, outcome, tier, failure: error && failureOf(error) }];
  });
  return {
    engine: NAME,
    rows: [...rows.values()],
    cells,
    ...(share && { dealt: dealRows(rows.values(), share) }),
    executions: answer.executions,
    untrusted: answer.untrusted.flatMap(({ column, reason }) => {
      const id = columns[column]?.id;
      return id === undefined ? [] : [{ column: id, reason }];
    }),
    proven: answer.proven.flatMap((column) => columns[column]?.id ?? []),
    unmutated: answer.unmutated,
    unhealthy: answer.unhealthy,
  };
}
