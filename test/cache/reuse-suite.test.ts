import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reuseSuite, type ReusedSuite } from '../../src/cache/reuse-suite.ts';
import type { KnownSuite } from '../../src/cache/entry.ts';
import { filePath } from '../../src/model/ids.ts';
import type { SuiteRun, SuiteRunRequest } from '../../src/vitest/run-suite.ts';
import { anUnmutatedRun } from '../support/builders.ts';
import { temporaryFolder, writeFiles } from '../support/copy-project.ts';
import { aCollectedCase, aSuite, aSuiteRun, aTree, files } from './knowledge.ts';

const PATHS = ['src/price.ts', 'src/mail.ts', 'test/price.test.ts', 'test/mail.test.ts'];
const SUITE = aSuite({ 'test/price.test.ts': ['src/price.ts'], 'test/mail.test.ts': ['src/mail.ts'] });
const PRICE = { project: '', file: filePath('test/price.test.ts') };
const MAIL = { project: '', file: filePath('test/mail.test.ts') };

interface Situation {
  readonly suite?: KnownSuite;
  readonly changed?: readonly string[];
  readonly gone?: readonly string[];
  /** What Vitest says when it is asked. */
  readonly run?: SuiteRun;
  readonly root?: string;
}

/** What comes of it, and what was asked of Vitest. */
async function reuse({ suite = SUITE, changed = [], gone = [], run, root = '/nowhere' }: Situation = {}): Promise<
  ReusedSuite & { readonly asked: readonly SuiteRunRequest['known'][] }
> {
  const now = new Map(files(...PATHS));
  for (const path of changed) now.set(filePath(path), 'another content');
  for (const path of gone) now.delete(filePath(path));
  const asked: SuiteRunRequest['known'][] = [];
  const reused = await reuseSuite(
    { entry: { tree: aTree({ files: files(...PATHS) }), suite }, tree: aTree({ files: now }) },
    (request) => {
      asked.push(request.known);
      return run === undefined ? Promise.reject(new Error('Vitest was started')) : Promise.resolve(run);
    },
    { root, configFile: undefined, onProgress: () => undefined, signal: new AbortController().signal },
  );
  return { ...reused, asked };
}

describe('CACHE-1: a suite of which nothing changed', () => {
  it('is known without Vitest', async () => {
    expect(await reuse()).toEqual({
      run: aSuiteRun({ 'test/price.test.ts': ['src/price.ts'], 'test/mail.test.ts': ['src/mail.ts'] }, { ran: [] }),
      known: SUITE,
      unchanged: new Set([PRICE.file, MAIL.file]),
      reasons: new Map(),
      asked: [],
    });
  });

  it('is known without Vitest when one of its files is gone', async () => {
    const { run, asked } = await reuse({ gone: ['test/mail.test.ts'] });
    expect([run.cases, asked]).toEqual([[aCollectedCase({ file: PRICE.file })], []]);
  });
});

describe('CACHE-2: a suite of which something changed', () => {
  const changedCase = aCollectedCase({ file: PRICE.file, titlePath: ['adds up exactly'] });
  const run = aSuiteRun({ 'test/price.test.ts': ['src/price.ts'] }, { cases: [changedCase] });

  it('is run but for what is known', async () => {
    const { asked, reasons } = await reuse({ changed: ['test/price.test.ts'], run });
    expect({ asked, reasons }).toEqual({
      asked: [{ testFiles: SUITE.testFiles.filter(({ file }) => file === MAIL.file), newFiles: [] }],
      reasons: new Map([[PRICE.file, 'it changed']]),
    });
  });

  it('has the cases of both, and the imports of both', async () => {
    const { run: whole, unchanged } = await reuse({ changed: ['test/price.test.ts'], run });
    expect({ whole, unchanged }).toEqual({
      whole: {
        ...run,
        cases: [aCollectedCase({ file: MAIL.file }), changedCase],
        imports: new Map([
          [PRICE.file, ['src/price.ts']],
          [MAIL.file, ['src/mail.ts']],
        ]),
      },
      unchanged: new Set([MAIL.file]),
    });
  });

  it('keeps what an unchanged module imports that was not loaded this time', async () => {
    const suite = aSuite(
      { 'test/price.test.ts': ['src/price.ts', 'src/tax.ts'], 'test/mail.test.ts': ['src/mail.ts'] },
      { more: { 'src/price.ts': ['src/mail.ts'], 'src/tax.ts': ['src/price.ts'] } },
    );
    const { imports } = aSuite({ 'test/price.test.ts': ['src/price.ts'], 'src/price.ts': [], 'src/tax.ts': [] });
    const mocked = aSuiteRun({ 'test/price.test.ts': [] }, { imports });
    const { run: whole } = await reuse({ suite, changed: ['test/price.test.ts', 'src/tax.ts'], run: mocked });
    expect(Object.fromEntries(whole.imports)).toEqual({
      'test/price.test.ts': ['src/price.ts'],
      'src/price.ts': ['src/mail.ts'],
      'src/tax.ts': [],
      'test/mail.test.ts': ['src/mail.ts'],
    });
  });

  it('forgets what a module that is gone imports', async () => {
    const suite = aSuite(
      { 'test/price.test.ts': ['src/price.ts'], 'test/mail.test.ts': [] },
      { more: { 'src/price.ts': ['src/mail.ts'] } },
    );
    const { run: whole } = await reuse({ suite, gone: ['src/price.ts'], run: aSuiteRun({ 'test/price.test.ts': [] }) });
    expect([...whole.imports.keys()]).toEqual([PRICE.file, MAIL.file]);
  });

  it('adds a new test file and leaves the others alone', async () => {
    const added = aSuiteRun({ 'test/tax.test.ts': [] });
    const { reasons, asked, unchanged } = await reuse({ changed: ['test/tax.test.ts'], run: added });
    expect({ reasons, unchanged, asked }).toEqual({
      reasons: new Map([['test/tax.test.ts', 'nothing is known of it yet']]),
      unchanged: new Set([PRICE.file, MAIL.file]),
      asked: [{ testFiles: SUITE.testFiles, newFiles: ['test/tax.test.ts'] }],
    });
  });

  it('is run as a whole when a new file is no test', async () => {
    const all = aSuiteRun({ 'test/price.test.ts': [], 'test/mail.test.ts': [], 'test/tax.test.ts': [] });
    const { reasons, unchanged, run: whole } = await reuse({ changed: ['src/tax.ts', 'test/tax.test.ts'], run: all });
    expect({ reasons, unchanged, whole }).toEqual({
      reasons: new Map([
        [PRICE.file, 'src/tax.ts is new'],
        [MAIL.file, 'src/tax.ts is new'],
        ['test/tax.test.ts', 'nothing is known of it yet'],
      ]),
      unchanged: new Set(),
      whole: all,
    });
  });
});

describe('CACHE-2: what has to be seen again', () => {
  const failed = anUnmutatedRun({ outcome: 'failed', failure: { message: 'expected 1 to be 2', location: undefined } });
  const skipped = anUnmutatedRun({ outcome: 'skipped', assertions: 0 });

  it.each([
    ['a test that fails', { runs: [failed, failed] }],
    ['a flaky test', { runs: [anUnmutatedRun(), failed] }],
    ['a test that skips itself', { runs: [skipped, skipped] }],
    ['a test that was not run', { runs: [] }],
  ])('is a file with %s', async (_, over) => {
    const cases = [aCollectedCase({ file: PRICE.file }), aCollectedCase({ file: PRICE.file, ...over })];
    const { known } = await reuse({ suite: aSuite({}), run: aSuiteRun({ 'test/price.test.ts': [] }, { cases }) });
    expect(known.testFiles).toEqual([{ ...PRICE, cases: undefined }]);
  });

  it('is a file that did not load', async () => {
    const unloaded = [{ ...PRICE, failure: { message: 'no such module', location: undefined } }];
    const run = aSuiteRun({ 'test/price.test.ts': [] }, { cases: [], unloaded });
    const { known } = await reuse({ suite: aSuite({}), run });
    expect(known.testFiles).toEqual([{ ...PRICE, cases: undefined }]);
  });

  it('is no file whose only other tests are marked as skipped', async () => {
    const cases = [
      aCollectedCase({ file: PRICE.file }),
      aCollectedCase({ file: PRICE.file, mode: 'todo', runs: [skipped, skipped] }),
    ];
    const { known } = await reuse({ suite: aSuite({}), run: aSuiteRun({ 'test/price.test.ts': [] }, { cases }) });
    expect(known.testFiles).toEqual([{ ...PRICE, cases }]);
  });
});

it('CACHE-2: knows the modules that may read any file, and no others', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, {
    'src/price.ts': 'export const price = 1;',
    'test/price.test.ts': `import { readFileSync } from 'node:fs';`,
    'test/setup.ts': `import { spawn } from 'node:child_process';`,
  });
  const run = aSuiteRun({ 'test/price.test.ts': ['src/price.ts'] }, { shared: [filePath(join('test', 'setup.ts'))] });
  const { known } = await reuse({ suite: aSuite({}), run, root });
  expect(known.readers).toEqual(['test/price.test.ts', 'test/setup.ts']);
});

describe('BROWSER-2: tests for which there was no browser', () => {
  it('are run again the next time, and those that can run in none are not', async () => {
    const unjudged = [
      { file: MAIL.file, reason: 'Vitest could not start its browser', unstartedIn: 'pages' },
      { file: filePath('test/types.test-d.ts'), reason: 'it is a type test' },
    ];
    const run = { ...aSuiteRun({ 'test/price.test.ts': [] }), unjudged };
    const { known } = await reuse({ changed: ['src/price.ts'], run });
    expect(known.testFiles.filter(({ cases }) => cases === undefined)).toEqual([
      { project: 'pages', file: MAIL.file, cases: undefined },
    ]);
    const again = await reuse({ suite: known, run });
    expect(again.asked.map((left) => left?.testFiles.map(({ file }) => file))).toEqual([[PRICE.file]]);
  });
});
