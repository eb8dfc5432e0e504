import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { runSuite, type SuiteRun } from '../../src/vitest/run-suite.ts';
import { copyProject } from '../support/copy-project.ts';

const LONG = 120_000;

const LOOP = 'export const answer: number = 42;\nfor (;;) {\n  if (answer < 0) break;\n}\n';
const LOADS_LOOP =
  "import { expect, it } from 'vitest';\nimport { answer } from '../src/loop.ts';\n\nit('AGE-1: asks', () => expect(answer).toBe(42));\n";
const RUNS_LOOP = `import { expect, it } from 'vitest';

it('AGE-1: passes before', () => expect(1).toBe(1));
it('AGE-1: loops', () => {
  for (;;) if (Date.now() < 0) break;
});
it('AGE-1: passes behind', () => expect(1).toBe(1));
`;

const survey = (root: string): Promise<SuiteRun> =>
  runSuite({
    ...{ root, configFile: undefined, onProgress: () => undefined, signal: new AbortController().signal },
    patience: { silence: 3_000, load: 60_000 },
  });

const outcomesOf = ({ cases }: SuiteRun): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(cases.map(({ titlePath, runs }) => [titlePath.join(' > '), runs.map(({ outcome }) => outcome)]));

describe('HOST-7: what never ends', { timeout: LONG }, () => {
  it('is ended, fails with a sentence that names its file, and costs nothing else', async () => {
    const root = await copyProject('one-behaviour', {
      files: { 'src/loop.ts': LOOP, 'test/loads.test.ts': LOADS_LOOP, 'test/runs.test.ts': RUNS_LOOP },
    });
    const run = await survey(root);
    expect(outcomesOf(run)).toEqual({
      'AGE-1: 18 is of age': ['passed', 'passed'],
      'AGE-1: passes before': ['passed', 'passed'],
      'AGE-1: loops': ['failed', 'failed'],
      'AGE-1: passes behind': ['passed', 'passed'],
    });
    expect(run.unloaded).toEqual([
      {
        project: '',
        file: 'test/loads.test.ts',
        failure: {
          message:
            'test/loads.test.ts does not load to the end: nothing else could go on there for 3 s. Look for a loop that never ends, or an `await` that nothing ever ends, in it, in what it imports or in a setup file.',
          location: undefined,
        },
      },
    ]);
  });

  it('in a thread, which only ends with its process, ends the run with that sentence', async () => {
    const root = await copyProject('one-behaviour', {
      files: {
        'src/loop.ts': LOOP,
        'test/loads.test.ts': LOADS_LOOP,
        'vitest.config.ts': "export default { test: { pool: 'threads' } };\n",
      },
    });
    await expect(survey(root)).rejects.toThrow(
      new UserError(
        'vitest-failed',
        'Vitest could not run the suite: test/loads.test.ts does not load to the end: nothing else could go on there for 3 s. Look for a loop that never ends, or an `await` that nothing ever ends, in it, in what it imports or in a setup file.',
        { hint: 'See whether `vitest run` works here.' },
      ),
    );
  });
});
