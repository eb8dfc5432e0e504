/** Everything that the outcome of a run depends on, told by its content. */
import { dirname, join } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentHash, textHash } from '../host/content-hash.ts';
import { dependencyRecords } from '../host/dependency-records.ts';
import { environmentFacts } from '../host/environment-facts.ts';
import { listFiles } from '../host/files.ts';
import type { FilePath } from '../model/ids.ts';
import { vitestVersion } from '../vitest/configure-vitest.ts';

export interface TreeState {
  /** Hashes of versions and settings, by the sentence that says that one differs. */
  readonly facts: ReadonlyMap<string, string>;
  /** Hashes of contents; with `..` for what is outside the project. */
  readonly files: ReadonlyMap<FilePath, string>;
  /** Where Assay's own reports go: no test reads them. */
  readonly reports: ReadonlySet<FilePath>;
}

/** The contents of the project's files, of what says which dependencies are installed, and of `others`, where they exist. */
export async function readFiles(root: string, others: Iterable<FilePath>): Promise<TreeState['files']> {
  const files = new Map<FilePath, string>();
  for (const path of new Set([...(await listFiles(root, ['**/*'])), ...dependencyRecords(root), ...others])) {
    const hash = contentHash(join(root, path));
    if (hash !== undefined) files.set(path, hash);
  }
  return files;
}

export interface Machinery {
  readonly root: string;
  readonly engine: string;
  readonly toolVersion: string;
}

/** @throws {UserError} `vitest-missing`. */
export function readFacts({ root, engine, toolVersion }: Machinery): TreeState['facts'] {
  const facts = new Map([
    ...environmentFacts(),
    ['Vitest is another version', vitestVersion(root)],
    ['Assay is another version', `${toolVersion} ${ownCode()}`],
    ['the engine is another one', engine],
  ]);
  return new Map([...facts].map(([sentence, value]) => [sentence, textHash(value)]));
}

/** Assay's own modules by size and time, since one who works on Assay changes them under the same version. */
function ownCode(): string {
  const folder = dirname(dirname(fileURLToPath(import.meta.url)));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join('\n');
}
