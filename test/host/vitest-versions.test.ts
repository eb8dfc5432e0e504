import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnmutatedRun } from '../../src/model/suite.ts';
import { runSuite, type SuiteRun } from '../../src/vitest/run-suite.ts';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, verdictsOf } from '../support/run-cli.ts';
import { copyOnVitest4 } from '../support/vitest-4.ts';

const MINUTE = 60_000;
const neverAborted = new AbortController().signal;

const survey = (root: string): Promise<SuiteRun> =>
  runSuite({ root, configFile: undefined, onProgress: () => undefined, signal: neverAborted });

/** What both unmutated runs showed of each test, by its title. */
const factsOf = ({ cases }: SuiteRun, fact: (run: UnmutatedRun) => unknown): Readonly<Record<string, unknown[]>> =>
  Object.fromEntries(cases.map(({ titlePath, runs }) => [titlePath.join(' > '), runs.map(fact)]));

describe('HOST-1: a project on Vitest 4', { timeout: MINUTE }, () => {
  it('is judged as it is on Vitest 5', async () => {
    const { run: older, ...onVitest4 } = (await runCheck(await copyOnVitest4('three-behaviours'))).report;
    const { run: newer, ...onVitest5 } = (await runCheck(await copyProject('three-behaviours'))).report;
    expect(onVitest4).toEqual(onVitest5);
    expect([older.mutants, older.executions]).toEqual([newer.mutants, newer.executions]);
  });

  it('is judged with its projects, alias, set-up files and globals', async () => {
    const root = await copyOnVitest4('one-behaviour', {
      files: {
        'vitest.config.ts': `import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

export default defineConfig(async () => ({
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  test: {
    setupFiles: ['./test/set-up.ts'],
    projects: [{ extends: true, test: { name: 'unit', globals: true, pool: 'vmThreads', tags: [{ name: 'AGE-1' }] } }],
  },
}));
`,
        'test/set-up.ts': 'globalThis.ages = [17, 18, 19];\n',
        'test/age.test.ts': `import { isOfAge } from '@/age.ts';

it('18 is of age', { tags: ['AGE-1'] }, () => {
  expect(globalThis.ages.map(isOfAge)).toEqual([false, true, true]);
});
`,
      },
    });
    const { exitCode, report } = await runCheck(root);
    expect({ exitCode, verdicts: verdictsOf(report) }).toEqual({
      exitCode: 0,
      verdicts: { 'AGE-1': 'pinned', 'test/age.test.ts > 18 is of age': 'defends' },
    });
  });

  it('gets no cache of transformed modules, though it wants one', async () => {
    const root = await copyOnVitest4('one-behaviour', {
      files: { 'vitest.config.ts': 'export default { test: { experimental: { fsModuleCache: true } } };\n' },
    });
    expect(factsOf(await survey(root), ({ outcome }) => outcome)).toEqual({
      'AGE-1: 18 is of age': ['passed', 'passed'],
    });
    expect(await readdir(join(root, 'node_modules'))).not.toContain('.experimental-vitest-cache');
  });
});

describe.each([
  { version: 4, copy: copyOnVitest4 },
  { version: 5, copy: copyProject },
])('HOST-1: on Vitest $version a project', { timeout: MINUTE }, ({ copy }) => {
  it('is judged, though its Vite root is a folder below, and it has type tests and snapshots that are obsolete', async () => {
    const root = await copy('one-behaviour', {
      files: {
        'vite.config.ts': `export default { root: 'test', test: { typecheck: { enabled: true } } };\n`,
        'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
        'test/age.test-d.ts': `import { expectTypeOf, it } from 'vitest';\nit('is typed', () => expectTypeOf(1).toBeString());\n`,
        'test/__snapshots__/age.test.ts.snap':
          '// Vitest Snapshot v1, https://vitest.dev/guide/snapshot.html\n\nexports[`is gone 1`] = `2`;\n',
      },
    });
    const { exitCode, report } = await runCheck(root);
    expect({ exitCode, verdicts: verdictsOf(report) }).toEqual({
      exitCode: 0,
      verdicts: { 'AGE-1': 'pinned', 'test/age.test.ts > AGE-1: 18 is of age': 'defends' },
    });
  });

  it('has its tests counted one by one, though they run at the same time', async () => {
    const root = await copy('one-behaviour', {
      files: {
        'vitest.config.ts': 'export default { test: { sequence: { concurrent: true } } };\n',
        'test/age.test.ts': `import { beforeEach, describe, expect, it } from 'vitest';
beforeEach(() => new Promise((resolve) => setTimeout(resolve, 5)));
it('two', async () => {
  expect(1).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(1).toBe(1);
});
it('none', () => new Promise((resolve) => setTimeout(resolve, 10)));
describe('inner', () => {
  it('one', ({ expect }) => expect(1).toBe(1));
});
`,
      },
    });
    expect(factsOf(await survey(root), ({ assertions }) => assertions)).toEqual({
      two: [2, 2],
      none: [0, 0],
      'inner > one': [1, 1],
    });
  });

  it('has a test that fails where an aroundEach around it does', async () => {
    const root = await copy('one-behaviour', {
      files: {
        'test/age.test.ts': `import { aroundEach, describe, expect, it } from 'vitest';
const failing = (before: boolean, times: number) => async (run: () => Promise<void>) => {
  if (!before) await run();
  if (times-- > 0) throw new Error('around');
  if (before) await run();
};
describe('fails', () => {
  describe('before', () => { aroundEach(failing(true, 9)); it('it', () => expect(1).toBe(1)); });
  describe('after', () => { aroundEach(failing(false, 9)); it('it', () => expect(1).toBe(1)); });
  describe('in both', () => { aroundEach(failing(false, 9)); it('it', () => expect(1).toBe(2)); });
});
describe('passes', () => {
  describe('at last', () => { aroundEach(failing(false, 1)); it('it', { retry: 1 }, () => expect(1).toBe(1)); });
  describe('always', () => { aroundEach(failing(false, 0)); it('it', () => expect(1).toBe(1)); });
});
`,
      },
    });
    expect(factsOf(await survey(root), ({ failure }) => failure?.message)).toEqual({
      'fails > before > it': ['around', 'around'],
      'fails > after > it': ['around', 'around'],
      'fails > in both > it': Array.from({ length: 2 }, () => 'expected 1 to be 2 // Object.is equality'),
      'passes > at last > it': [undefined, undefined],
      'passes > always > it': [undefined, undefined],
    });
  });

  it('loses no test file, neither to jsdom nor to a process that ends before it is loaded', async () => {
    const root = await copy('one-behaviour', {
      files: {
        'vitest.config.ts': `export default { test: { projects: [
  { test: { name: 'node', include: ['test/{age,ends}.test.ts'] } },
  { test: { name: 'dom', include: ['test/dom.test.ts'], environment: 'jsdom' } },
  { test: { name: 'none', include: ['test/nowhere.test.ts'], environment: 'nowhere' } },
] } };
`,
        'test/dom.test.ts': `import { expect, it } from 'vitest';
it('has a document', () => expect(document.body.innerHTML).toBe(''));
`,
        'test/ends.test.ts': 'process.exit(0);\n',
        'test/nowhere.test.ts': `import { it } from 'vitest';\nit('has no environment', () => {});\n`,
      },
    });
    const run = await survey(root);
    expect(factsOf(run, ({ outcome }) => outcome)).toEqual({
      'AGE-1: 18 is of age': ['passed', 'passed'],
      'has a document': ['passed', 'passed'],
    });
    const reasons = run.unloaded.map(({ file, failure }) => `${file}: ${failure.message}`).sort();
    expect(reasons).toEqual([
      expect.stringMatching(/^test\/ends\.test\.ts: process\.exit /),
      expect.stringMatching(/^test\/nowhere\.test\.ts: .*nowhere/),
    ]);
  });

  it('is not judged where it has a runner or a pool of its own', async () => {
    const root = await copy('one-behaviour', {
      files: {
        'vitest.config.ts': `import { ThreadsPoolWorker } from 'vitest/node';
const pool = { name: 'own', createPoolWorker: (options) => new ThreadsPoolWorker(options) };
export default {
  test: { projects: [{ test: { name: 'runner', runner: './runner.ts' } }, { test: { name: 'pool', pool } }] },
};
`,
        'runner.ts': `export { TestRunner as default } from 'vitest';\n`,
      },
    });
    const { cases, unjudged } = await survey(root);
    expect({ cases, unjudged: unjudged.map(({ file, reason }) => `${file}: ${reason}`).sort() }).toEqual({
      cases: [],
      unjudged: ['test/age.test.ts: it has a runner of its own', 'test/age.test.ts: it runs in a pool of its own'],
    });
  });
});
