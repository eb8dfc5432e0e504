/** Everything that the outcome of a run depends on, told by its content. */
import { dirname, join, relative } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contentHash, textHash } from '../host/content-hash.ts';
import { environmentFacts } from '../host/environment-facts.ts';
import { listFiles } from '../host/files.ts';
import { filePath, type FilePath } from '../model/ids.ts';
import { vitestVersion } from '../vitest/configure-vitest.ts';

export interface TreeState {
  /** Hashes of versions and settings, by the sentence that says that one differs. */
  readonly facts: ReadonlyMap<string, string>;
  /** Hashes of contents; with `..` for what is outside the project. */
  readonly files: ReadonlyMap<FilePath, string>;
  /** Where Assay's own reports go: no test reads them. */
  readonly reports: ReadonlySet<FilePath>;
}

/** Which dependencies are installed. The folders around the project may hold them too. */
const DEPENDENCY_RECORDS = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'bun.lock', 'bun.lockb'],
  ...['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.pnp.cjs', 'node_modules/.package-lock.json'],
  ...['node_modules/.modules.yaml', 'node_modules/.pnpm/lock.yaml', 'node_modules/.yarn-state.yml'],
];

/** The contents of the project's files, of what says which dependencies are installed, and of `others`, where they exist. */
export async function readFiles(root: string, others: Iterable<FilePath>): Promise<TreeState['files']> {
  const records = foldersAround(root).flatMap((folder) =>
    DEPENDENCY_RECORDS.map((name) => filePath(relative(root, join(folder, name)))),
  );
  const files = new Map<FilePath, string>();
  for (const path of new Set([...(await listFiles(root, ['**/*'])), ...records, ...others])) {
    const hash = contentHash(join(root, path));
    if (hash !== undefined) files.set(path, hash);
  }
  return files;
}

function foldersAround(folder: string): readonly string[] {
  const outer = dirname(folder);
  return outer === folder ? [folder] : [folder, ...foldersAround(outer)];
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
