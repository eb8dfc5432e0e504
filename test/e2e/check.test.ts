import { beforeAll, describe, expect, it } from 'vitest';
import { commitAll, copyProject, gitStatus } from '../support/copy-project.ts';
import { runCheck, verdictsOf, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;

/** A report without what may differ between two runs. */
const lasting = ({ report: { behaviours, tests, findings, gate } }: CheckResult) => ({
  behaviours,
  tests,
  findings,
  gate,
});

describe('a check of three behaviours and five tests', { timeout: MINUTE }, () => {
  let root: string;
  let first: CheckResult;
  let part: CheckResult;

  beforeAll(async () => {
    root = await copyProject('three-behaviours');
    await commitAll(root);
    first = await runCheck(root);
    part = await runCheck(root, ['--behaviour', 'PRICE-1']);
  }, MINUTE);

  it('CHECK-1: judges every behaviour and every test, with the reasons', () => {
    expect(verdictsOf(first.report)).toEqual({
      'PRICE-1': 'pinned',
      'PRICE-2': 'weak survivors',
      'PRICE-3': 'weak hollow survivors',
      'test/price.test.ts > subtotal > PRICE-1: adds up price times quantity': 'defends',
      'test/price.test.ts > discount > PRICE-2: takes 10 off a large basket': 'defends',
      'test/price.test.ts > discount > PRICE-2: leaves a small basket alone': 'vacuous no-assertion',
      'test/price.test.ts > PRICE-3: ships': 'misdirected',
      'test/price.test.ts > costs nothing to ship a large basket': 'unlinked',
    });
  });

  it('CHECK-1: counts the mutants of each behaviour by class', () => {
    const none = { relevant: 0, killed: 0, borrowed: 0, restated: 0, timeout: 0, survived: 0 };
    expect(Object.fromEntries(first.report.behaviours.map(({ id, mutants }) => [id, mutants]))).toEqual({
      'PRICE-1': { ...none, relevant: 5, killed: 5, score: 100 },
      'PRICE-2': { ...none, relevant: 10, killed: 6, survived: 4, score: 60 },
      'PRICE-3': { ...none, relevant: 11, survived: 11, score: 0 },
    });
  });

  it('CHECK-1: lists what is wrong, where, and how much it weighs', () => {
    const { findings } = first.report;
    expect(
      findings.map(({ rule, severity, location: { file, line, column }, behaviours }) =>
        [rule, severity, `${file}:${line}:${column}`, ...behaviours].join(' '),
      ),
    ).toEqual([
      'evidence/survivor warning src/price.ts:13:17 PRICE-2',
      'evidence/survivor warning src/price.ts:16:47 PRICE-3',
      'evidence/survivor warning src/price.ts:17:21 PRICE-3',
      'oracle/no-assertion error test/price.test.ts:15:3 PRICE-2',
      'evidence/misdirected-test warning test/price.test.ts:20:1 PRICE-3',
      'link/unlinked-test warning test/price.test.ts:24:1',
    ]);
  });

  it('CHECK-2: ends with 1 when something that was measured fails the gate', () => {
    expect({ exitCode: first.exitCode, gate: first.report.gate }).toEqual({
      exitCode: 1,
      gate: { passed: false, exitCode: 1, failedBy: ['oracle/no-assertion', 'weak'] },
    });
  });

  it('CHECK-3: leaves the work tree as it was', async () => {
    expect(await gitStatus(root)).toBe('');
  });

  it('CHECK-5: gives the same report of the same tree, the part about the run left out', async () => {
    expect(lasting(await runCheck(root))).toEqual(lasting(first));
  });

  it('CHECK-2: ends with 0 when what was asked about passes the gate', () => {
    expect({ exitCode: part.exitCode, gate: part.report.gate }).toEqual({
      exitCode: 0,
      gate: { passed: true, exitCode: 0, failedBy: [] },
    });
  });

  it('CHECK-6: reports of the behaviour that was asked about, and of its test, what the whole run reports', () => {
    const { behaviours, tests } = first.report;
    expect(lasting(part)).toEqual({
      behaviours: behaviours.filter(({ id }) => id === 'PRICE-1'),
      tests: tests.filter(({ claims }) => claims.includes('PRICE-1')),
      findings: [],
      gate: { passed: true, exitCode: 0, failedBy: [] },
    });
  });
});

it('CHECK-2: ends with 3 when nothing is wrong but something could not be measured', { timeout: MINUTE }, async () => {
  const root = await copyProject('three-behaviours', {
    files: {
      'specs/price.yaml': `feature: Prices
behaviours:
  PRICE-1: { must: A basket costs the sum of its lines., code: src/price.ts#total }
`,
      'test/price.test.ts': `import { expect, it } from 'vitest';
import { subtotal } from '../src/price.ts';
it('PRICE-1: adds up', () => expect(subtotal([{ price: 3, quantity: 2 }])).toBe(6));
`,
    },
  });
  const { exitCode, report } = await runCheck(root);
  expect({
    exitCode,
    gate: report.gate,
    verdicts: verdictsOf(report),
    rules: report.findings.map(({ rule }) => rule),
  }).toEqual({
    exitCode: 3,
    gate: { passed: false, exitCode: 3, failedBy: ['inconclusive'] },
    verdicts: { 'PRICE-1': 'inconclusive scope', 'test/price.test.ts > PRICE-1: adds up': 'inconclusive' },
    rules: ['spec/missing-code'],
  });
});
