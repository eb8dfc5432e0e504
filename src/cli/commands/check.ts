import type { Command } from 'commander';
import { checkSources } from '../../pipeline/check-sources.ts';
import { check } from '../../pipeline/check.ts';
import { EXIT_CODES } from '../exit-code.ts';
import type { CommandContext } from '../command-context.ts';
import { addRunFlags, runAsked, type RunFlags } from '../run-flags.ts';
import { REPORTER_HELP, addReporter, writeReports, type ReporterChoice } from '../write-reports.ts';

interface Flags extends RunFlags {
  readonly mutation: boolean;
  readonly reporter?: readonly ReporterChoice[];
}

export function addCheck(program: Command, { signal, onExitCode }: CommandContext): void {
  addRunFlags(
    program
      .command('check')
      .description('break the code on purpose, see which tests notice, and judge every behaviour and test'),
  )
    .option('--no-mutation', 'only read the sources: links and oracles, without running a test or judging a behaviour')
    .option('--reporter <name[=file]>', REPORTER_HELP, addReporter)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], flags: Flags) => {
      const reporters = flags.reporter ?? [];
      const reports = reporters.flatMap(({ file }) => file ?? []);
      const verification = await runAsked(flags.mutation ? check : checkSources, { paths, flags, reports }, { signal });
      const written = await writeReports(verification, reporters);
      onExitCode(written === EXIT_CODES.passed ? verification.gate.exitCode : written);
    });
}

const EXAMPLES = `
Examples:
  $ assay check                                     the whole project
  $ assay check test/basket.test.ts                 one test file and the behaviours it claims
  $ assay check --behaviour PRICE-2                 one behaviour
  $ assay check --no-mutation test/basket.test.ts   what reading the file shows, in about a second
  $ assay check --reporter terminal --reporter json=assay.json`;
