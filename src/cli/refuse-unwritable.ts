import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../model/user-error.ts';

/**
 * Before a run that may take minutes: makes the folders for what it will write.
 *
 * @throws {UserError} `output-failed`, with every file that could not be written.
 */
export async function refuseUnwritable(files: readonly string[]): Promise<void> {
  const faults = await Promise.all(files.map(faultOf));
  const found = faults.flatMap((fault) => fault ?? []);
  if (found.length === 0) return;
  throw new UserError('output-failed', found.join('\n'), { hint: 'Nothing was run. Name files that can be written.' });
}

async function faultOf(file: string): Promise<string | undefined> {
  try {
    await mkdir(dirname(file), { recursive: true });
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory() === true) return `${file} is a folder, so no report can be written to it.`;
    await access(found === undefined ? dirname(file) : file, constants.W_OK);
    return undefined;
  } catch (error) {
    return `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
