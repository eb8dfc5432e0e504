import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refuseUnwritable } from '../../src/cli/refuse-unwritable.ts';
import { temporaryFolder } from '../support/copy-project.ts';

it('REPORT-12: a place that no report can be written to is refused before a run, all of them at once', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'file');
  await writeFile(file, '');
  const fault = await refuseUnwritable([folder, join(folder, 'new/a.json'), join(file, 'b.json')]).catch(String);
  expect(fault).toMatch(/ is a folder, so no report can be written to it\.\n.*b\.json cannot be written: E/);
});

it('REPORT-12: a place that can be written to has its folder, and no file yet', async () => {
  const folder = await temporaryFolder();
  await refuseUnwritable([join(folder, 'deep/in/a.json')]);
  expect(await readdir(folder, { recursive: true })).toEqual(['deep', 'deep/in']);
});
