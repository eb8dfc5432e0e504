/** What reading oracles needs. Everything is handed in: nothing here touches a disk. */
import type { Behaviour } from '../model/behaviour.ts';
import type { FilePath } from '../model/ids.ts';
import type { ResolvedScope } from '../model/scope.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { TestDeclaration } from '../model/suite.ts';

export interface OracleInput {
  /** The tests to inspect; their order does not matter. */
  readonly tests: readonly ClaimedDeclaration[];
  /** The code of the behaviours that they claim. */
  readonly scopes: readonly ResolvedScope[];
  /** Test files, the project's files that they import (directly or not), the code in scope, and JSON files among these. */
  readonly sources: readonly SourceFile[];
  /** The file of the project that a specifier means; `undefined` for a dependency, and for what does not exist. */
  readonly resolve: ResolveModule;
}

export type ResolveModule = (from: FilePath, specifier: string) => FilePath | undefined;

/** A test with the behaviours that it claims; none when it claims nothing. */
export interface ClaimedDeclaration {
  readonly declaration: TestDeclaration;
  readonly behaviours: readonly Behaviour[];
}
