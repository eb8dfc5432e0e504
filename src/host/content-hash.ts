/** Contents of files, told apart by a hash. */
import { hash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

export const textHash = (text: string): string => hash('sha256', text, 'base64url');

/** Bytes. A larger file is told by its size and time. */
const LARGEST_READ = 32 * 1024 * 1024;

/**
 * `undefined` when there is no such file, it cannot be read, or it is no plain file (reading a pipe would never end). Reads without a
 * pause: thousands of small files take a fraction of the time that asynchronous reads take.
 */
export function contentHash(path: string): string | undefined {
  try {
    const { size, mtimeMs, isFile } = factsOf(path);
    if (!isFile) return undefined;
    return size > LARGEST_READ ? `${size} ${mtimeMs}` : hash('sha256', readFileSync(path), 'base64url');
  } catch {
    return undefined;
  }
}

function factsOf(path: string): { size: number; mtimeMs: number; isFile: boolean } {
  const stats = statSync(path);
  return { size: stats.size, mtimeMs: stats.mtimeMs, isFile: stats.isFile() };
}
