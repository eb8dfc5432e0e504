/**
 * Loaded into a check before it starts (`node --import`): what its engine finds is also written to a file, so that the verdicts that
 * are compared are those of the very run that was timed.
 */
import { writeFile } from 'node:fs/promises';
import type * as engines from '../../src/mutation/engines.ts';

type EngineModule = Pick<typeof engines, 'ENGINE_NAMES' | 'loadEngine'>;

/** The one that the command uses: the built one. */
const built: unknown = await import(new URL('../../dist/mutation/engines.js', import.meta.url).href);
const { ASSAY_BENCH_ENGINE: wanted, ASSAY_BENCH_RECORD: file, ASSAY_BENCH_UNHURRIED: unhurried } = process.env;
if (!isEngineModule(built) || file === undefined) throw new Error('There is nothing to record.');
const name = built.ENGINE_NAMES.find((known) => known === wanted);
if (name === undefined) throw new Error(`There is no engine ${String(wanted)}.`);

type Run = typeof engine.run;

const engine = await built.loadEngine(name);
const recorded =
  (run: Run): Run =>
  async (request, ...rest) => {
    const begun = performance.now();
    const found = await run({ ...request, isUnhurried: unhurried !== undefined }, ...rest);
    const { rows, cells, unhealthy } = found;
    const outcomes = cells.map(({ row, outcome }) => ({ row, outcome }));
    await writeFile(file, JSON.stringify({ rows, cells: outcomes, unhealthy, matrixMs: performance.now() - begun }));
    return found;
  };
const prepare = engine.prepare?.bind(engine);
engine.run = recorded(engine.run.bind(engine));
if (prepare !== undefined) {
  engine.prepare = (...start) => {
    const prepared = prepare(...start);
    return { ...prepared, run: recorded(prepared.run.bind(prepared)) };
  };
}

function isEngineModule(value: unknown): value is EngineModule {
  return typeof value === 'object' && value !== null && 'ENGINE_NAMES' in value && 'loadEngine' in value;
}
