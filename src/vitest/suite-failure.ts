/** Why the suite could not be run, told to whom can mend it. */
import { existsSync } from 'node:fs';
import { ChildFailure } from '../host/child-process.ts';
import { UserError } from '../model/user-error.ts';

/** @throws {UserError} `vitest-failed` when the process that ran the suite failed, or its records in `folder` are gone. */
export function explainFailure(error: unknown, folder: string): never {
  if (!(error instanceof ChildFailure)) throw error;
  expectRecords(folder);
  const output = error.output.trim();
  throw new UserError('vitest-failed', `Vitest could not run the suite: ${error.message}`, {
    hint: output === '' ? 'See whether `vitest run` works here.' : `It printed:\n${output}`,
    cause: error,
  });
}

/** @throws {UserError} `vitest-failed` when the folder of the records is gone. */
export function expectRecords(folder: string): void {
  if (existsSync(folder)) return;
  throw new UserError('vitest-failed', `The tests deleted ${folder}, where Assay writes down what they do.`, {
    hint: 'Look for a test, or a setup file, that empties a folder around the temporary one of the system, and let it delete only what it made.',
  });
}
