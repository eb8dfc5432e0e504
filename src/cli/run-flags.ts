/** The flags of commands that run the project's tests, and the run that they ask for. */
import { relative, resolve, sep } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { DEFAULT_ENGINE, ENGINE_NAMES, type EngineName } from '../mutation/engines.ts';
import type { CheckOptions } from '../pipeline/check.ts';
import type { FocusRequest } from '../pipeline/focus.ts';
import type { VerifyContext } from '../pipeline/verify.ts';
import { usualCacheFolder } from './cache-folder.ts';
import type { CommandContext } from './command-context.ts';
import { findPackage, findRoot } from './find-root.ts';
import { progressLine } from './progress-line.ts';
import { today } from './today.ts';
import { toolVersion } from './tool-version.ts';

export interface RunFlags {
  readonly behaviour?: readonly string[];
  readonly test?: string;
  readonly engine: EngineName;
  readonly concurrency?: number;
  /** Off, or in a folder of its own; in the usual one when `undefined`. */
  readonly cache?: false | string;
}

export function addRunFlags(command: Command): Command {
  return command
    .argument(
      '[paths...]',
      'answer only for these test files, specs, packages of a workspace, or other folders, and for what their tests claim',
    )
    .option('--behaviour <id>', 'answer only for this behaviour and the tests that claim it (repeatable)', collect)
    .option('--test <text>', 'answer only for tests whose full name contains this')
    .addOption(
      new Option('--engine <name>', 'what makes and runs mutants').choices(ENGINE_NAMES).default(DEFAULT_ENGINE),
    )
    .option('--concurrency <n>', 'how many processes run mutants at the same time', parseConcurrency)
    .option('--no-cache', 'run everything, also what did not change since an earlier run (always so where CI is set)')
    .option(
      '--cache <folder>',
      'keep what runs find out in this folder, also where CI is set: one that no pull request can write to',
    );
}

export interface AskedRun {
  readonly paths: readonly string[];
  readonly flags: RunFlags;
  /** Where reports are written. */
  readonly reports: readonly string[];
}

type Run<Result> = (options: CheckOptions, context: VerifyContext) => Promise<Result>;

/** Has `run` done as it was asked for, with its progress on stderr. */
export function runAsked<Result>(
  run: Run<Result>,
  asked: AskedRun,
  { signal }: Pick<CommandContext, 'signal'>,
): Promise<Result> {
  const { paths, flags, reports } = asked;
  const root = findRoot(process.cwd());
  const now = (): number => performance.now();
  const listener = progressLine({
    write: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    now,
  });
  const options = {
    root,
    focus: focusFor(paths.map(fromRoot(root)), flags),
    engine: flags.engine,
    concurrency: flags.concurrency,
    reports: reports.map(fromRoot(root)),
    cacheFolder: cacheFolderOf(flags),
  };
  return run(options, { listener, signal, today: today(), now, toolVersion: toolVersion() });
}

/** Whoever stands in a package of a workspace and names nothing means that package. */
function focusFor(paths: readonly string[], { behaviour = [], test }: RunFlags): FocusRequest {
  const own = findPackage(process.cwd());
  const isOpen = paths.length === 0 && behaviour.length === 0;
  return { paths: isOpen && own !== undefined ? [own] : paths, behaviours: behaviour, test };
}

function cacheFolderOf({ cache }: RunFlags): string | undefined {
  if (typeof cache === 'string') return resolve(cache);
  return cache === undefined ? usualCacheFolder() : undefined;
}

/** Paths are typed from where the person stands; specs and reports have them from the root. */
const fromRoot =
  (root: string) =>
  (path: string): string =>
    relative(root, resolve(path)).split(sep).join('/');

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

function parseConcurrency(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It has to be a whole number from 1.');
  return count;
}
