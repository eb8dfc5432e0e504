import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../../model/user-error.ts';
import type { Verification } from '../../model/verification.ts';
import { wasRun } from '../../model/was-run.ts';
import { baselineUpdate, wasComparedWith } from '../../pipeline/baseline-update.ts';
import { check } from '../../pipeline/check.ts';
import { BASELINE, readProject } from '../../pipeline/read-project.ts';
import { baselineAnswer } from '../baseline-answer.ts';
import type { CommandContext } from '../command-context.ts';
import { findRoot } from '../find-root.ts';
import { printText } from '../log-text.ts';
import { readReport } from '../read-report.ts';
import { addRunFlags, runAsked, type RunFlags } from '../run-flags.ts';

interface Flags extends RunFlags {
  readonly from?: string;
  readonly prune?: true;
}

export function addBaseline(program: Command, { signal, onExitCode }: CommandContext): void {
  addRunFlags(
    program
      .command('baseline')
      .description(`write what fails the gate today to ${BASELINE}; from then on the gate fails on what is new`),
  )
    .option('--prune', 'only remove entries that no longer occur')
    .option('--from <file>', 'take a saved JSON report of the project as it is, and run nothing')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: readonly string[], flags: Flags) => {
      const root = findRoot(process.cwd());
      const verification =
        flags.from === undefined
          ? await runAsked(check, { paths, flags, reports: [] }, { signal })
          : await savedRun(flags.from, root);
      const update = baselineUpdate(verification, { isPruning: flags.prune === true });
      const { text, exitCode, isWritten } = baselineAnswer(verification, update);
      if (isWritten) await writeFile(join(root, BASELINE), update.text);
      printText(text);
      onExitCode(exitCode);
    });
}

const EXAMPLES = `
Only what was measured is added or removed, so a part of the project (paths, --behaviour, --test) updates its part of the file.
It exits with 0, or with 3 when something could not be measured: that is never known.

Examples:
  $ assay baseline                              accept what is wrong today, once
  $ assay baseline --prune                      what was mended must not come back
  $ assay baseline --from assay.json            by the report of an earlier \`assay check --reporter json=assay.json\``;

/** @throws {UserError} when the report says too little, or was made beside another baseline. */
async function savedRun(file: string, root: string): Promise<Verification> {
  const verification = await readReport(file);
  const refuse = (why: string): UserError =>
    new UserError('report-invalid', `No baseline can be made from ${file}: ${why}.`, {
      hint: 'Save a report by `assay check --reporter json=FILE`, or leave out --from.',
    });
  if (!wasRun(verification)) throw refuse('nothing was run for it');
  if (verification.findings.some(({ identity }) => identity === undefined)) {
    throw refuse('an earlier version of Assay wrote it');
  }
  const { baseline } = await readProject(root);
  if (!wasComparedWith(verification, baseline)) {
    throw refuse(`${BASELINE} has changed since`);
  }
  return verification;
}
