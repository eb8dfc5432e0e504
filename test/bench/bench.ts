/** `npm run bench`: what a check costs, beside the project's own test run and a Stryker run. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT_CODES } from '../../src/cli/exit-code.ts';
import { withTemporaryFolder } from '../../src/host/temporary-folder.ts';
import { Interrupted, UserError } from '../../src/model/user-error.ts';
import { compareSides, type BenchContext } from './compare-sides.ts';
import { machineFacts } from './machine-facts.ts';
import { measureScales } from './measure-scales.ts';
import { SideFailure, SIDES, USUAL_SIDES, type Side } from './measure-side.ts';
import { renderComparison } from './render-comparison.ts';
import { renderHeader } from './render-header.ts';
import { renderScales } from './render-scales.ts';
import { findWholeProject, USUAL_CODE, type WholeProject } from './whole-project.ts';

interface Flags {
  readonly mutate?: readonly string[];
  readonly only: readonly Side[];
  readonly scale?: readonly number[];
  readonly json?: string;
}

interface Measured {
  /** Markdown. */
  readonly tables: string;
  /** What they show, and more, for programs. */
  readonly facts: object;
  readonly isComplete: boolean;
}

const SHIPPED = fileURLToPath(new URL('../../examples/checkout', import.meta.url));
// npm runs a script in the repository's root, wherever the person stands.
const HERE = process.env['INIT_CWD'] ?? process.cwd();

async function bench(path: string | undefined, flags: Flags, context: BenchContext): Promise<void> {
  const root = path === undefined ? SHIPPED : resolve(HERE, path);
  const project = await findWholeProject(root, flags.mutate ?? [USUAL_CODE]);
  const machine = machineFacts(root);
  const { tables, facts, isComplete } = await measure(project, flags, context);
  if (flags.json !== undefined) {
    await writeFile(resolve(HERE, flags.json), JSON.stringify({ project, machine, ...facts }, null, 2));
  }
  process.stdout.write(`${renderHeader(project, machine)}\n\n${tables}\n`);
  if (!isComplete) process.exitCode = EXIT_CODES.unmeasured;
}

async function measure(project: WholeProject, flags: Flags, context: BenchContext): Promise<Measured> {
  if (flags.scale === undefined) {
    const sides = await compareSides(flags.only, project, context);
    const isComplete = sides.every(({ kind }) => kind === 'measured');
    return { tables: renderComparison(sides), facts: { sides }, isComplete };
  }
  const scales = await measureScales(flags.scale, project, context);
  return { tables: renderScales(scales), facts: { scales }, isComplete: true };
}

const commaList = (text: string): readonly string[] => [...new Set(text.split(',').map((item) => item.trim()))];

const parseSides = (text: string): readonly Side[] =>
  commaList(text).map((name) => {
    const side = SIDES.find((known) => known === name);
    if (side === undefined) throw new InvalidArgumentError(`The sides are ${SIDES.join(', ')}.`);
    return side;
  });

const parseScales = (text: string): readonly number[] =>
  commaList(text).map((item) => {
    const scale = Number(item);
    if (!Number.isInteger(scale) || scale < 1) throw new InvalidArgumentError('Each is a whole number from 1.');
    return scale;
  });

const collect = (value: string, previous: readonly string[] = []): readonly string[] => [...previous, value];

const log = (line: string): void => void process.stderr.write(`${line}\n`);

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interruption.abort());

await new Command('npm run bench --')
  .description('measure a check beside the test run and a Stryker run, on the shipped example or on any project')
  .argument('[project]', 'folder of a project with its dependencies; it is copied, and not written to')
  .option('--mutate <glob>', `the files to change, tests left out (repeatable; default: ${USUAL_CODE})`, collect)
  .addOption(
    new Option('--only <sides>', `of ${SIDES.join(', ')}`)
      .argParser(parseSides)
      .default(USUAL_SIDES, 'all but no-limits'),
  )
  .addOption(
    new Option('--scale <sizes>', 'instead: a check of the project so many times over, as in 1,2,4,8')
      .argParser(parseScales)
      .conflicts('only'),
  )
  .option('--json <file>', 'write all facts to a file too')
  .action(async (path: string | undefined, flags: Flags) => {
    const { signal } = interruption;
    try {
      await withTemporaryFolder((folder) => bench(path, flags, { folder, signal, log }));
    } catch (error) {
      process.exitCode = exitCodeFor(error);
    }
  })
  .parseAsync();

/** Says what ended the bench early. */
function exitCodeFor(error: unknown): number {
  if (error instanceof Interrupted) {
    log('Interrupted.');
    return EXIT_CODES.interrupted;
  }
  if (error instanceof UserError) {
    log([error.message, error.hint].filter(Boolean).join('\n'));
    return EXIT_CODES.cannotStart;
  }
  if (error instanceof SideFailure) {
    log(error.message);
    return EXIT_CODES.unmeasured;
  }
  throw error;
}
