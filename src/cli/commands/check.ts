import type { Command } from 'commander';
import { checkSources } from '../../pipeline/check-sources.ts';
import { check } from '../../pipeline/check.ts';
import { measureShare } from '../../pipeline/measure-share.ts';
import { EXIT_CODES, type ExitCode } from '../exit-code.ts';
import type { CommandContext } from '../command-context.ts';
import { refuseUnwritable } from '../refuse-unwritable.ts';
import { addRunFlags, runAsked, type RunFlags } from '../run-flags.ts';
import { checkShardFlags, parseShare, partFileOf, type ShardFlags } from '../shard-flags.ts';
import { writePart } from '../write-part.ts';
import { REPORTER_HELP, addReporter, filesOf, writeReports, type ReporterChoice } from '../write-reports.ts';

interface Flags extends RunFlags, ShardFlags {
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
    .option('--shard <i/n>', 'run one of n parts of the work and judge nothing: `assay merge` judges all', parseShare)
    .option('--part <file>', 'where a shard writes its part (default: assay-part-<i>-of-<n>.json)')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], flags: Flags) => {
      checkShardFlags(flags);
      onExitCode(await (flags.shard === undefined ? judge : measure)(paths, flags, signal));
    });
}

async function judge(paths: readonly string[], flags: Flags, signal: AbortSignal): Promise<ExitCode> {
  const reporters = flags.reporter ?? [];
  const reports = filesOf(reporters);
  await refuseUnwritable(reports);
  const verification = await runAsked(flags.mutation ? check : checkSources, { paths, flags, reports }, { signal });
  const written = await writeReports(verification, reporters);
  return written === EXIT_CODES.passed ? verification.gate.exitCode : written;
}

async function measure(paths: readonly string[], flags: Flags, signal: AbortSignal): Promise<ExitCode> {
  const { shard } = flags;
  const file = partFileOf(flags);
  if (shard === undefined || file === undefined) throw new Error('No shard was asked for');
  await refuseUnwritable([file]);
  const asked = { paths, flags, reports: [file] };
  const part = await runAsked((options, context) => measureShare(options, shard, context), asked, { signal });
  return writePart(part, file);
}

const EXAMPLES = `
Examples:
  $ assay check                                     the whole project
  $ assay check test/basket.test.ts                 one test file and the behaviours it claims
  $ assay check packages/shop                       one package of a monorepo
  $ assay check --behaviour PRICE-2                 one behaviour
  $ assay check --no-mutation test/basket.test.ts   what reading the file shows, in about a second
  $ assay check --reporter terminal --reporter json=assay.json
  $ assay check --shard 2/4                         the second of four machines; then \`assay merge\``;
