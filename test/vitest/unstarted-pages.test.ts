import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { latePages, unstartedPages, type PageSpecification } from '../../src/vitest/unstarted-pages.ts';
import type { VitestRecord } from '../../src/vitest/vitest-record.ts';
import { temporaryFolder } from '../support/copy-project.ts';

const aFile = (name: string, project: string, isPage: boolean): PageSpecification => ({
  moduleId: `/shop/test/${name}`,
  project: { name: project, config: { browser: { enabled: isPage } } },
});
const NODE = aFile('price.test.ts', 'node', false);
const CART = aFile('cart.test.ts', 'chromium', true);
const MENU = aFile('menu.test.ts', 'chromium', true);

const loading = (name: string, project: string): VitestRecord => ({
  ...{ kind: 'loading', label: 'unmutated-1', project, file: `test/${name}` },
});
const unloaded = (name: string, project: string, message: string): VitestRecord => ({
  ...{ kind: 'file', label: 'unmutated-1', project, file: `test/${name}`, early: [] },
  error: { message, names: ['Error'], isFromMatcher: false, frames: [] },
});

async function unstarted(specifications: readonly PageSpecification[], records: readonly VitestRecord[]) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, '1-0.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return Array.from(await unstartedPages({ specifications, root: '/shop', folder }), ([{ moduleId }, reason]) => [
    moduleId,
    reason,
  ]);
}

describe('BROWSER-2: pages that were not started', () => {
  it('are all of a Vitest project of which none began to load, with the first line of why', async () => {
    const why = 'browserType.launch: there is no such file\nCall log: …';
    const records = [
      loading('price.test.ts', 'node'),
      unloaded('cart.test.ts', 'chromium', why),
      unloaded('menu.test.ts', 'chromium', ''),
    ];
    expect(await unstarted([NODE, CART, MENU], records)).toEqual([
      ['/shop/test/cart.test.ts', 'Vitest could not start its browser (browserType.launch: there is no such file)'],
      ['/shop/test/menu.test.ts', 'Vitest could not start its browser'],
    ]);
  });

  it('are none where one of them began to load: then the others failed by themselves', async () => {
    const records = [loading('cart.test.ts', 'chromium'), unloaded('menu.test.ts', 'chromium', 'no')];
    expect(await unstarted([CART, MENU], records)).toEqual([]);
  });

  it('are no tests that run in Node, which fail when they do not load', async () => {
    expect(await unstarted([NODE], [unloaded('price.test.ts', 'node', 'no')])).toEqual([]);
  });

  it('are run again in the run for which only the browser was late', async () => {
    const folder = await temporaryFolder();
    const records = [loading('price.test.ts', 'node'), unloaded('cart.test.ts', 'chromium', 'too late')];
    const second = { ...loading('cart.test.ts', 'chromium'), label: 'unmutated-2' };
    const text = [...records, second].map((record) => `${JSON.stringify(record)}\n`).join('');
    await writeFile(join(folder, '1-0.jsonl'), text);
    const run = { specifications: [NODE, CART], root: '/shop', folder };
    expect([await latePages(run, 'unmutated-1'), await latePages(run, 'unmutated-2')]).toEqual([[CART], []]);
  });
});
