/** Reading the examined project. Nothing here writes to it. */
import { readFile, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { filePath, type FilePath } from '../model/ids.ts';
import type { SourceFile } from '../model/source-file.ts';
import { byText } from '../model/location.ts';

const NEVER_SOURCES = ['**/node_modules/**', '**/.git/**'];

/** The files under `root` that match, sorted, relative to it. */
export async function listFiles(root: string, patterns: readonly string[]): Promise<readonly FilePath[]> {
  const found = await glob([...patterns], { cwd: root, ignore: NEVER_SOURCES, dot: true, expandDirectories: false });
  return found.map(filePath).sort(byText);
}

/** The texts of `paths`, in their order. Undecodable bytes become U+FFFD. */
export async function readSources(root: string, paths: readonly FilePath[]): Promise<readonly SourceFile[]> {
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
}

/** The text of one file, or `undefined` when there is none. */
export async function readIfPresent(root: string, path: FilePath): Promise<SourceFile | undefined> {
  try {
    return { path, text: await readFile(join(root, path), 'utf8') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** `paths` without those whose real place is outside `root` (a symbolic link out of the project). */
export async function keepInside(root: string, paths: readonly FilePath[]): Promise<readonly FilePath[]> {
  const realRoot = await realpath(root);
  const isInside = await Promise.all(
    paths.map(async (path) => {
      const place = relative(realRoot, await realpath(join(root, path)));
      return place !== '..' && !place.startsWith(`..${sep}`);
    }),
  );
  return paths.filter((_, index) => isInside[index]);
}
