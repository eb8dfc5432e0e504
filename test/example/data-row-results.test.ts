import { expect, it } from 'vitest';
import { dataRowFindings } from '../../src/example/data-row-findings.ts';
import { dataRowResults } from '../../src/example/data-row-results.ts';
import { planRows } from '../../src/example/data-rows.ts';
import type { Credit } from '../../src/model/evidence.ts';
import { behaviourId } from '../../src/model/ids.ts';
import type { Outcome } from '../../src/model/matrix.ts';
import { aBehaviour, aLink, aLocation, anUnmutatedRun, aSpec, aTestCase } from '../support/builders.ts';

const row = (days: number, total: number) =>
  ({ kind: 'data', row: { days, total }, outcomeKey: 'total', location: aLocation(`specs/a.yaml:${7 + days}:9`) }) as const; // prettier-ignore
const BEHAVIOUR = aBehaviour({ id: 'PRICE-1', examples: [row(0, 90), row(1, 100)] });
const LINK = aLink('PRICE-1', 'test-1');

const changed = (...outcomes: Outcome[]) =>
  outcomes.map((outcome, index) => ({ behaviour: behaviourId('PRICE-1'), index, outcome, failure: undefined }));
const passing = (outcomes: readonly Outcome[]) =>
  aTestCase({
    id: 'test-1',
    runs: [anUnmutatedRun(), anUnmutatedRun()],
    ...(outcomes.length > 0 && { changedRows: changed(...outcomes) }),
  });

function measured(outcomes: readonly Outcome[], credit: Credit = 'independent') {
  const facts = { behaviours: [BEHAVIOUR], cases: [passing(outcomes)], links: [LINK] };
  return dataRowResults({ ...facts, creditOf: () => credit });
}
const statesOf = (results: ReturnType<typeof measured>) => results[0]?.rows.map(({ state }) => state);

it('ROWS-2: uses a row whose change an independent assertion notices, and no other', () => {
  expect([
    statesOf(measured(['check', 'passed'])),
    statesOf(measured(['crash', 'hook'])),
    statesOf(measured(['check', 'check'], 'mirrored')),
    statesOf(measured(['unmeasured', 'timeout'])),
    statesOf(measured(['check'])),
    statesOf(measured([])),
  ]).toEqual([
    ['used', 'unused'],
    ['unused', 'unused'],
    ['unused', 'unused'],
    ['open', 'open'],
    ['used', 'open'],
    ['unread', 'unread'],
  ]);
});

it('ROWS-2: knows nothing of rows while a test that claims the behaviour fails', () => {
  const failing = aTestCase({ id: 'test-1', runs: [anUnmutatedRun({ outcome: 'failed' })] });
  const facts = { behaviours: [BEHAVIOUR], cases: [failing], links: [LINK] };
  expect(statesOf(dataRowResults({ ...facts, creditOf: () => 'independent' }))).toEqual(['open', 'open']);
});

it('ROWS-2: says once which rows no test reads, and which none makes use of', () => {
  const said = [measured([]), measured(['passed', 'passed']), measured(['check', 'check'])].map(dataRowFindings);
  expect(said.map((findings) => findings.map(({ location, message }) => `${location.line} ${message}`))).toEqual([
    [
      "7 No test that claims PRICE-1 reads its 2 rows, so nothing checks what a person stated there: `import { examples } from 'assay/vitest'` and run the test with `it.each(examples('PRICE-1'))`.",
    ],
    [
      '7 The row `days: 0, total: 90` states `total`, and no assertion about the code fails in a test of PRICE-1 when it states another value, and the same is true of the rows in line 8: compare what the code gives with `row.total`.',
    ],
    [],
  ]);
});

it('ROWS-2: changes the outcome of each row of an active behaviour, and nothing else', () => {
  const draft = aBehaviour({ id: 'PRICE-2', status: 'draft', examples: [row(0, 1)] });
  const spec = aSpec({ behaviours: [BEHAVIOUR, draft] });
  expect(planRows([spec]).map(({ behaviour, rows, changed: other }) => ({ behaviour, rows, changed: other }))).toEqual([
    {
      behaviour: 'PRICE-1',
      rows: [
        { days: 0, total: 90 },
        { days: 1, total: 100 },
      ],
      changed: [
        { days: 0, total: 91 },
        { days: 1, total: 101 },
      ],
    },
    { behaviour: 'PRICE-2', rows: [{ days: 0, total: 1 }], changed: [] },
  ]);
});
