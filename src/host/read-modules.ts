/** Source files and all that they import inside the project. Nothing is executed. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePath } from '../model/ids.ts';
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
  }
  return sources;
}

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
