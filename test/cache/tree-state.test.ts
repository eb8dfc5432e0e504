import { execFile } from 'node:child_process';
import { stat, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readFacts, readFiles } from '../../src/cache/tree-state.ts';
import { filePath } from '../../src/model/ids.ts';
import { copyProject, temporaryFolder, writeFiles } from '../support/copy-project.ts';

const PLACE = 'packages/shop';

async function aProject(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, files);
  return join(folder, PLACE);
}

/** What is read below the temporary folder of the test. */
const pathsOf = async (root: string, others: readonly string[] = []): Promise<readonly string[]> =>
  [...(await readFiles(root, others.map(filePath))).keys()].filter((path) => !path.startsWith('../../../')).sort();

describe('CACHE-2: the state of a project', () => {
  it('is the contents of its files, and of what says which dependencies there are', async () => {
    const root = await aProject({
      [`${PLACE}/src/price.ts`]: '',
      [`${PLACE}/.env`]: '',
      [`${PLACE}/__proto__`]: '',
      [`${PLACE}/node_modules/.package-lock.json`]: '',
      [`${PLACE}/node_modules/vitest/index.js`]: '',
      [`${PLACE}/.git/HEAD`]: '',
      'package-lock.json': '',
      'packages/other/src/id.ts': '',
      'node_modules/.pnpm/lock.yaml': '',
      'node_modules/.modules.yaml': 'prunedAt: today',
    });
    expect(await pathsOf(root, ['../other/src/id.ts', 'gone.ts'])).toEqual([
      ...['../../node_modules/.pnpm/lock.yaml', '../../package-lock.json', '../other/src/id.ts'],
      ...['.env', '__proto__', 'node_modules/.package-lock.json', 'src/price.ts'],
    ]);
  });

  it('is told by content, not by time', async () => {
    const [one, two] = [await aProject({ [`${PLACE}/a.ts`]: 'same' }), await aProject({ [`${PLACE}/a.ts`]: 'same' })];
    const other = await aProject({ [`${PLACE}/a.ts`]: 'other' });
    const [first, second, third] = [await readFiles(one, []), await readFiles(two, []), await readFiles(other, [])];
    const path = filePath('a.ts');
    expect([first.get(path) === second.get(path), first.get(path) === third.get(path)]).toEqual([true, false]);
  });

  it('is not what Assay itself keeps in the project', async () => {
    const root = await aProject({ [`${PLACE}/a.ts`]: '', [`${PLACE}/.kept/one`]: '', [`${PLACE}/.kept-too/two`]: '' });
    const files = await readFiles(root, [filePath('.kept/one')], join(root, '.kept'));
    expect([...files.keys()].filter((path) => !path.startsWith('../'))).toEqual(['.kept-too/two', 'a.ts']);
  });

  it('leaves out what no program can read to its end', async () => {
    const root = await aProject({ [`${PLACE}/a.ts`]: '' });
    await promisify(execFile)('mkfifo', [join(root, 'pipe')]);
    await symlink('pipe', join(root, 'link-to-pipe'));
    await symlink('/dev/zero', join(root, 'zeros'));
    await symlink('nowhere', join(root, 'dangling'));
    expect(await pathsOf(root)).toEqual(['a.ts']);
  });
});

it('CACHE-3: versions and settings are kept as hashes, since a variable may be a secret', async () => {
  const root = await copyProject('one-behaviour');
  process.env['VITE_API_KEY'] = 'secret';
  const facts = readFacts({ root, engine: 'in-process', toolVersion: '1.0.0' });
  delete process.env['VITE_API_KEY'];
  const sentences = ['Node is another version', 'Vitest is another version', 'Assay is another version'];
  const known = [...sentences, 'the engine is another one', 'the environment variable VITE_API_KEY changed'];
  expect(known.map((sentence) => facts.get(sentence)?.length)).toEqual([43, 43, 43, 43, 43]);
});

it('CACHE-2: Assay is another version when its text is, and not when it is installed again', async () => {
  const root = await copyProject('one-behaviour');
  const version = () => readFacts({ root, engine: 'in-process', toolVersion: '1.0.0' }).get('Assay is another version');
  const source = fileURLToPath(new URL('../../src/cache/tree-state.ts', import.meta.url));
  const before = version();
  const { atime, mtime } = await stat(source);
  await utimes(source, atime, new Date(mtime.getTime() - 60_000));
  const after = version();
  await utimes(source, atime, mtime);
  expect(after).toBe(before);
});
