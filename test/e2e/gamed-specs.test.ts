/** Attacks on what people stated: how each ends. */
import { beforeAll, expect, it } from 'vitest';
import { copyProject } from '../support/copy-project.ts';
import { runCheck, verdictsOf, type CheckResult } from '../support/run-cli.ts';

const MINUTE = 60_000;

let result: CheckResult;
let verdicts: Readonly<Record<string, string>>;

beforeAll(async () => {
  result = await runCheck(await copyProject('gamed-specs'));
  verdicts = verdictsOf(result.report);
}, 2 * MINUTE);

const rulesOf = (id: string): readonly string[] => [
  ...new Set(result.report.findings.flatMap(({ behaviours, rule }) => (behaviours.includes(id) ? [rule] : []))),
];

it('GATE-1: what an attack on the stated leaves behind is no pass', () => {
  expect({
    exitCode: result.exitCode,
    verified: result.report.behaviours.some((one) => one.verdict.kind === 'verified'),
  }).toEqual({
    exitCode: 1,
    verified: false,
  });
});

it('VERDICT-1: values taken from the code, pasted or recorded in a file, pin it down and verify nothing', () => {
  expect([verdicts['PASTED-1'], verdicts['RECORDED-1'], verdicts['LEAN-2']]).toEqual(['pinned', 'pinned', 'pinned']);
});

it('EXAMPLE-1: pasted values are a violation as soon as there is one example', () => {
  expect([verdicts['PASTED-2'], rulesOf('PASTED-2')]).toEqual([
    'violated',
    ['evidence/example-violated', 'oracle/contradicts-example'],
  ]);
});

it('EXAMPLE-4: a decoy for the stated value asserts nothing of the code', () => {
  expect([verdicts['DECOY-1'], verdicts['test/fees.test.ts > DECOY-1: gives 101']]).toEqual([
    'weak hollow missed-example-breaker survivors',
    'vacuous no-kill',
  ]);
  expect(rulesOf('DECOY-1')).toContain('evidence/example-not-asserted');
});

it('EVIDENCE-1: own code behind a guard clause counts in full, although no test comes to it', () => {
  expect(verdicts['GUARD-1']).toBe('weak survivors');
});

it('EVIDENCE-2: what breaks an example is excused by no test of another behaviour', () => {
  expect([verdicts['LEAN-1'], rulesOf('LEAN-1').includes('evidence/missed-example-breaker')]).toEqual([
    'weak missed-example-breaker survivors',
    true,
  ]);
});

it('NEVER-1: a wrong behaviour that the code is, hides from, or holds where nothing runs it, passes nowhere', () => {
  expect(['HIDDEN-1', 'HIDDEN-2', 'HIDDEN-3', 'HIDDEN-4'].map((id) => verdicts[id])).toEqual([
    'violated',
    'inconclusive stale',
    'weak missed-wrong-behaviour survivors',
    'inconclusive stale',
  ]);
});
