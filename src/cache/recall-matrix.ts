/** What of a kill matrix is known already, for one request: pure. */
import type { FilePath, TestId } from '../model/ids.ts';
import type { TestCase } from '../model/suite.ts';
import type { MutationRequest } from '../mutation/engine.ts';
import { caseKey } from '../vitest/case-key.ts';
import type { KnownCode, KnownColumn, KnownMatrix } from './entry.ts';
import type { MatrixKeys } from './matrix-keys.ts';

export interface RecalledMatrix {
  /** The mutants of each file that may be changed, where they are known. */
  readonly code: readonly KnownCode[];
  /** Of the columns of the request. */
  readonly columns: ReadonlyMap<TestId, KnownColumn>;
  /** The columns that an engine has to run, with why. */
  readonly wanted: ReadonlyMap<TestCase, string>;
}

export function recallMatrix(
  matrix: KnownMatrix,
  { columns, sources }: MutationRequest,
  keys: MatrixKeys,
): RecalledMatrix {
  const columnByName = new Map(matrix.columns.map((column) => [nameOf(column.test, column.key), column]));
  const tests = new Set(matrix.columns.map(({ test }) => test));
  const known = new Map<TestId, KnownColumn>();
  const wanted = new Map<TestCase, string>();
  for (const column of columns) {
    const test = caseKey(column);
    const found = columnByName.get(nameOf(test, keys.columnKey(column.file)));
    if (found !== undefined && found.unsettled === undefined) known.set(column.id, found);
    else wanted.set(column, found?.unsettled ?? (tests.has(test) ? OTHER_CODE : NEVER_RUN));
  }
  const codeByName = new Map(matrix.code.map((code) => [nameOf(code.file, code.key), code]));
  const codeOf = (path: FilePath): KnownCode | undefined => codeByName.get(nameOf(path, keys.codeKey(path)));
  const strange = sources.find(({ path }) => codeOf(path) === undefined);
  const [first] = columns;
  // An engine makes all mutants of a request, whichever columns it runs.
  if (strange !== undefined && wanted.size === 0 && first !== undefined) {
    wanted.set(first, `the mutants of ${strange.path} are not known`);
  }
  return { code: sources.flatMap(({ path }) => codeOf(path) ?? []), columns: known, wanted };
}

const OTHER_CODE = 'the specs name other code for what it can reach';
const NEVER_RUN = 'what it notices is not known yet';

const nameOf = (subject: string, key: string): string => JSON.stringify([subject, key]);
