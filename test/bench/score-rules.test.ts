import { describe, expect, it } from 'vitest';
import type { TestLabel } from './read-corpus.ts';
import { precisionOf, recallOf, scoreRules } from './score-rules.ts';

const aLabel = (over: Partial<TestLabel>): TestLabel => ({
  anyOf: [],
  rules: [],
  rulesAnyOf: [],
  mayReport: [],
  mustNotReport: [],
  ...over,
});
const judged = (name: string, label: Partial<TestLabel>, ...reported: readonly string[]) => ({
  name,
  labels: [aLabel(label)],
  reported: new Set(reported),
});
const isOracle = (rule: string): boolean => rule.startsWith('oracle/');

describe('BENCH-2: scoreRules', () => {
  it('counts what was found, missed and told wrongly, by rule', () => {
    const scores = scoreRules(
      [
        judged('hit', { rules: ['oracle/a'] }, 'oracle/a'),
        judged('miss', { rules: ['oracle/a'] }),
        judged('trap', { mustNotReport: ['oracle/a'] }, 'oracle/a'),
        judged('unlabelled', {}, 'oracle/b', 'link/c'),
        judged('allowed', { mayReport: ['oracle/b'] }, 'oracle/b'),
        judged('either', { rulesAnyOf: [['oracle/b', 'oracle/c']] }, 'oracle/c'),
      ],
      isOracle,
    );
    expect(scores).toEqual({
      byRule: new Map([
        ['oracle/a', { expected: 2, found: 1, wrong: 1 }],
        ['oracle/b', { expected: 0, found: 0, wrong: 1 }],
        ['oracle/c', { expected: 1, found: 1, wrong: 0 }],
      ]),
      total: { expected: 3, found: 2, wrong: 2 },
      falsePositives: ['trap: oracle/a', 'unlabelled: oracle/b'],
      misses: ['miss: oracle/a'],
    });
  });

  it('asks once what all rows of a table are labelled with', () => {
    const labels = [aLabel({ rules: ['oracle/a'] }), aLabel({ rules: ['oracle/a'] })];
    const { total } = scoreRules([{ name: 'rows', labels, reported: new Set() }], isOracle);
    expect(total).toEqual({ expected: 1, found: 0, wrong: 0 });
  });

  it('has no share of nothing', () => {
    const nothing = { expected: 0, found: 0, wrong: 0 };
    const some = { expected: 4, found: 3, wrong: 1 };
    expect([nothing, some].map((score) => [precisionOf(score), recallOf(score)])).toEqual([
      [undefined, undefined],
      [0.75, 0.75],
    ]);
  });
});
