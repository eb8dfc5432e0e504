import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Processes that were just killed may still be writing. */
const PERSISTENT = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 };

/** A folder outside the examined project. It is gone when `use` ends, however it ends. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-')));
  const removeNow = (): void => rmSync(folder, PERSISTENT);
  process.once('exit', removeNow);
  try {
    return await use(folder);
  } finally {
    process.removeListener('exit', removeNow);
    await rm(folder, PERSISTENT);
  }
}
