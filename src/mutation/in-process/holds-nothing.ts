/** Whether a test file can run in two processes at the same time: by what it imports. */
import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';
import type { ReadImports } from '../../syntax/read-imports.ts';
import { reachableFrom } from '../../util/reachable-from.ts';

/** Nothing in these is held by one process and wanted by another. */
const HARMLESS =
  /^(?:vitest|(?:node:)?(?:assert|async_hooks|buffer|crypto|events|path|perf_hooks|querystring|stream|string_decoder|timers|url|util)(?:\/\w+)?)$/;

const RELATIVE = /^\.{1,2}(?:\/|$)/;

/** Characters; a longer module is not read. */
const LONGEST = 500_000;

export interface Modules {
  /** The project files that each project file imports. */
  readonly imports: ReadonlyMap<FilePath, readonly FilePath[]>;
  readonly textOf: (file: FilePath) => SourceFile['text'] | undefined;
  /** What a module asks for; asked once for each file that comes to it. */
  readonly importsOf: (source: SourceFile) => ReadImports;
  /** The module that another one gets for a name, where Node finds it. */
  readonly dependency: (from: FilePath, specifier: string) => SourceFile | undefined;
}

/**
 * A port or a file that a test holds it may not find held by itself. Only where neither the file nor anything that it imports,
 * dependencies included, asks for more of the world than harmless parts of Node, nothing of the kind can be. `isFine` may ask for
 * more of each module.
 */
export function holdsNothing(
  file: FilePath,
  modules: Modules,
  isFine: (source: SourceFile) => boolean = () => true,
): boolean {
  const dependencies = new Map<FilePath, SourceFile>();
  const isHarmless = (source: SourceFile, relatives: 'known' | 'found'): boolean => {
    const found = harmlessImports(source, modules, relatives);
    for (const one of found ?? []) dependencies.set(one.path, one);
    return found !== undefined && isFine(source);
  };
  for (const path of reachableFrom([file], modules.imports)) {
    const text = modules.textOf(path);
    if (text === undefined || !isHarmless({ path, text }, 'known')) return false;
  }
  for (const dependency of dependencies.values()) if (!isHarmless(dependency, 'found')) return false;
  return true;
}

/** The dependencies that it asks for; `undefined` when it asks for what is not harmless, or nobody knows for what. */
function harmlessImports(
  source: SourceFile,
  { dependency, importsOf }: Modules,
  relatives: 'known' | 'found',
): readonly SourceFile[] | undefined {
  if (source.text.length > LONGEST) return undefined;
  const { specifiers, isComplete } = importsOf(source);
  if (!isComplete) return undefined;
  const wanted = specifiers.filter(
    (specifier) => !HARMLESS.test(specifier) && !(relatives === 'known' && RELATIVE.test(specifier)),
  );
  const found = wanted.flatMap((specifier) => dependency(source.path, specifier) ?? []);
  return found.length === wanted.length ? found : undefined;
}
