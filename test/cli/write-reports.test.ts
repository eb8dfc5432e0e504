import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addReporter, writeReports, type ReporterChoice } from '../../src/cli/write-reports.ts';
import { json } from '../../src/report/json.ts';
import { REPORTERS } from '../../src/report/reporters.ts';
import { temporaryFolder } from '../support/copy-project.ts';
import { aVerification } from '../support/verifications.ts';

const verification = aVerification();
const expected = json(verification, { useColor: false, columns: 120 });

describe('REPORT-12: reports', () => {
  it('are all written, although one cannot be made, and the exit code says that it is a bug', async () => {
    const folder = await temporaryFolder();
    const broken = { ...REPORTERS, junit: () => Promise.reject(new Error('planted')) };
    const exitCode = await writeReports(
      verification,
      [
        { name: 'junit', file: join(folder, 'a.xml') },
        { name: 'json', file: join(folder, 'deep/in/b.json') },
      ],
      broken,
    );
    expect([exitCode, await readFile(join(folder, 'deep/in/b.json'), 'utf8')]).toEqual([70, expected]);
  });

  it('are all written, although one has no place, and the exit code says that one is missing', async () => {
    const folder = await temporaryFolder();
    const exitCode = await writeReports(verification, [
      { name: 'markdown', file: folder },
      { name: 'json', file: join(folder, 'b.json') },
    ]);
    expect([exitCode, await readFile(join(folder, 'b.json'), 'utf8')]).toEqual([70, expected]);
  });
});

describe('REPORT-7: the summary of a step', () => {
  const { GITHUB_STEP_SUMMARY: before } = process.env;
  afterEach(() => {
    if (before === undefined) delete process.env['GITHUB_STEP_SUMMARY'];
    else process.env['GITHUB_STEP_SUMMARY'] = before;
  });

  it('is added to the file that GitHub names', async () => {
    const folder = await temporaryFolder();
    const summary = join(folder, 'summary.md');
    process.env['GITHUB_STEP_SUMMARY'] = summary;
    await writeReports(verification, [{ name: 'github', file: join(folder, 'commands.txt') }]);
    await writeReports(verification, [{ name: 'github', file: join(folder, 'commands.txt') }]);
    expect((await readFile(summary, 'utf8')).match(/### .*/g)).toEqual(
      Array.from({ length: 2 }, () => '### ✅ Nothing to judge yet: no behaviour is stated.'),
    );
  });
});

describe('REPORT-12: the option --reporter', () => {
  const parse = (...values: readonly string[]) =>
    values.reduce<readonly ReporterChoice[]>((previous, value) => addReporter(value, previous), []);

  it.each([
    [['json=a.json', 'html=b.html'], 'two files'],
    [['terminal', 'github'], 'a log and its workflow commands'],
    [['terminal', 'json=a=b.json'], 'a file with an equals sign'],
  ])('takes %j: %s', (values) => {
    expect(parse(...values).map(({ name, file }) => (file === undefined ? name : `${name}=${file}`))).toEqual(values);
  });

  it.each([
    [['terminal', 'json'], /Two reporters cannot both write to standard output/],
    [['github', 'github'], /Two reporters cannot both write to standard output/],
    [['json=a', 'sarif=a'], /Two reporters cannot both write to a\./],
    [['pdf'], /Known reporters: terminal, json/],
    [['json='], /The file has no name/],
  ])('refuses %j', (values, message) => {
    expect(() => parse(...values)).toThrow(message);
  });
});
