import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Processes that were just killed may still be writing. */
const PERSISTENT = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };

export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A folder outside the examined project. It is gone when it is removed, and at the latest when this process ends. */
export async function openTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'assay-')));
  const removeNow = (): void => rmSync(path, PERSISTENT);
  process.once('exit', removeNow);
  return {
    path,
    remove: async () => {
      process.removeListener('exit', removeNow);
      await rm(path, PERSISTENT);
    },
  };
}

/** A temporary folder that is gone when `use` ends, however it ends. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await openTemporaryFolder();
  try {
    return await use(folder.path);
  } finally {
    await folder.remove();
  }
}
