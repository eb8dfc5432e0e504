import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { REPORTER_NAMES } from '../../src/report/reporters.ts';
import { temporaryFolder } from '../support/copy-project.ts';
import { runCli } from '../support/run-cli.ts';
import { EVERYTHING_WRONG } from '../support/verifications.ts';

const saved = json(EVERYTHING_WRONG, { useColor: false, columns: 80 });

it('REPORT-5: `assay report` renders a saved run in every form, where there is no project, and leaves the gate alone', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'assay.json'), saved);
  const reporters = REPORTER_NAMES.flatMap((name) => ['--reporter', `${name}=out/${name}`]);
  expect(await runCli(['report', 'assay.json', ...reporters], { cwd: folder })).toEqual({
    stdout: '',
    stderr: '',
    exitCode: 0,
  });
  expect(await readdir(join(folder, 'out'))).toEqual(REPORTER_NAMES.toSorted());
  expect(JSON.parse(await readFile(join(folder, 'out/json'), 'utf8'))).toEqual(JSON.parse(saved));
});

it.each([
  ['gone.json', undefined, /could not be read/],
  ['broken.json', '{ "schemaVersion": 1,', /It is no JSON/],
  ['other.json', '{ "schemaVersion": 7 }', /has schemaVersion 7/],
  ['partial.json', '{ "schemaVersion": 1, "behaviours": [{}] }', /behaviours\[0\]\.id[^]*gate[^]*mistakes in 1 file/],
])('REPORT-5: `assay report` refuses %s with exit code 2, and says why', async (name, text, reason) => {
  const folder = await temporaryFolder();
  if (text !== undefined) await writeFile(join(folder, name), text);
  const { stdout, stderr, exitCode } = await runCli(['report', name], { cwd: folder });
  expect([stdout, exitCode]).toEqual(['', 2]);
  expect(stderr).toMatch(reason);
});
