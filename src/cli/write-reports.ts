/** Renders a verification as often as was asked for, and puts each report where it belongs. */
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Verification } from '../model/verification.ts';
import { REPORTER_NAMES, REPORTERS, type ReporterName } from '../report/reporters.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { findRoot } from './find-root.ts';
import { printText } from './log-text.ts';
import { renderBug } from './render-error.ts';
import { repositoryFolder } from './repository-folder.ts';
import { terminalFor } from './terminal-facts.ts';
import { toolVersion } from './tool-version.ts';

export interface ReporterChoice {
  readonly name: ReporterName;
  /** Standard output when `undefined`. */
  readonly file: string | undefined;
}

export const REPORTER_HELP = `${REPORTER_NAMES.join(', ')}; to a file, or to standard output (repeatable)`;

/** Commander's parser for a repeatable `--reporter NAME[=FILE]`. */
export function addReporter(value: string, previous: readonly ReporterChoice[] = []): readonly ReporterChoice[] {
  const [wanted, ...rest] = value.split('=');
  const name = REPORTER_NAMES.find((known) => known === wanted);
  const file = rest.length === 0 ? undefined : rest.join('=');
  if (name === undefined) throw new InvalidArgumentError(`Known reporters: ${REPORTER_NAMES.join(', ')}.`);
  if (file === '') throw new InvalidArgumentError('The file has no name.');
  const clashes = previous.some((other) => clash({ name, file }, other));
  if (clashes) throw new InvalidArgumentError(`Two reporters cannot both write to ${file ?? 'standard output'}.`);
  return [...previous, { name, file }];
}

/** A log may hold a report for people and workflow commands; everything else is alone in its place. */
function clash(left: ReporterChoice, right: ReporterChoice): boolean {
  if (left.file !== right.file) return false;
  return left.file !== undefined || left.name === right.name || (left.name !== 'github' && right.name !== 'github');
}

/** The files that reporters write to. */
export const filesOf = (choices: readonly ReporterChoice[]): readonly string[] =>
  choices.flatMap(({ file }) => file ?? []);

/** Passed, or, when a report could not be made or written, what says so: the others are not lost. */
export async function writeReports(
  verification: Verification,
  choices: readonly ReporterChoice[],
  reporters: typeof REPORTERS = REPORTERS,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.passed;
  for (const choice of choices.length === 0 ? [{ name: 'terminal', file: undefined } as const] : choices) {
    try {
      await writeReport(verification, choice, reporters);
    } catch (error) {
      // A disk that is full by now is no bug; that a run has ended without its report is no less a failure.
      const isFileFault = error instanceof Error && 'syscall' in error;
      printText(
        isFileFault
          ? `The ${choice.name} report could not be written: ${error.message}\n`
          : renderBug(error, toolVersion(), process.versions.node),
        process.stderr,
      );
      exitCode = EXIT_CODES.bug;
    }
  }
  return exitCode;
}

async function writeReport(
  verification: Verification,
  { name, file }: ReporterChoice,
  reporters: typeof REPORTERS,
): Promise<void> {
  const reporter = await reporters[name]();
  const folder = repositoryFolder(findRoot(process.cwd()));
  if (file === undefined) {
    const text = reporter(verification, { ...terminalFor(process.stdout), folder });
    if (name === 'terminal') printText(text);
    else process.stdout.write(text);
  } else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, reporter(verification, { useColor: false, columns: 120, folder }));
  }
  if (name === 'github') await addStepSummary(verification, reporters);
}

/** GitHub Actions shows what is in this file beneath the job. */
async function addStepSummary(verification: Verification, reporters: typeof REPORTERS): Promise<void> {
  const { GITHUB_STEP_SUMMARY: summary } = process.env;
  if (summary === undefined || summary === '') return;
  const markdown = await reporters.markdown();
  await appendFile(summary, markdown(verification, { useColor: false, columns: 120 }));
}
