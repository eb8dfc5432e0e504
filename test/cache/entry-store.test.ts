import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EntryStore } from '../../src/cache/entry-store.ts';
import { temporaryFolder } from '../support/copy-project.ts';

const ROOT = '/home/dana/shop';

/** Where a project's entries are, once something was written. */
async function onlyFolder(cache: string): Promise<string> {
  const [name = ''] = await readdir(join(cache, 'projects'));
  return join(cache, 'projects', name);
}

describe('CACHE-1: a store', () => {
  it('lists what was written by its first line, and reads the whole', async () => {
    const cache = await temporaryFolder();
    await new EntryStore(cache, ROOT).write('one.jsonl', 'head\nbody\n');
    const store = new EntryStore(cache, ROOT);
    expect([await store.list(), await store.read('one.jsonl')]).toEqual([
      [{ name: 'one.jsonl', head: 'head' }],
      'head\nbody\n',
    ]);
  });

  it('keeps four entries: the newest, and what was used again', async () => {
    const cache = await temporaryFolder();
    const store = new EntryStore(cache, ROOT);
    for (const name of ['a.jsonl', 'b.jsonl', 'c.jsonl', 'd.jsonl']) await store.write(name, name);
    const folder = await onlyFolder(cache);
    for (const [age, name] of ['d', 'c', 'b', 'a'].entries()) {
      await utimes(join(folder, `${name}.jsonl`), 1_000 - age, 1_000 - age);
    }
    await store.keep('a.jsonl');
    await store.write('e.jsonl', 'e');
    expect((await readdir(folder)).sort()).toEqual(['a.jsonl', 'c.jsonl', 'd.jsonl', 'e.jsonl']);
  });

  it('removes what a run that was killed left behind an hour ago, and not what another run is writing', async () => {
    const cache = await temporaryFolder();
    const store = new EntryStore(cache, ROOT);
    await store.write('a.jsonl', 'a');
    const folder = await onlyFolder(cache);
    await writeFile(join(folder, 'old.tmp'), '');
    await utimes(join(folder, 'old.tmp'), 1_000, 1_000);
    await writeFile(join(folder, 'new.tmp'), '');
    await store.write('b.jsonl', 'b');
    expect((await readdir(folder)).sort()).toEqual(['a.jsonl', 'b.jsonl', 'new.tmp']);
  });

  it('is never half written, however many write at once', async () => {
    const cache = await temporaryFolder();
    const text = `head\n${'x'.repeat(1_000_000)}\n`;
    const store = new EntryStore(cache, ROOT);
    await Promise.all(Array.from({ length: 8 }, () => new EntryStore(cache, ROOT).write('a.jsonl', text)));
    expect([await readdir(await onlyFolder(cache)), await store.read('a.jsonl')]).toEqual([['a.jsonl'], text]);
  });
});

describe('CACHE-3: a store', () => {
  it('has a folder for each project', async () => {
    const cache = await temporaryFolder();
    await new EntryStore(cache, ROOT).write('a.jsonl', 'a');
    expect(await new EntryStore(cache, `${ROOT}/packages/cart`).list()).toEqual([]);
  });

  it('removes what was put into it, changed or replaced since it was listed', async () => {
    const cache = await temporaryFolder();
    const store = new EntryStore(cache, ROOT);
    for (const name of ['kept', 'changed', 'replaced', 'backdated']) await store.write(`${name}.jsonl`, 'head\nbody\n');
    const folder = await onlyFolder(cache);
    await store.list();
    await writeFile(join(folder, 'planted.jsonl'), 'head\nbody\n');
    await writeFile(join(folder, 'changed.jsonl'), 'HEAD\nbody\n');
    await rm(join(folder, 'replaced.jsonl'));
    await mkdir(join(folder, 'replaced.jsonl'));
    await utimes(join(folder, 'backdated.jsonl'), 1_000, 1_000);
    await store.removeForeign();
    expect(await readdir(folder)).toEqual(['kept.jsonl']);
  });

  it('holds nothing where its folder cannot be made, and says nothing of it', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, 'no folder');
    const store = new EntryStore(file, ROOT);
    await store.write('a.jsonl', 'a');
    await store.keep('a.jsonl');
    await store.removeForeign();
    expect([await store.list(), await store.read('a.jsonl'), await readFile(file, 'utf8')]).toEqual([
      [],
      undefined,
      'no folder',
    ]);
  });

  it('passes over an entry that is a folder', async () => {
    const cache = await temporaryFolder();
    const store = new EntryStore(cache, ROOT);
    await store.write('a.jsonl', 'head\n');
    await mkdir(join(await onlyFolder(cache), 'b.jsonl'));
    expect(await store.list()).toEqual([{ name: 'a.jsonl', head: 'head' }]);
  });
});
