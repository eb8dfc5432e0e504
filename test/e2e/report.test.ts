import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { json } from '../../src/report/json.ts';
import { REPORTER_NAMES } from '../../src/report/reporters.ts';
import { copyProject, temporaryFolder } from '../support/copy-project.ts';
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

describe('every report of a real run', { timeout: 60_000 }, () => {
  const names = ['github', 'mutation', 'html', 'markdown', 'sarif', 'junit'] as const;
  let root = '';
  let reports: Record<(typeof names)[number], string>;

  beforeAll(async () => {
    root = await copyProject('three-behaviours');
    const flags = names.flatMap((name) => ['--reporter', `${name}=out/${name}`]);
    const { exitCode, stderr } = await runCli(['check', ...flags], { cwd: root });
    if (exitCode !== 1) throw new Error(`The check ended with ${String(exitCode)}: ${stderr}`);
    const texts = await Promise.all(names.map((name) => readFile(join(root, 'out', name), 'utf8')));
    reports = z
      .record(z.enum(names), z.string())
      .parse(Object.fromEntries(names.map((name, index) => [name, texts[index]])));
  }, 60_000);

  it('REPORT-7: annotations stand at the lines of the behaviour, the test and the code', async () => {
    const places = [...reports.github.matchAll(/ file=([^,]+),line=(\d+),.*?title=([^:]*)::/g)];
    const shown = places.map(async ([, file = '', line = '', title = '']) => {
      const lines = (await readFile(join(root, file), 'utf8')).split('\n');
      return `${title} | ${lines[Number(line) - 1]?.trim() ?? ''}`;
    });
    expect(await Promise.all(shown)).toMatchInlineSnapshot(`
      [
        "PRICE-2 is weak | PRICE-2:",
        "PRICE-3 is weak | PRICE-3:",
        "A test checks nothing | it('PRICE-2: leaves a small basket alone', () => {",
        "A change to the code that no test of the behaviour notices | return sum >= 100 ? sum - 10 : sum;",
        "A change to the code that no test of the behaviour notices | export function shipping(sum: number): number {",
        "A change to the code that no test of the behaviour notices | return sum < 50 ? 5 : 0;",
        "A test that checks other code than the behaviour it claims | it('PRICE-3: ships', () => {",
        "A test claims no behaviour | it('costs nothing to ship a large basket', () => {",
      ]
    `);
  });

  it('REPORT-10: the mutation report has every mutant of the run, in the place where its source has what it replaces', () => {
    const { files } = mutationReport.parse(JSON.parse(reports.mutation));
    const mutants = Object.values(files).flatMap(({ source, mutants: inFile }) =>
      inFile.map(({ location: { start, end }, mutatorName, replacement, status }) => {
        const line = source.split('\n')[start.line - 1] ?? '';
        const original = start.line === end.line ? line.slice(start.column - 1, end.column - 1) : '…';
        return `${status} ${mutatorName} ${original} → ${replacement}`;
      }),
    );
    expect(mutants.filter((mutant) => mutant.includes(' EqualityOperator '))).toMatchInlineSnapshot(`
      [
        "Survived EqualityOperator sum >= 100 → sum > 100",
        "Killed EqualityOperator sum >= 100 → sum < 100",
        "NoCoverage EqualityOperator sum < 50 → sum >= 50",
        "NoCoverage EqualityOperator sum < 50 → sum <= 50",
      ]
    `);
  });
});

const position = z.object({ line: z.number(), column: z.number() });
const mutationReport = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string(),
          status: z.string(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
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
