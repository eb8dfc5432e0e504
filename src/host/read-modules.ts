/** Source files and all that they import inside the project. Nothing is executed. */
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { filePath, type FilePath } from '../model/ids.ts';
import { manualMockOf } from '../model/manual-mock.ts';
import type { ModuleResolver } from './module-resolver.ts';

const READABLE = /\.(?:[cm]?[jt]sx?|json)$/;
const MODULE = /\.[cm]?[jt]sx?$/;
/** Bytes. What is larger was made by a tool. */
const LARGEST = 1024 * 1024;

/** Texts by path. Reads without a pause: thousands of small files take a fraction of the time that asynchronous reads take. */
export function readModules(
  root: string,
  entries: Iterable<FilePath>,
  resolve: ModuleResolver,
): ReadonlyMap<FilePath, string> {
  const sources = new Map<FilePath, string>();
  const wanted = new Set(entries);
  for (const path of wanted) {
    const text = textOf(join(root, path));
    if (text === undefined) continue;
    sources.set(path, text);
    const isMocking = text.includes('.mock(');
    for (const specifier of MODULE.test(path) ? specifiersIn(text) : []) {
      const target = resolve(path, specifier);
      if (target === undefined || !READABLE.test(target)) continue;
      wanted.add(target);
      if (isMocking) wanted.add(manualMockOf(target));
    }
    if (READING.test(text)) for (const data of dataBeside(root, path)) wanted.add(data);
  }
  return sources;
}

/** Who reads files by paths that are put together reads what lies beside. */
const READING = /\breadFile(?:Sync)?\b/;

/** The JSON files in the folder of a file, and in the folders in that. */
function dataBeside(root: string, path: FilePath): readonly FilePath[] {
  const folder = dirname(path);
  if (folder === '.') return [];
  const inside = entriesOf(join(root, folder));
  const folders = inside.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  const found = [
    ...inside.map(({ name }) => name),
    ...folders.flatMap(({ name }) => entriesOf(join(root, folder, name)).map((entry) => `${name}/${entry.name}`)),
  ];
  return found.filter((name) => name.endsWith('.json')).map((name) => filePath(`${folder}/${name}`));
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).slice(0, MOST_ENTRIES);
  } catch {
    return [];
  }
}

const MOST_ENTRIES = 200;

function textOf(path: string): string | undefined {
  try {
    const { size } = statSync(path);
    return size > LARGEST ? undefined : readFileSync(path, 'utf8');
  } catch {
    // Named by somebody, and not there or not readable.
    return undefined;
  }
}

/** A text behind a word that names a module or a file; and every text that looks like a path of a JSON file. */
const SPECIFIER =
  /(?:\b(?:from|import)\s*\(?|\b(?:require|mock|doMock|unmock|importActual|importMock|URL)(?:<[^()]{0,200}>)?\s*\()\s*(['"`])([^'"`\n$]{1,300})\1|(['"`])([^'"`\n$]{1,300}\.json)\3/g;

/** More than there are, where comments and texts look like imports: what does not resolve is not read. */
function* specifiersIn(text: string): Iterable<string> {
  for (const [, , named, , json] of text.matchAll(SPECIFIER)) yield named ?? json ?? '';
}
