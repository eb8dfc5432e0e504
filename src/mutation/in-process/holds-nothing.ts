/** Whether a test file can run in two processes at the same time: by what it imports. */
import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { reachableFrom } from '../../util/reachable-from.ts';

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*|\bimport\s*\(\s*|\brequire\s*\(\s*)(['"`])([^'"`]+)\1/g;
/** Imports and calls of which the text does not say what they load. */
const HIDDEN = /\b(?:import|require)\s*\(\s*(?!\s|['"`])/;
/** Nothing in these is held by one process and wanted by another. */
const HARMLESS =
  /^(?:\.{1,2}\/|vitest$|(?:node:)?(?:assert|async_hooks|buffer|crypto|events|path|perf_hooks|querystring|stream|string_decoder|timers|url|util)(?:\/\w+)?$)/;

/**
 * A port or a file that a test holds it may not find held by itself. Only where neither the file nor anything that it imports asks for
 * more of the world than other sources of the project, nothing of the kind can be.
 */
export function holdsNothing(
  file: FilePath,
  imports: ReadonlyMap<FilePath, readonly FilePath[]>,
  textOf: (file: FilePath) => SourceFile['text'] | undefined,
): boolean {
  for (const reached of reachableFrom([file], imports)) {
    const text = textOf(reached);
    if (text === undefined || HIDDEN.test(text)) return false;
    for (const [, , specifier = ''] of text.matchAll(SPECIFIER)) if (!HARMLESS.test(specifier)) return false;
  }
  return true;
}
