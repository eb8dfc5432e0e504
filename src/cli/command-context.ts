import type { ExitCode } from './exit-code.ts';

/** What the process hands to every command. */
export interface CommandContext {
  /** Aborts when a person or the machine ends the run. */
  readonly signal: AbortSignal;
  readonly onExitCode: (code: ExitCode) => void;
}
