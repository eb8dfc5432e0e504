/** Reads Vitest's task tree, in its workers and in pages: it imports nothing of either. */
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest';
import { relativePath } from '../util/relative-path.ts';
import { caseKey } from './case-key.ts';
import type { CaseRecord } from './vitest-record.ts';

/** The tests of a file in the order of the source. */
export function testsOf(suite: RunnerTestSuite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

/**
 * Lets no two tests of a file run at the same time: what is counted is counted by worker, or page, for the test that runs. (Vitest 4.1.0 mixes
 * concurrent tests even where `maxConcurrency` is 1.)
 */
export function runInSequence(suite: RunnerTestSuite): void {
  for (const task of suite.tasks) {
    task.concurrent = false;
    if (task.type === 'suite') runInSequence(task);
  }
}

export type CollectedTest = Omit<CaseRecord, 'kind' | 'label'>;

/** What is known of each test once its file is loaded, by Vitest's own id. */
export function describeTests(file: RunnerTestFile, root: string): ReadonlyMap<string, CollectedTest> {
  const place = placeOf(file, root);
  const ordinals = new Map<string, number>();
  return new Map(
    testsOf(file).map((test) => {
      const titlePath = titlesOf(test);
      const name = JSON.stringify(titlePath);
      const ordinal = ordinals.get(name) ?? 0;
      ordinals.set(name, ordinal + 1);
      const named = { ...place, titlePath, ordinal };
      return [test.id, { key: caseKey(named), ...named, ...declaredFacts(test) }];
    }),
  );
}

function declaredFacts(
  test: RunnerTestCase,
): Pick<CaseRecord, 'mode' | 'isExpectedToFail' | 'tags' | 'line' | 'column'> {
  return {
    mode: test.mode === 'todo' || test.mode === 'skip' ? test.mode : 'run',
    isExpectedToFail: test.fails === true,
    tags: test.tags ?? [],
    ...(test.location ?? { line: 1, column: 1 }),
  };
}

/** The file's Vitest project, and its path relative to the root. */
export const placeOf = (
  { projectName = '', filepath }: Pick<RunnerTestFile, 'filepath' | 'projectName'>,
  root: string,
): { project: string; file: string } => ({ project: projectName, file: relativePath(root, filepath) });

function titlesOf(test: RunnerTestCase): string[] {
  const titles = [test.name];
  for (let suite = test.suite; suite !== undefined && !('filepath' in suite); suite = suite.suite)
    titles.unshift(suite.name);
  return titles;
}

/** Why a test did not run: the errors of the innermost `describe`, or file, around it that failed. */
export function errorsAround(test: RunnerTestCase): readonly unknown[] {
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) {
    const errors = suite.result?.errors ?? [];
    if (errors.length > 0) return errors;
  }
  return test.file.result?.errors ?? [];
}
