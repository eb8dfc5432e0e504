/** Lets another engine run the tests that run in a browser, and joins what both show to one matrix. */
import { contains } from '../model/location.ts';
import type { Cell, MutationRun } from '../model/matrix.ts';
import type { RunListener } from '../model/run-event.ts';
import type { TestCase } from '../model/suite.ts';
import { dealRows } from './deal-rows.ts';
import { groupsWithin, type MutationEngine, type MutationRequest } from './engine.ts';
import { asOne, joinRuns, type PartRun } from './join-runs.ts';

export const withPageEngine = (engine: MutationEngine, pageEngine: () => Promise<MutationEngine>): MutationEngine => ({
  ...split(engine, pageEngine),
  ...(engine.prepare !== undefined && {
    prepare: (root, signal) => {
      const prepared = engine.prepare?.(root, signal);
      return { ...split(prepared ?? engine, pageEngine), dispose: async () => prepared?.dispose() };
    },
  }),
});

function split(engine: MutationEngine, pageEngine: () => Promise<MutationEngine>): MutationEngine {
  const record = engine.record?.bind(engine);
  return {
    name: engine.name,
    foresee: async (request) => engine.foresee?.(request),
    run: async (request, listener, signal) => {
      const pages = request.columns.filter(isInBrowser);
      if (pages.length === 0) return engine.run(request, listener, signal);
      const others = withColumns(request, isInNode);
      const isBoth = others.columns.length > 0;
      const told = isBoth ? asOne(listener, 2) : listener;
      const runs: PartRun[] = [];
      if (isBoth) runs.push({ columns: others.columns, run: await engine.run(others, told, signal) });
      const run = await runPages(await pageEngine(), request, { listener: isBoth ? ofMutants(told) : told, signal });
      return joinRuns([...runs, { columns: pages, run }]);
    },
    ...(record && {
      record: (request, listener, signal) => {
        const { columns } = withColumns(request, isInNode);
        const known = new Set(columns.map(({ id }) => id));
        const pairs = request.pairs.filter(({ column }) => known.has(column));
        return record({ ...request, columns, pairs }, listener, signal);
      },
    }),
  };
}

const isInBrowser = (column: TestCase): boolean => column.isInBrowser === true;
const isInNode = (column: TestCase): boolean => !isInBrowser(column);

function withColumns(request: MutationRequest, isWanted: (column: TestCase) => boolean): MutationRequest {
  const columns = request.columns.filter(isWanted);
  return { ...request, columns, ...groupsWithin(request, columns) };
}

/** Only one of the two says how it prepares. */
const ofMutants =
  (listener: RunListener): RunListener =>
  (event) => {
    if (event.kind === 'reused' || event.step === 'mutants') listener(event);
  };

interface RunContext {
  readonly listener: RunListener;
  readonly signal: AbortSignal;
}

/** Of a share it runs the whole, and says no more than the share. */
async function runPages(
  engine: MutationEngine,
  request: MutationRequest,
  { listener, signal }: RunContext,
): Promise<MutationRun> {
  const { share, ...whole } = withColumns(request, isInBrowser);
  const run = withWrongRows(await engine.run(whole, listener, signal), whole);
  if (share === undefined) return run;
  const dealt = dealRows(run.rows, share);
  const own = new Set(dealt);
  return { ...run, dealt, cells: run.cells.filter(({ row }) => own.has(row)) };
}

/** What people call wrong is not tried in a browser, so what the tests there would notice of it is not known. */
function withWrongRows(run: MutationRun, { columns, wrongRows = [], groups = [] }: MutationRequest): MutationRun {
  const known = new Set(columns.map(({ id }) => id));
  const cells = wrongRows.flatMap(({ row }) => {
    const claiming = groups.filter(({ spans }) => spans.some((span) => contains(span, row.span)));
    return [...new Set(claiming.flatMap((group) => group.columns))]
      .filter((column) => known.has(column))
      .map((column): Cell => ({ column, row: row.id, outcome: 'unmeasured', failure: undefined, tier: 'stryker' }));
  });
  return { ...run, rows: [...run.rows, ...wrongRows.map(({ row }) => row)], cells: [...run.cells, ...cells] };
}
