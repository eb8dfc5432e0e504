import picomatch from 'picomatch';
import type { CodeReference, Spec } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import { byText } from '../model/location.ts';

/** The files that active behaviours name: what has to be read before their scopes can be resolved. Sorted, each once. */
export function codeFilesOf(specs: readonly Spec[], projectFiles: readonly FilePath[]): readonly FilePath[] {
  const references = specs
    .flatMap((spec) => spec.behaviours)
    .filter((behaviour) => behaviour.status === 'active')
    .flatMap((behaviour) => behaviour.code);
  const paths = new Map(references.map((reference) => [reference.path, reference]));
  const files = [...paths.values()].flatMap((reference) => filesOf(reference, projectFiles));
  return [...new Set(files)].toSorted(byText);
}

/**
 * The files that the path of a reference means: the file of that very name, else the code files that it matches as a glob. A
 * glob never means dependencies, type declarations or tests; a path that spells one out does.
 */
export function filesOf({ path }: CodeReference, files: readonly FilePath[]): readonly FilePath[] {
  const exact = plainPath(path);
  const named = files.filter((file) => file === exact);
  if (named.length > 0 || !picomatch.scan(exact).isGlob) return named;
  const matches = picomatch(exact);
  return files.filter((file) => isCode(file) && matches(file));
}

/** Without a leading `./`. */
export const plainPath = (path: string): string => path.replace(/^(?:\.\/)+/, '');

function isCode(file: FilePath): boolean {
  return (
    /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(file) &&
    !/\.d\.[cm]?ts$|[.-](?:test|spec|bench|test-d)\.[cm]?[jt]sx?$/.test(file) &&
    !/(?:^|\/)(?:node_modules|__tests__|__mocks__)\//.test(file)
  );
}
