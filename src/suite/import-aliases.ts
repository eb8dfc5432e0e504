import type { SourceFile } from '../model/source-file.ts';
import { readAliases } from '../syntax/read-aliases.ts';

/** Under which other path the files of a folder import something. */
export interface ImportAlias {
  /** Relative to the project's root, ending in `/`; empty for the root itself. */
  readonly folder: string;
  /** A text stands for itself and for everything behind it and a `/`. */
  readonly find: string | RegExp;
  /** Absolute, or relative to `folder`. */
  readonly replacement: string;
}

/** What the Vite and Vitest configurations of the project say about imports; each counts in its own folder. */
export const importAliases = (configs: readonly SourceFile[]): readonly ImportAlias[] =>
  configs.flatMap((config) => {
    const folder = config.path.slice(0, config.path.lastIndexOf('/') + 1);
    return readAliases(config).map((alias) => ({ folder, ...alias }));
  });
