import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../src/host/temporary-folder.ts';
import { verificationSchema, type Verification } from '../../src/model/verification.ts';
import { checkSources } from '../../src/pipeline/check-sources.ts';

const SPEC = `feature: Basket
code: src/basket.ts
behaviours:
  PRICE-1: { must: A basket costs the sum of its lines., examples: [{ call: "total([[2, 3]])", returns: 6 }] }
  PRICE-2: { must: Nothing is free., status: draft }
  PRICE-3: Large orders get a discount.
`;
const CODE = `export function total(lines) { return lines.reduce((sum, [price, count]) => sum + price * count, 0); }
throw new Error('executed');
`;
const TESTS = `import { total } from '../src/basket.js';
it('PRICE-1: adds up', () => { expect(total([[2, 3]])).toBe(6); });
it('PRICE-1: should total nothing', () => { expect(total([])).toBeDefined(); });
it('claims nothing', () => { expect(total([])).toBeDefined(); });
it.skip('PRICE-1: is skipped', () => { expect(total([])).toBeDefined(); });
throw new Error('executed');
`;

const checked = (files: Readonly<Record<string, string>>, paths: readonly string[] = []): Promise<Verification> =>
  withTemporaryFolder(async (root) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const focus = { paths, behaviours: [], test: undefined };
    const context = { now: () => 0, today: '2026-01-01', toolVersion: '0.1.0' };
    return verificationSchema.parse(await checkSources({ root, focus }, context));
  });

const PROJECT = { 'specs/basket.yaml': SPEC, 'src/basket.ts': CODE, 'test/basket.test.ts': TESTS };
const rulesIn = ({ findings }: Verification) =>
  findings.map(({ rule, severity, location: { file, line } }) => `${rule} ${severity} ${file}:${line}`);

describe('CHECK-7: a check that only reads', () => {
  it('judges nothing that would have to be run, executes nothing, and does not pass', async () => {
    const { behaviours, tests, gate, run } = await checked(PROJECT);
    expect({
      behaviours: behaviours.map(({ id, verdict }) => [id, verdict.kind]),
      tests: tests.map(({ name, verdict }) => [name, verdict.kind]),
      gate,
      run,
    }).toEqual({
      behaviours: [
        ['PRICE-1', 'inconclusive'],
        ['PRICE-2', 'draft'],
        ['PRICE-3', 'untested'],
      ],
      tests: [
        ['PRICE-1: adds up', 'inconclusive'],
        ['PRICE-1: should total nothing', 'inconclusive'],
        ['claims nothing', 'unlinked'],
        ['PRICE-1: is skipped', 'skipped'],
      ],
      gate: {
        passed: false,
        exitCode: 1,
        failedBy: ['inconclusive', 'link/untested-behaviour', 'oracle/trivial-assertion', 'untested'],
      },
      run: { engine: 'none', durationMs: 0, executions: 0, mutants: 0 },
    });
  });

  it('tells what reading the tests shows; of tests that claim nothing as a warning', async () => {
    expect(rulesIn(await checked(PROJECT))).toEqual([
      'link/untested-behaviour error specs/basket.yaml:6',
      'oracle/trivial-assertion error test/basket.test.ts:3',
      'link/unlinked-test warning test/basket.test.ts:4',
      'oracle/trivial-assertion warning test/basket.test.ts:4',
      'link/skipped-test warning test/basket.test.ts:5',
    ]);
  });

  it('ends with 3 where all that it read is in order', async () => {
    const { gate } = await checked({
      ...PROJECT,
      'specs/basket.yaml': SPEC.split('\n').slice(0, 4).join('\n'),
      'test/basket.test.ts': TESTS.split('\n').slice(0, 2).join('\n'),
    });
    expect(gate).toEqual({ passed: false, exitCode: 3, failedBy: ['inconclusive'] });
  });

  it('answers for one test file', async () => {
    const other = { 'test/other.test.ts': `it('PRICE-3: checks nothing', () => {});` };
    const { tests, findings } = await checked({ ...PROJECT, ...other }, ['test/other.test.ts']);
    expect([tests.map(({ name }) => name), findings.map(({ rule }) => rule)]).toEqual([
      ['PRICE-3: checks nothing'],
      ['oracle/no-assertion'],
    ]);
  });

  it('looks at the oracles of tests without specs, and ends with one next step', async () => {
    const { 'test/basket.test.ts': tests } = PROJECT;
    const report = await checked({ 'test/basket.test.ts': tests, 'src/basket.ts': CODE });
    expect({ rules: rulesIn(report), gate: report.gate, hasStep: report.nextStep?.startsWith('No behaviour') }).toEqual(
      {
        rules: [
          'oracle/trivial-assertion warning test/basket.test.ts:3',
          'oracle/trivial-assertion warning test/basket.test.ts:4',
        ],
        gate: { passed: true, exitCode: 0, failedBy: [] },
        hasStep: true,
      },
    );
  });

  it('says which test file it could not read', async () => {
    const report = await checked({ ...PROJECT, 'test/broken.test.ts': 'it(' });
    expect(rulesIn(report)).toContain('run/not-judged note test/broken.test.ts:1');
  });
});
