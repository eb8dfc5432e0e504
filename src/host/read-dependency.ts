import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { filePath, type FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';

/** For packages that can be imported only. */
const importing = new ResolverFactory({ conditionNames: ['node', 'import', 'module-sync', 'default'] });

/** The module that a file gets for a name by Node's own rules, with its absolute path; `undefined` when Node finds no file. */
export function readDependency(from: FilePath, specifier: string): SourceFile | undefined {
  const path = required(from, specifier) ?? importing.sync(dirname(from), specifier).path;
  if (path === undefined || !isAbsolute(path)) return undefined;
  try {
    return { path: filePath(path), text: readFileSync(path, 'utf8') };
  } catch {
    // Not readable: as if it were not there.
    return undefined;
  }
}

function required(from: FilePath, specifier: string): string | undefined {
  try {
    return createRequire(from).resolve(specifier);
  } catch {
    // Not there, or meant for `import` or for bundlers only.
    return undefined;
  }
}
