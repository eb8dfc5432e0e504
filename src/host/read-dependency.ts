import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute } from 'node:path';
import { filePath, type FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';

/** The module that a file gets for a name by Node's own rules, with its absolute path; `undefined` when Node finds no file. */
export function readDependency(from: FilePath, specifier: string): SourceFile | undefined {
  try {
    const path = createRequire(from).resolve(specifier);
    return isAbsolute(path) ? { path: filePath(path), text: readFileSync(path, 'utf8') } : undefined;
  } catch {
    // Not there, not readable, or meant for bundlers only: all the same here.
    return undefined;
  }
}
