import type { FilePath } from '../../model/ids.ts';
import type { SourceFile } from '../../model/source-file.ts';

/** A file of the scope of which no mutant was made, with the reason in words. */
export interface UnmutatedFile {
  readonly file: FilePath;
  readonly reason: string;
}

/** The sources in which no mutant is, though nothing went wrong. */
export function unmutatedFiles(
  sources: readonly SourceFile[],
  mutated: Iterable<{ readonly file: FilePath }>,
): readonly UnmutatedFile[] {
  const files = new Set([...mutated].map(({ file }) => file));
  const reason = 'no mutator that is switched on changes what the specs name there';
  return sources.filter(({ path }) => !files.has(path)).map(({ path }) => ({ file: path, reason }));
}
