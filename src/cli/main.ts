/** One run of the command: parses, catches what ends it early, and says so once. */
import { CommanderError } from 'commander';
import { Interrupted, UserError } from '../model/user-error.ts';
import { EXIT_CODES, type ExitCode } from './exit-code.ts';
import { printText } from './log-text.ts';
import { createProgram } from './program.ts';
import { renderBug, renderUserError } from './render-error.ts';
import { terminalFor } from './terminal-facts.ts';
import { toolVersion } from './tool-version.ts';

export async function main(args: readonly string[]): Promise<ExitCode> {
  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, interrupt);
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', () => undefined);
  let exitCode: ExitCode = EXIT_CODES.passed;
  const program = createProgram({ signal: interruption.signal, onExitCode: (code) => (exitCode = code) });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error);
  } finally {
    for (const name of signals) process.removeListener(name, interrupt);
  }
}

function explain(error: unknown): ExitCode {
  if (error instanceof Interrupted) {
    printText('\nInterrupted; nothing was judged.\n', process.stderr);
    return EXIT_CODES.interrupted;
  }
  if (error instanceof CommanderError) {
    // It has printed its own text: the help that was asked for, or what is wrong with the arguments.
    return error.exitCode === 0 ? EXIT_CODES.passed : EXIT_CODES.cannotStart;
  }
  if (error instanceof UserError) {
    printText(renderUserError(error, terminalFor(process.stderr)), process.stderr);
    return EXIT_CODES.cannotStart;
  }
  printText(renderBug(error, toolVersion(), process.versions.node), process.stderr);
  return EXIT_CODES.bug;
}
