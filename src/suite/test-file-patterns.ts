import type { SourceFile } from '../model/source-file.ts';
import { stringListsUnder } from '../syntax/string-lists.ts';

export interface TestFilePatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Files of code that may hold tests, behind `import.meta.vitest`. */
  readonly includeSource: readonly string[];
}

/** Vitest's own defaults. */
const INCLUDE = ['**/*.{test,spec}.?(c|m)[jt]s?(x)'];
const EXCLUDE = ['**/node_modules/**', '**/.git/**', '**/dist/**', '**/cypress/**'];

/**
 * Which files hold tests, read from a Vitest configuration without executing it: the lists of literal strings under `include`, `exclude`
 * and `includeSource` of `test`, those of several projects together. What is computed cannot be seen; then Vitest's defaults stand.
 */
export function testFilePatterns(config: SourceFile | undefined): TestFilePatterns {
  const listsOf = (key: string): readonly string[] =>
    config === undefined ? [] : stringListsUnder(config, ['test', key]);
  const include = listsOf('include');
  return {
    include: include.length === 0 ? INCLUDE : include,
    exclude: [...EXCLUDE, ...listsOf('exclude')],
    includeSource: listsOf('includeSource'),
  };
}
