/** Renders a verification as often as was asked for, and puts each report where it belongs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Verification } from '../model/verification.ts';
import { REPORTER_NAMES, REPORTERS, type ReporterName } from '../report/reporters.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { renderBug } from './render-error.ts';
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
  const clashes = previous.some((other) => other.file === file);
  if (clashes) throw new InvalidArgumentError(`Two reporters cannot both write to ${file ?? 'standard output'}.`);
  return [...previous, { name, file }];
}

/** Passed, or, when a report could not be made or written, what says so: the others are not lost. */
export async function writeReports(verification: Verification, choices: readonly ReporterChoice[]): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT_CODES.passed;
  for (const choice of choices.length === 0 ? [{ name: 'terminal', file: undefined } as const] : choices) {
    try {
      await writeReport(verification, choice);
    } catch (error) {
      const isFileFault = error instanceof Error && 'syscall' in error;
      process.stderr.write(
        isFileFault
          ? `The ${choice.name} report could not be written: ${error.message}\n`
          : renderBug(error, toolVersion(), process.versions.node),
      );
      if (exitCode !== EXIT_CODES.bug) exitCode = isFileFault ? EXIT_CODES.cannotStart : EXIT_CODES.bug;
    }
  }
  return exitCode;
}

async function writeReport(verification: Verification, { name, file }: ReporterChoice): Promise<void> {
  const reporter = await REPORTERS[name]();
  if (file === undefined) {
    process.stdout.write(reporter(verification, terminalFor(process.stdout)));
    return;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, reporter(verification, { useColor: false, columns: 120 }));
}
