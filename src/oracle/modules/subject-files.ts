import type { FilePath } from '../../model/ids.ts';
import type { OracleInput } from '../oracle-input.ts';

/** Folders whose files serve tests. */
const TEST_FOLDER =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|__fixtures__|fixtures?|e2e|test-?(?:utils?|helpers?|support)|testing|mocks?|helpers?\/test)\//i;
const TEST_FILE = /[.-](?:test|spec|bench|test-d|fixture|mock)\.[cm]?[jt]sx?$|\.(?:stories|setup)\.[cm]?[jt]sx?$/i;
const CONFIG_FILE = /(?:^|\/)(?:vite|vitest|jest)\.(?:config|setup|workspace)\.[cm]?[jt]s$/;

/**
 * Answers whether a file is code under test: what a behaviour's scope names always is; else every file of the project that is no
 * test, no data, needs no library for tests, and lies in no folder for tests.
 */
export function subjectFiles({
  scopes,
  tests,
  sources,
}: Pick<OracleInput, 'scopes' | 'tests' | 'sources'>): (file: FilePath) => boolean {
  const inScope = new Set(scopes.flatMap(({ spans }) => spans.map(({ file }) => file)));
  const testFiles = new Set(tests.map(({ declaration }) => declaration.file));
  const support = new Set(sources.filter(({ text }) => isSupport(text)).map(({ path }) => path));
  return (file) => inScope.has(file) || (!testFiles.has(file) && !support.has(file) && isOrdinary(file));
}

/** Whether a file imports what only tests need; code that holds its own tests asks for them by `import.meta.vitest`. */
const isSupport = (text: string): boolean => TEST_LIBRARY.test(text) && !text.includes('import.meta.vitest');

const TEST_LIBRARY =
  /^import\s(?!type\b)[^;'"]*from\s*['"](?:vitest|@jest\/globals|chai|node:test|bun:test|@testing-library\/[\w-]+)['"]/m;

const isOrdinary = (file: FilePath): boolean =>
  !file.endsWith('.json') &&
  !TEST_FILE.test(file) &&
  !CONFIG_FILE.test(file) &&
  !TEST_FOLDER.test(file) &&
  !/(?:^|\/)node_modules\//.test(file);
