import { relative, resolve, sep } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { checkSources } from '../../pipeline/check-sources.ts';
import { check } from '../../pipeline/check.ts';
import { DEFAULT_ENGINE, ENGINE_NAMES, type EngineName } from '../../mutation/engines.ts';
import { findRoot } from '../find-root.ts';
import { progressLine } from '../progress-line.ts';
import type { CommandContext } from '../command-context.ts';
import { today } from '../today.ts';
import { addReporter, writeReports, type ReporterChoice } from '../write-reports.ts';
import { toolVersion } from '../tool-version.ts';

interface Flags {
  readonly behaviour?: readonly string[];
  readonly test?: string;
  readonly engine: EngineName;
  readonly concurrency?: number;
  readonly cache: boolean;
  readonly mutation: boolean;
  readonly reporter?: readonly ReporterChoice[];
}

export function addCheck(program: Command, { signal, onExitCode }: CommandContext): void {
  program
    .command('check')
    .description('break the code on purpose, see which tests notice, and judge every behaviour and test')
    .argument('[paths...]', 'answer only for the tests in these files or folders, and for the behaviours they claim')
    .option('--behaviour <id>', 'answer only for this behaviour and the tests that claim it (repeatable)', collect)
    .option('--test <text>', 'answer only for tests whose full name contains this')
    .addOption(
      new Option('--engine <name>', 'what makes and runs mutants').choices(ENGINE_NAMES).default(DEFAULT_ENGINE),
    )
    .option('--concurrency <n>', 'how many processes run mutants at the same time', parseConcurrency)
    .option('--no-mutation', 'only read the sources: links and oracles, without running a test or judging a behaviour')
    .option('--no-cache', 'run everything, also what did not change since an earlier run (always so where CI is set)')
    .option('--reporter <name[=file]>', 'terminal or json; to a file, or to standard output (repeatable)', addReporter)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], flags: Flags) => {
      const listener = progressLine({
        write: (text) => void process.stderr.write(text),
        isTerminal: process.stderr.isTTY,
        now: () => performance.now(),
      });
      const root = findRoot(process.cwd());
      const options = {
        root,
        focus: { paths: paths.map(fromRoot(root)), behaviours: flags.behaviour ?? [], test: flags.test },
        engine: flags.engine,
        concurrency: flags.concurrency,
        reports: (flags.reporter ?? []).flatMap(({ file }) => (file === undefined ? [] : [fromRoot(root)(file)])),
        useCache: flags.cache && !isContinuousIntegration(),
      };
      const now = (): number => performance.now();
      const context = { listener, signal, today: today(), now, toolVersion: toolVersion() };
      const verification = await (flags.mutation ? check : checkSources)(options, context);
      onExitCode(await writeReports(verification, flags.reporter ?? []));
    });
}

const EXAMPLES = `
Examples:
  $ assay check                                     the whole project
  $ assay check test/basket.test.ts                 one test file and the behaviours it claims
  $ assay check --behaviour PRICE-2                 one behaviour
  $ assay check --no-mutation test/basket.test.ts   what reading the file shows, in about a second
  $ assay check --reporter terminal --reporter json=assay.json`;

/** As every CI system says of itself. */
function isContinuousIntegration(): boolean {
  const { CI } = process.env;
  return CI !== undefined && !['', '0', 'false'].includes(CI);
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
