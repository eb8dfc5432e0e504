import { beforeAll, describe, expect, it } from 'vitest';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, runCli, verdictsOf, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;

describe('a check of tests that are worth less than they seem', { timeout: MINUTE }, () => {
  let root: string;
  let whole: CheckResult;
  let read: CheckResult;

  beforeAll(async () => {
    root = await copyProject('oracles');
    whole = await runCheck(root);
    read = await runCheck(root, ['--no-mutation']);
  }, MINUTE);

  it('EVIDENCE-4: credits each assertion with what its expected value is worth', () => {
    expect(verdictsOf(whole.report)).toEqual({
      'FARE-1': 'weak hollow restated survivors',
      // The decoy beside the mirror earns what it notices itself.
      'FARE-2': 'weak survivors',
      'FARE-3': 'weak hollow survivors',
      'FARE-4': 'verified',
      'FARE-5': 'weak hollow survivors',
      'test/fare.test.ts > FARE-1: should calculate the fare': 'restates',
      'test/fare.test.ts > FARE-2: should calculate the minutes, and is 5 for no zone': 'defends',
      'test/fare.test.ts > FARE-3: should return a label': 'vacuous trivial',
      'test/fare.test.ts > FARE-3: is written down': 'vacuous harness-aware',
      'test/fare.test.ts > FARE-4: three bicycles': 'defends',
      'test/fare.test.ts > FARE-5: is the same twice': 'restates',
    });
  });

  const oraclesIn = ({ report }: CheckResult): readonly string[] =>
    report.findings
      .filter(({ rule, confidence }) => rule.startsWith('oracle/') && confidence !== 'possible')
      .map(({ rule, location: { line }, behaviours }) => `${rule} ${line} ${behaviours.join()}`);

  const FOUND = [
    'oracle/copied-formula 10 FARE-1',
    'oracle/copied-formula 16 FARE-2',
    'oracle/trivial-assertion 20 FARE-3',
    'oracle/harness-aware 25 FARE-3',
    'oracle/self-comparison 35 FARE-5',
  ];

  it('EVIDENCE-4: says so at each assertion, and nothing of it twice', () => {
    expect(oraclesIn(whole)).toEqual(FOUND);
    expect(whole.report.findings.map(({ rule }) => rule)).not.toContain('evidence/hollow-test');
  });

  it('CHECK-7: says the same without running anything, and does not pass', () => {
    const { run, gate } = read.report;
    expect({
      found: oraclesIn(read),
      executions: run.executions,
      exitCode: read.exitCode,
      failedBy: gate.failedBy,
    }).toEqual({
      found: FOUND,
      executions: 0,
      exitCode: 1,
      failedBy: [
        'inconclusive',
        'oracle/copied-formula',
        'oracle/harness-aware',
        'oracle/self-comparison',
        'oracle/trivial-assertion',
      ],
    });
    expect(read.stdout.split('\n').slice(0, 2)).toEqual([
      '✗ Gate failed: 2 assertions copy the code, 1 test looks at how it is run, 1 assertion compares the',
      '  code with itself, 1 test checks next to nothing.',
    ]);
  });

  it('REPORT-1: shows the assertion, and how to read more', () => {
    const start = whole.stdout.indexOf('Tests that repeat the code');
    expect(whole.stdout.slice(start).split('\n').slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "Tests that repeat the code (2)
      What they expect comes from the code itself, so they would confirm a bug.
      ✗ FARE-1: should calculate the fare
        test/fare.test.ts:7:1
        ! The expected value is computed as \`fare\` (src/fare.ts:6) computes it, so both are wrong
          together: state the value that the behaviour asks for.
          test/fare.test.ts:10:3 · oracle/copied-formula
          10 │ expect(fare(ride)).toBe(ride.isChild ? Math.floor(full / 2) : full);"
    `);
  });

  it('CLI-2: explains a test from its source, and from a saved report', async () => {
    const { stdout, exitCode } = await runCli(['explain', 'FARE-5: is the same twice'], { cwd: root });
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "FARE-5: is the same twice
        test/fare.test.ts:34:1 · claims FARE-5

      ✗ Both sides are the same value, so no fault can make them differ: state the value that the
        behaviour asks for.
        test/fare.test.ts:35:3
        35 │ expect(isFree(trip(1, true))).toBe(isFree(trip(1, true)));

      Read from the sources; nothing was run. \`assay check --reporter json=run.json\`, then \`assay explain
      --report run.json\`, tells its verdict too.
      "
    `);
  });
});
