import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that paths in specs are relative to: the nearest one, from here upwards, that holds `specs/` or a package.json. */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'specs')) || existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return from;
  }
}
