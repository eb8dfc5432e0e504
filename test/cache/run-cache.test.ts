import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCache } from '../../src/cache/run-cache.ts';
import { filePath, type FilePath } from '../../src/model/ids.ts';
import type { RunEvent } from '../../src/model/run-event.ts';
import type { MutationEngine, MutationRequest } from '../../src/mutation/engine.ts';
import type { SuiteRun } from '../../src/vitest/run-suite.ts';
import { aCell, aRow, aRun, aSpan, aTestCase } from '../support/builders.ts';
import { copyProject, temporaryFolder, writeFiles } from '../support/copy-project.ts';
import { aSuiteRun } from './knowledge.ts';

const TEST = filePath('test/age.test.ts');
const CODE = filePath('src/age.ts');
const SUITE = aSuiteRun({ 'test/age.test.ts': ['src/age.ts'] });
const MATRIX = aRun({
  rows: [aRow({ span: aSpan('src/age.ts', [2, 10], [2, 19]) })],
  cells: [aCell({ column: 't1' })],
  executions: 1,
});

interface Place {
  readonly root: string;
  readonly folder: string;
}

const aPlace = async (): Promise<Place> => ({
  root: await copyProject('one-behaviour'),
  folder: join(await temporaryFolder(), 'cache'),
});

interface Course {
  readonly toolVersion?: string;
  readonly engine?: string;
  readonly reports?: readonly FilePath[];
  /** Happens while the tests run. */
  readonly meanwhile?: () => Promise<void>;
  readonly suite?: SuiteRun;
  /** Whether it asks about another behaviour, which no test claims. */
  readonly isElsewhere?: boolean;
}

/** One run with the cache: what was executed, and what is said of it. */
async function run({ root, folder }: Place, course: Course = {}) {
  const {
    toolVersion = '1.0.0',
    engine = 'fake',
    reports = [],
    meanwhile,
    suite = SUITE,
    isElsewhere = false,
  } = course;
  const executed: string[] = [];
  const cache = await openCache({ root, folder, toolVersion, engine, reports });
  const fake: MutationEngine = {
    name: engine,
    run: () => {
      executed.push('engine');
      return Promise.resolve({ ...MATRIX, engine });
    },
  };
  const signal = new AbortController().signal;
  const runSuite = cache.suiteRunner(async () => {
    executed.push('suite');
    await meanwhile?.();
    return suite;
  });
  const surveyed = await runSuite({ root, configFile: undefined, onProgress: () => undefined, signal });
  const events: RunEvent[] = [];
  const request = { ...aRequest(root), ...(isElsewhere && { columns: [] }) };
  const matrix = await cache.engine(fake).run(request, (event) => events.push(event), signal);
  await cache.close();
  return { executed, report: cache.report, cases: surveyed.cases, cells: matrix.cells };
}

const aRequest = (root: string): MutationRequest => ({
  projectRoot: root,
  spans: [aSpan(CODE, [1, 1], [10_000, 1])],
  sources: [{ path: CODE, text: 'the code' }],
  columns: [aTestCase({ id: 't1', file: TEST })],
  codeUnderTest: new Set([CODE]),
  concurrency: undefined,
});

const everything = ['suite', 'engine'];
const reasonOf = async (place: Place, course: Course = {}) => (await run(place, course)).report?.ranAgain[0]?.reason;
const readText = (path: string): Promise<string> => readFile(path, 'utf8');

/** Where the entries of the only project are. */
async function entriesIn(folder: string): Promise<string> {
  const [name = ''] = await readdir(join(folder, 'projects'));
  return join(folder, 'projects', name);
}

describe('CACHE-1: a second run of an unchanged project', () => {
  it('executes nothing and says the same', async () => {
    const place = await aPlace();
    const first = await run(place);
    const second = await run(place);
    expect([first, second]).toEqual([
      { executed: everything, report: undefined, cases: SUITE.cases, cells: MATRIX.cells },
      { executed: [], report: { testFiles: 1, ranAgain: [] }, cases: SUITE.cases, cells: MATRIX.cells },
    ]);
  });

  it('is known by its real path', async () => {
    const place = await aPlace();
    const link = join(await temporaryFolder(), 'link');
    await symlink(place.root, link);
    await run(place);
    expect((await run({ ...place, root: link })).executed).toEqual([]);
  });

  it('executes nothing after a change was undone', async () => {
    const place = await aPlace();
    await run(place);
    await writeFiles(place.root, { 'fixture.json': '1' });
    await run(place);
    await rm(join(place.root, 'fixture.json'));
    expect((await run(place)).executed).toEqual([]);
  });

  it('executes nothing where a test wrote the same as ever into the project', async () => {
    const place = await aPlace();
    const meanwhile = () => writeFiles(place.root, { 'out/result.json': '[]' });
    const runs = [await run(place, { meanwhile }), await run(place, { meanwhile }), await run(place, { meanwhile })];
    expect(runs.map(({ executed }) => executed)).toEqual([everything, everything, []]);
  });

  it('executes nothing where a report was written into the project, now or then', async () => {
    const place = await aPlace();
    const reports = [filePath('report.json')];
    await run(place, { reports });
    await writeFiles(place.root, { 'report.json': '1' });
    const second = await run(place, { reports });
    await writeFiles(place.root, { 'report.json': '2' });
    expect([second.executed, (await run(place)).executed]).toEqual([[], []]);
  });

  it('writes nothing into the project, and its entries for nobody else to read', async () => {
    const place = await aPlace();
    // What is installed is shared with other tests, which run at the same time.
    const all = async (): Promise<readonly string[]> =>
      (await readdir(place.root, { recursive: true })).filter((path) => !path.startsWith('node_modules'));
    const before = await all();
    await run(place);
    const { mode } = await stat(await entriesIn(place.folder));
    expect([await all(), mode & 0o777]).toEqual([before, 0o700]);
  });
});

describe('CACHE-2: a run says why it ran everything again, after', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['a change of the test', { [TEST]: '// other' }, 'it changed'],
    ['a change of the code', { [CODE]: '// other' }, 'src/age.ts changed, which it imports'],
    ['a change of the manifest', { 'package.json': '{}' }, 'package.json changed'],
    ['an installation', { 'package-lock.json': '{}' }, 'package-lock.json is new'],
  ])('%s', async (_, changes, reason) => {
    const place = await aPlace();
    await run(place);
    await writeFiles(place.root, changes);
    expect(await reasonOf(place)).toBe(reason);
  });

  it('a change of a lockfile above the project', async () => {
    const place = await aPlace();
    await run(place);
    await writeFiles(join(place.root, '..'), { 'pnpm-lock.yaml': 'a: 1' });
    await run(place);
    await writeFiles(join(place.root, '..'), { 'pnpm-lock.yaml': 'a: 2' });
    expect(await reasonOf(place)).toBe('../pnpm-lock.yaml changed');
  });

  it('a change of a setup file outside the project, or among the dependencies', async () => {
    const place = await aPlace();
    await writeFiles(join(place.root, '..'), { 'shared/set-up.ts': '1' });
    const shared = ['../shared/set-up.ts', 'node_modules/vitest/package.json'].map(filePath);
    const suite = { ...SUITE, shared };
    await run(place, { suite });
    const second = await run(place, { suite });
    await writeFiles(join(place.root, '..'), { 'shared/set-up.ts': '2' });
    expect([second.executed, await reasonOf(place, { suite })]).toEqual([[], '../shared/set-up.ts changed']);
  });

  it('a new version of Assay, and with another engine', async () => {
    const place = await aPlace();
    await run(place);
    expect([
      await reasonOf(place, { toolVersion: '1.0.1' }),
      await reasonOf(place, { engine: 'other' }),
      await reasonOf(place),
    ]).toEqual(['Assay is another version', 'the engine is another one', undefined]);
  });
});

it('CACHE-2: what a changed test noticed before is forgotten, also by a run that does not ask about it', async () => {
  const place = await aPlace();
  await run(place);
  await writeFiles(place.root, { [TEST]: '// other' });
  await run(place, { isElsewhere: true });
  expect((await run(place)).executed).toEqual(['engine']);
});

it('CACHE-2: what code that is gone was like is forgotten', async () => {
  const place = await aPlace();
  await run(place);
  await rm(join(place.root, CODE));
  await run(place, { isElsewhere: true });
  const folder = await entriesIn(place.folder);
  const texts = await Promise.all((await readdir(folder)).map((name) => readText(join(folder, name))));
  expect(texts.map((text) => text.includes('"original"')).sort()).toEqual([false, true]);
});

describe('CACHE-3: nothing is known after a run', () => {
  it('during which a file of the project changed', async () => {
    const place = await aPlace();
    await run(place, { meanwhile: () => writeFiles(place.root, { [CODE]: '// edited' }) });
    expect(await run(place)).toMatchObject({ executed: everything, report: undefined });
  });

  it('that failed', async () => {
    const place = await aPlace();
    const failing = run(place, { meanwhile: () => Promise.reject(new Error('Vitest could not run the suite')) });
    await expect(failing).rejects.toThrow(new Error('Vitest could not run the suite'));
    expect(await run(place)).toMatchObject({ executed: everything, report: undefined });
  });

  it('whose entry was damaged', async () => {
    const place = await aPlace();
    await run(place);
    const folder = await entriesIn(place.folder);
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), '{"format":1');
    expect(await run(place)).toMatchObject({ executed: everything, report: undefined });
  });

  it('of another project whose entry was put in this one’s place', async () => {
    const [place, other] = [await aPlace(), await aPlace()];
    await run(place);
    await run({ ...other, folder: place.folder });
    const projects = join(place.folder, 'projects');
    const entries = (await readdir(projects, { recursive: true })).filter((name) => name.endsWith('.jsonl'));
    const [one = '', two = ''] = entries.map((name) => join(projects, name));
    const texts = [await readText(one), await readText(two)];
    await writeFile(one, texts[1] ?? '');
    await writeFile(two, texts[0] ?? '');
    expect(await run(place)).toMatchObject({ executed: everything, report: undefined });
  });

  it('but what that run found out itself, when a test wrote into the cache', async () => {
    const place = await aPlace();
    await run(place);
    const folder = await entriesIn(place.folder);
    const [name = ''] = await readdir(folder);
    const forged = (await readText(join(folder, name))).replace('"check"', '"passed"');
    await writeFiles(place.root, { [TEST]: '// other' });
    const meanwhile = async (): Promise<void> => {
      await writeFile(join(folder, name), forged);
      await writeFile(join(folder, 'forged.jsonl'), forged);
      await mkdir(join(folder, 'folder.jsonl'));
    };
    await run(place, { meanwhile });
    const { executed, cells } = await run(place);
    expect([(await readdir(folder)).length, executed, cells]).toEqual([1, [], MATRIX.cells]);
  });

  it('is not even asked for where several runs go on at once', async () => {
    const place = await aPlace();
    const runs = await Promise.all(Array.from({ length: 4 }, () => run(place)));
    expect(runs.map(({ executed }) => executed)).toEqual([everything, everything, everything, everything]);
    expect((await run(place)).cells).toEqual(MATRIX.cells);
  });
});
