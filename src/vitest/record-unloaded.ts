/** Accounts for the test files of a run that no worker recorded: it ended before it had loaded them. */
import { appendFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TestSpecification } from 'vitest/node';
import { errorRecord } from './error-record.ts';
import { placeKey } from './place-key.ts';
import { readRecords, type FileRecord } from './vitest-record.ts';

export interface FinishedRun {
  readonly root: string;
  /** Folder of the records. */
  readonly folder: string;
  readonly label: string;
  readonly specifications: readonly TestSpecification[];
  /** What Vitest caught outside of tests. */
  readonly unhandledErrors: readonly unknown[];
  /** Why a file did not load, where that is known, by its place. */
  readonly reasons?: ReadonlyMap<string, string>;
}

/** Writes a record for each file that should have been run and has none: it did not load. */
export async function recordUnloaded(run: FinishedRun): Promise<void> {
  const { root, folder, label, specifications, unhandledErrors, reasons } = run;
  const records = await readRecords(folder);
  const recorded = new Set(
    records.flatMap((record) => (record.kind === 'file' && record.label === label ? [placeKey(record)] : [])),
  );
  const lines = specifications
    .map(({ project, moduleId }) => ({
      project: project.name,
      file: relative(root, moduleId).split(sep).join('/'),
    }))
    .filter((place) => !recorded.has(placeKey(place)))
    .map((place): FileRecord => {
      const reason = reasons?.get(placeKey(place));
      const thrown = reason === undefined ? reasonFor(place.file, unhandledErrors) : new Error(reason);
      const error = errorRecord(thrown, root);
      return { kind: 'file', label, ...place, early: [], error };
    })
    .map((record) => `${JSON.stringify(record)}\n`);
  if (lines.length > 0) appendFileSync(join(folder, 'unloaded.jsonl'), lines.join(''));
}

/** What an error says of a file is the best guess: Vitest ties none to a file that it could not start. */
function reasonFor(file: string, errors: readonly unknown[]): unknown {
  const fallback = errors[0] ?? new Error('The process that was to run it ended before it was loaded.');
  return firstCause(errors.find((error) => error instanceof Error && error.message.includes(file)) ?? fallback);
}

const firstCause = (error: unknown): unknown =>
  error instanceof Error && error.cause !== undefined ? firstCause(error.cause) : error;
