import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { takePageRecords, type PageProject, type PageRecords } from '../../src/vitest/page-records.ts';
import { temporaryFolder } from '../support/copy-project.ts';

const ROOT = '/shop';
const VITEST = `${ROOT}/node_modules/vitest/dist/index.js`;
const PLACES = [
  { file: `${ROOT}/src/cart.ts`, line: 7, column: 21 },
  { file: `${ROOT}/test/cart.test.ts`, line: 25, column: 5 },
];

/** A project that remembers what it is to provide, and maps the stack `of a matcher` to one in Vitest's own code. */
class Pages implements PageProject {
  readonly name = 'pages';
  readonly provided: [string, string][] = [];
  readonly browser = {
    parseStacktrace: (stack: string) =>
      stack === 'of a matcher' ? [{ file: VITEST, line: 1, column: 1 }, ...PLACES] : PLACES,
  };

  provide(key: string, value: string): void {
    this.provided.push([key, value]);
  }
}

let open: PageRecords | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function theRecords() {
  const folder = await temporaryFolder();
  const pages = new Pages();
  open = await takePageRecords({ vitest: { getRootProject: () => pages, projects: [pages] }, root: ROOT, folder });
  const [[key, url] = ['', '']] = pages.provided;
  const post = (path: string, body = '') => fetch(`${url}${path}`, { method: 'POST', body });
  const complete = async (thrown: object) => (await post('error', JSON.stringify(thrown))).json();
  return { folder, key, url, post, complete };
}

const CRASH = {
  message: `no lines in ${ROOT}/src/cart.ts`,
  names: ['TypeError', 'Error'],
  stack: '',
  project: 'pages',
};

describe('BROWSER-2: records of pages', () => {
  it('are appended in the order in which a page sends them, and to a file of its own', async () => {
    const { folder, key, post } = await theRecords();
    for (const [page, line] of [
      [1, 'a'],
      [2, 'b'],
      [1, 'c'],
    ])
      await post(`record?page=${page}`, `${line}`);
    const names = (await readdir(folder)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    expect([key, names, texts]).toEqual([
      'assayPages',
      [`${process.pid}-1.jsonl`, `${process.pid}-2.jsonl`],
      ['a\nc\n', 'b\n'],
    ]);
  });

  it('may come from a page that was served from elsewhere', async () => {
    const { post } = await theRecords();
    const { status, headers } = await post('record?page=1', 'a');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  it('tell of an error the places of the sources, without the folder that the project lies in', async () => {
    const { complete } = await theRecords();
    expect(await complete(CRASH)).toEqual({
      message: 'no lines in src/cart.ts',
      names: ['TypeError', 'Error'],
      isFromMatcher: false,
      frames: [
        { file: 'src/cart.ts', line: 7, column: 21 },
        { file: 'test/cart.test.ts', line: 25, column: 5 },
      ],
    });
  });

  it('tell an error of a matcher from others, and shorten what it compared', async () => {
    const { complete } = await theRecords();
    const actual = { type: 'string', isEmpty: false, digest: 'x'.repeat(1_000) };
    const expected = { type: 'number', isEmpty: false, digest: 'number 1' };
    const record = await complete({ ...CRASH, stack: 'of a matcher', compared: { actual, expected } });
    expect(record).toMatchObject({ isFromMatcher: true, compared: { actual: { type: 'string' }, expected } });
    expect(JSON.stringify(record)).not.toContain('xxxx');
  });

  it('say nothing of places in a project that nobody knows', async () => {
    const { complete } = await theRecords();
    expect(await complete({ ...CRASH, project: 'other' })).toMatchObject({ frames: [], isFromMatcher: false });
  });

  it.each(['record?page=1', 'beat?page=1', 'error'])(
    'are refused from those who were not told where: %s',
    async (path) => {
      const { folder, url } = await theRecords();
      const { status } = await fetch(new URL(`/guessed/${path}`, url), { method: 'POST', body: '{}' });
      expect([status, await readdir(folder)]).toEqual([400, []]);
    },
  );

  it.each(['', 'no JSON', '{}', '{"message":1}', 'null'])('refuse what is no error: %s', async (body) => {
    const { post } = await theRecords();
    expect((await post('error', body)).status).toBe(400);
  });
});
