/** The sides of the comparison: how each is started, and what is read of what it leaves. */
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { EngineName } from '../../src/mutation/engines.ts';
import { readStrykerConfig } from '../../src/mutation/stryker-config.ts';
import { measureCommand, type Cost } from './measure-command.ts';
import {
  executionsOfReport,
  recordedRunSchema,
  strykerReportSchema,
  verdictsOfReport,
  verdictsOfRun,
  type MutantVerdict,
} from './mutant-verdict.ts';
import { CONCURRENCY, STRYKER_REPORT } from './whole-project.ts';

export const USUAL_SIDES = ['vitest', 'stryker-run', 'stryker', 'in-process', 'cached'] as const;
/** The last one takes as long as all tests wait, once for each mutant: it is measured when it is asked for. */
export const SIDES = [...USUAL_SIDES, 'no-limits'] as const;
export type Side = (typeof SIDES)[number];

export interface MeasuredSide extends Cost {
  /** Milliseconds of it in which mutants were run; `undefined` where nobody measured them apart. */
  readonly matrixMs?: number | undefined;
  readonly mutants: number | undefined;
  /** Of tests, with and without a mutant. */
  readonly executions: number;
  /** `undefined` where there are none to compare. */
  readonly verdicts: readonly MutantVerdict[] | undefined;
}

/** A side that could not be measured; the others can. */
export class SideFailure extends Error {
  override readonly name = 'SideFailure';
}

/** A copy of the project for one side alone. */
export interface Workplace {
  /** The copy's root, absolute. */
  readonly root: string;
  /** Absolute; for whatever is written beside the copy. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** @throws {SideFailure} · {Interrupted} when aborted. */
export const measureSide = (side: Side, place: Workplace): Promise<MeasuredSide> => MEASURES[side](place);

const MEASURES: Readonly<Record<Side, (place: Workplace) => Promise<MeasuredSide>>> = {
  vitest: measureVitest,
  'stryker-run': measureStrykerRun,
  stryker: (place) => measureCheck(place, 'stryker'),
  'in-process': (place) => measureCheck(place, 'in-process'),
  cached: measureCachedCheck,
  'no-limits': (place) => measureCheck(place, 'in-process', { ASSAY_BENCH_UNHURRIED: '1' }),
};

export const VITEST_RUNS = 3;

/** The median of three runs by wall time. */
async function measureVitest(place: Workplace): Promise<MeasuredSide> {
  const { vitest: config } = await readStrykerConfig(place.root);
  const report = join(place.folder, 'vitest.json');
  const program = join(
    dirname(createRequire(join(place.root, 'package.json')).resolve('vitest/package.json')),
    'vitest.mjs',
  );
  const args = [program, 'run', '--reporter=json', `--outputFile=${report}`];
  if (config?.configFile !== undefined) args.push(`--config=${config.configFile}`);
  const costs: Cost[] = [];
  for (let run = 0; run < VITEST_RUNS; run += 1) costs.push(await costOf(place, { args, goodExitCodes: [0] }));
  const { numPassedTests } = await readJson(report, z.object({ numPassedTests: z.number() }));
  return { ...medianByWallTime(costs), mutants: undefined, executions: numPassedTests, verdicts: undefined };
}

export function medianByWallTime(costs: readonly Cost[]): Cost {
  const median = costs.toSorted((left, right) => left.wallMs - right.wallMs)[Math.floor(costs.length / 2)];
  if (median === undefined) throw new Error('There is no median of nothing.');
  return median;
}

const STRYKER = join(
  dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core/package.json')),
  'bin/stryker.js',
);

async function measureStrykerRun(place: Workplace): Promise<MeasuredSide> {
  const cost = await costOf(place, { args: [STRYKER, 'run'], goodExitCodes: [0] });
  const report = await readJson(join(place.root, STRYKER_REPORT), strykerReportSchema);
  const verdicts = verdictsOfReport(report);
  return { ...cost, mutants: verdicts.length, executions: executionsOfReport(report), verdicts };
}

async function measureCheck(place: Workplace, engine: EngineName, env: Check['env'] = {}): Promise<MeasuredSide> {
  const record = join(place.folder, 'run.json');
  const recorder = new URL('./record-run.ts', import.meta.url).href;
  const measured = await check(place, {
    nodeArgs: ['--import', recorder],
    args: ['--engine', engine, '--no-cache'],
    env: { ASSAY_BENCH_ENGINE: engine, ASSAY_BENCH_RECORD: record, ...env },
  });
  const run = await readJson(record, recordedRunSchema);
  if (run.unhealthy !== undefined) throw new SideFailure(run.unhealthy);
  return { ...measured, matrixMs: run.matrixMs, verdicts: verdictsOfRun(run) };
}

/** The second of two checks. */
async function measureCachedCheck(place: Workplace): Promise<MeasuredSide> {
  const args = ['--engine', 'in-process'];
  const first = await check(place, { args });
  const second = await check(place, { args });
  if (second.executions < first.executions) return second;
  throw new SideFailure('The second check executed no less than the first, so it found nothing in the cache.');
}

/** The built command. */
const ASSAY = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
/** Whatever the gate says, something was measured. */
const CHECK_EXIT_CODES = [0, 1, 3];

interface Check {
  readonly nodeArgs?: readonly string[];
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

async function check(place: Workplace, { nodeArgs = [], args, env = {} }: Check): Promise<MeasuredSide> {
  const report = join(place.folder, 'report.json');
  const cost = await costOf(place, {
    args: [
      ...nodeArgs,
      ...[ASSAY, 'check', ...args, '--concurrency', String(CONCURRENCY)],
      ...['--reporter', 'terminal', '--reporter', `json=${report}`],
    ],
    env,
    goodExitCodes: CHECK_EXIT_CODES,
  });
  const counts = z.object({ mutants: z.number(), executions: z.number() });
  const { run } = await readJson(report, z.object({ run: counts }));
  return { ...cost, ...run, verdicts: undefined };
}

interface Program {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly goodExitCodes: readonly number[];
}

/** @throws {SideFailure} when it ends with another exit code. */
async function costOf({ root, folder, signal }: Workplace, { args, env, goodExitCodes }: Program): Promise<Cost> {
  const temporaryFiles = join(folder, 'tmp');
  await mkdir(temporaryFiles, { recursive: true });
  const surroundings = {
    ...{ TMPDIR: temporaryFiles, TEMP: temporaryFiles, TMP: temporaryFiles },
    XDG_CACHE_HOME: join(folder, 'cache'),
    // As a person runs it: on a build server nothing is taken from a cache.
    CI: undefined,
  };
  const { cost, exitCode, output } = await measureCommand(
    { args, cwd: root, env: { ...surroundings, ...env } },
    signal,
  );
  if (exitCode !== null && goodExitCodes.includes(exitCode)) return cost;
  throw new SideFailure(`It ended with ${exitCode === null ? 'a signal' : `exit code ${exitCode}`}:\n${output.trim()}`);
}

const readJson = async <Value>(path: string, schema: z.ZodType<Value>): Promise<Value> =>
  schema.parse(JSON.parse(await readFile(path, 'utf8')));
