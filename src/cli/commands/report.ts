import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { filePath } from '../../model/ids.ts';
import { UserError } from '../../model/user-error.ts';
import type { Verification } from '../../model/verification.ts';
import { parseReport } from '../../report/parse-report.ts';
import type { CommandContext } from '../command-context.ts';
import { REPORTER_HELP, addReporter, writeReports, type ReporterChoice } from '../write-reports.ts';

export function addReport(program: Command, { onExitCode }: CommandContext): void {
  program
    .command('report')
    .description('render a saved JSON report again; executes no code of the project, and asks no gate')
    .argument('<file>', 'what `assay check --reporter json=FILE` saved')
    .option('--reporter <name[=file]>', REPORTER_HELP, addReporter)
    .addHelpText('after', EXAMPLE)
    .action(async (file: string, { reporter = [] }: { readonly reporter?: readonly ReporterChoice[] }) => {
      onExitCode(await writeReports(await readReport(file), reporter));
    });
}

const EXAMPLE = `
Example:
  $ assay report assay.json --reporter html=assay.html --reporter markdown

It exits with 0 when all reports were written, whatever they say: the gate was decided by \`assay check\`.`;

/** @throws {UserError} `report-invalid` with every mistake, when it cannot be read or is no report of this version. */
async function readReport(file: string): Promise<Verification> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError('report-invalid', `The report ${file} could not be read: ${reason}`, { cause });
  });
  const path = filePath(file);
  const { verification, problems } = parseReport(path, text);
  if (verification !== undefined) return verification;
  throw new UserError('report-invalid', `${file} is no report that can be rendered.`, {
    problems,
    sources: new Map([[path, text]]),
  });
}
