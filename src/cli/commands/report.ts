import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { readReport } from '../read-report.ts';
import { refuseUnwritable } from '../refuse-unwritable.ts';
import { REPORTER_HELP, addReporter, filesOf, writeReports, type ReporterChoice } from '../write-reports.ts';

export function addReport(program: Command, { onExitCode }: CommandContext): void {
  program
    .command('report')
    .description('render a saved JSON report again; executes no code of the project, and asks no gate')
    .argument('<file>', 'what `assay check --reporter json=FILE` saved')
    .option('--reporter <name[=file]>', REPORTER_HELP, addReporter)
    .addHelpText('after', EXAMPLE)
    .action(async (file: string, { reporter = [] }: { readonly reporter?: readonly ReporterChoice[] }) => {
      await refuseUnwritable(filesOf(reporter));
      onExitCode(await writeReports(await readReport(file), reporter));
    });
}

const EXAMPLE = `
Example:
  $ assay report assay.json --reporter html=assay.html --reporter markdown

It exits with 0 when all reports were written, whatever they say: the gate was decided by \`assay check\`.`;
