import type { FilePath } from '../../model/ids.ts';
import type { OracleInput } from '../oracle-input.ts';

/** Folders whose files serve tests. */
const TEST_FOLDER =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|__fixtures__|fixtures?|e2e|test-?(?:utils?|helpers?|support)|testing|mocks?|helpers?\/test)\//i;
const TEST_FILE = /[.-](?:test|spec|bench|test-d|fixture|mock)\.[cm]?[jt]sx?$|\.(?:stories|setup)\.[cm]?[jt]sx?$/i;
const CONFIG_FILE = /(?:^|\/)(?:vite|vitest|jest)\.(?:config|setup|workspace)\.[cm]?[jt]s$/;

/**
 * Answers whether a file is code under test: what a behaviour's scope names always is; else every file of the project that is no
 * test, no data, and lies in no folder for tests.
 */
export function subjectFiles({ scopes, tests }: Pick<OracleInput, 'scopes' | 'tests'>): (file: FilePath) => boolean {
  const inScope = new Set(scopes.flatMap(({ spans }) => spans.map(({ file }) => file)));
  const testFiles = new Set(tests.map(({ declaration }) => declaration.file));
  return (file) => inScope.has(file) || (!testFiles.has(file) && isOrdinary(file));
}

const isOrdinary = (file: FilePath): boolean =>
  !file.endsWith('.json') &&
  !TEST_FILE.test(file) &&
  !CONFIG_FILE.test(file) &&
  !TEST_FOLDER.test(file) &&
  !/(?:^|\/)node_modules\//.test(file);
