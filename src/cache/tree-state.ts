/** Everything that the outcome of a run depends on, told by its content. */
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash, textHash } from '../host/content-hash.ts';
import { dependencyRecords } from '../host/dependency-records.ts';
import { environmentFacts } from '../host/environment-facts.ts';
import { listFiles } from '../host/files.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import { UserError } from '../model/user-error.ts';
import { ROOT } from '../model/workspace.ts';
import { vitestVersion } from '../vitest/configure-vitest.ts';

export interface TreeState {
  /** Hashes of versions and settings, by the sentence that says that one differs. */
  readonly facts: ReadonlyMap<string, string>;
  /** Hashes of contents; with `..` for what is outside the project. */
  readonly files: ReadonlyMap<FilePath, string>;
  /** Where Assay's own reports go: no test reads them. */
  readonly reports: ReadonlySet<FilePath>;
}

/**
 * The contents of the project's files, of what says which dependencies are installed, and of `others`, where they exist. `cacheFolder`,
 * which is absolute, may lie in the project, and is no part of it.
 */
export async function readFiles(
  root: string,
  others: Iterable<FilePath>,
  cacheFolder?: string,
): Promise<TreeState['files']> {
  const files = new Map<FilePath, string>();
  const own = cacheFolder === undefined ? undefined : `${filePath(relative(root, cacheFolder))}/`;
  for (const path of new Set([...(await listFiles(root, ['**/*'])), ...dependencyRecords(root), ...others])) {
    if (own !== undefined && path.startsWith(own)) continue;
    const hash = contentHash(join(root, path));
    if (hash !== undefined) files.set(path, hash);
  }
  return files;
}

export interface Machinery {
  readonly root: string;
  readonly engine: string;
  readonly toolVersion: string;
  /** From where tests are run, relative to the root. */
  readonly vitestFolders?: readonly FilePath[];
}

/** @throws {UserError} `vitest-missing` when there is none at all. */
export function readFacts({ root, engine, toolVersion, vitestFolders = [ROOT] }: Machinery): TreeState['facts'] {
  const facts = new Map([
    ...environmentFacts(),
    ['Vitest is another version', vitestVersions(root, vitestFolders)],
    ['Assay is another version', `${toolVersion} ${ownCode()}`],
    ['the engine is another one', engine],
  ]);
  return new Map([...facts].map(([sentence, value]) => [sentence, textHash(value)]));
}

/** One that is missing in one of several folders is told of when that one is run. */
function vitestVersions(root: string, folders: readonly FilePath[]): string {
  const [only = ROOT, ...others] = folders;
  if (others.length === 0) return vitestVersion(join(root, only));
  return folders.map((folder) => `${folder} ${versionOrNone(join(root, folder))}`).join('\n');
}

function versionOrNone(folder: string): string {
  try {
    return vitestVersion(folder);
  } catch (error) {
    if (error instanceof UserError) return 'none';
    throw error;
  }
}

/** Assay's own modules, since one who works on Assay changes them under the same version; not by time, which each installation sets. */
function ownCode(): string {
  const folder = dirname(dirname(fileURLToPath(import.meta.url)));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => `${name} ${contentHash(join(folder, name)) ?? ''}`).join('\n');
}
