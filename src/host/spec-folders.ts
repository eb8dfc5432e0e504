/** Specs as a test finds them: from its own file upwards, at once, and read again only when they changed. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';
import type { SourceFile } from '../model/source-file.ts';

/** The folders that hold `specs/`, the nearest first: above the files in a stack, then above the working directory. Absolute. */
export function specRoots(stack: string): readonly string[] {
  const starts = [...filesIn(stack).map((file) => dirname(file)), process.cwd()];
  return [...new Set(starts.flatMap(foldersAbove))].filter((folder) => isFolder(join(folder, 'specs')));
}

function filesIn(stack: string): readonly string[] {
  return stack.split('\n').flatMap((line) => {
    const [, place] = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?)(?:\?[^()]*)?:\d+:\d+\)?$/.exec(line.trim()) ?? [];
    if (place === undefined || place.includes('/node_modules/')) return [];
    return [place.startsWith('file://') ? fileURLToPath(place) : place];
  });
}

function foldersAbove(folder: string): readonly string[] {
  const outer = dirname(folder);
  return outer === folder ? [folder] : [folder, ...foldersAbove(outer)];
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The YAML files in `specs/`, by path relative to `root`. A file has the same value for as long as it does not change. */
export function specFilesIn(root: string): readonly SourceFile[] {
  return readdirSync(join(root, 'specs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => filePath(join('specs', name)))
    .sort(byText)
    .map((path) => readOnce(root, path));
}

interface Remembered {
  readonly version: string;
  readonly source: SourceFile;
}

const remembered = new Map<string, Remembered>();

function readOnce(root: string, path: SourceFile['path']): SourceFile {
  const place = join(root, path);
  const { mtimeMs, size } = statSync(place);
  const version = `${mtimeMs} ${size}`;
  const known = remembered.get(place);
  if (known?.version === version) return known.source;
  const source = { path, text: readFileSync(place, 'utf8') };
  remembered.set(place, { version, source });
  return source;
}
