import type { FilePath } from './ids.ts';
import type { Position } from './location.ts';

export type UserErrorCode =
  | 'usage'
  | 'node-too-old'
  | 'spec-invalid'
  | 'policy-invalid'
  | 'config-invalid'
  | 'vitest-missing'
  | 'vitest-failed'
  | 'engine-failed'
  | 'report-invalid'
  | 'parts-invalid'
  | 'output-failed';

/** One mistake in a file that a person wrote. */
export interface Problem {
  readonly message: string;
  /** What to write instead, when that is known. */
  readonly hint: string | undefined;
  readonly file: FilePath;
  /** `undefined` when the whole file is meant. */
  readonly start: Position | undefined;
  /** Exclusive; `undefined` for a single place. */
  readonly end: Position | undefined;
}

/** The run cannot go on, and the person can mend it. Exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  readonly hint: string | undefined;
  /** All mistakes found, sorted by file and position; empty when the message says everything. */
  readonly problems: readonly Problem[];
  /** The texts of the files that `problems` name, for their code frames. */
  readonly sources: ReadonlyMap<FilePath, string>;

  constructor(
    code: UserErrorCode,
    message: string,
    details: {
      readonly hint?: string;
      readonly problems?: readonly Problem[];
      readonly sources?: ReadonlyMap<FilePath, string>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.hint = details.hint;
    this.problems = details.problems ?? [];
    this.sources = details.sources ?? new Map();
  }
}

/** The person, or the machine, ended the run. Exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
