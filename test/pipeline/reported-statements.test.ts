import { describe, expect, it } from 'vitest';
import type { CallExample } from '../../src/model/behaviour.ts';
import { behaviourId } from '../../src/model/ids.ts';
import { reportedStatements } from '../../src/pipeline/reported-statements.ts';
import { aBehaviour, aLocation } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { judgeWorld } from '../support/small-world.ts';

const anExample = (line: number): CallExample => ({
  kind: 'call',
  call: `total(${line})`,
  args: undefined,
  row: undefined,
  setup: undefined,
  timeout: 1000,
  outcome: { kind: 'returns', value: line },
  location: aLocation(`specs/pricing.yaml:${line}:5`),
});

const behaviour = aBehaviour({
  why: 'Agreed with sales.',
  examples: [anExample(7), anExample(8)],
  wrongBehaviours: [
    { kind: 'replace', name: 'off by one', replace: '>=', with: '>', location: aLocation('specs/pricing.yaml:10:5') },
    { kind: 'sentence', name: 'Never free.', location: aLocation('specs/pricing.yaml:12:5') },
  ],
});

const id = behaviourId('PRICE-1');
const nothing = { reached: new Set<never>(), breakers: new Set<never>() };

describe('REPORT-5: the statements of a behaviour', () => {
  it('have no state where nothing executed them', () => {
    expect(reportedStatements(behaviour, { measured: undefined, findings: [], rows: [] })).toEqual({
      why: 'Agreed with sales.',
      examples: [
        { text: 'total(7) returns 7', line: 7 },
        { text: 'total(8) returns 8', line: 8 },
      ],
      never: [
        { name: 'off by one', line: 10 },
        { name: 'Never free.', line: 12, state: 'uncheckable' },
      ],
    });
  });

  it('have the state that was measured', () => {
    const { evidence } = judgeWorld({
      run: killTable('never1\nt1 k'),
      claims: { 'PRICE-1': 't1' },
      behaviours: [behaviour],
      facts: {
        examples: new Map([[id, { held: 2, violated: 0, ...nothing }]]),
        wrongBehaviours: new Map([[id, [{ name: 'off by one', kind: 'stale' }]]]),
      },
    });
    const { examples, never } = reportedStatements(behaviour, { measured: evidence.get(id), findings: [], rows: [] });
    expect([...examples, ...never].map(({ state }) => state)).toEqual(['held', 'held', 'stale', 'uncheckable']);
  });
});
