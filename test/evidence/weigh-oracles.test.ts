import { describe, expect, it } from 'vitest';
import { weighOracles } from '../../src/evidence/weigh-oracles.ts';
import { declarationId } from '../../src/model/ids.ts';
import { startOf, type Location } from '../../src/model/location.ts';
import type { Cell } from '../../src/model/matrix.ts';
import type { Suspicion, TestOracle } from '../../src/model/oracle.ts';
import type { ComparedValues } from '../../src/model/suite.ts';
import { aCell, aLink, aLocation, aRow, aRun, aScope, aSpan, aTestCase, anUnmutatedRun } from '../support/builders.ts';
import { anOracle, aSuspicion, compared, onLine } from '../support/oracles.ts';

const testCase = aTestCase({ id: 't1', declarationId: declarationId('d1'), runs: [anUnmutatedRun({ assertions: 3 })] });

/** A check that failed at the place. */
const failedAt = (location: Location | undefined, row = 'r1', values?: ComparedValues): Cell =>
  aCell({ column: 't1', row, failure: { message: 'no', location, ...(values && { compared: values }) } });

function weighed(oracle: Partial<TestOracle>, cells: readonly Cell[] = []) {
  const rows = [...new Set(cells.map(({ row }) => row))].map((id) => aRow({ id }));
  return weighOracles({
    oracles: [anOracle(oracle)],
    cases: [testCase],
    links: [aLink('PRICE-1', 't1')],
    scopes: [aScope()],
    run: aRun({ rows, cells }),
  });
}

const creditAt = (location: Location | undefined, oracle: Partial<TestOracle>) =>
  weighed(oracle).creditOf(failedAt(location));
const factsOf = (oracle: Partial<TestOracle>) => weighed(oracle).oracleOf(testCase);

const NOTHING = {
  assertions: 3,
  allMirrored: false,
  allLikelyMirrored: false,
  allTrivial: false,
  harnessAware: false,
  contradictsExample: false,
};
const TWO = [onLine(2), onLine(3)];

describe('EVIDENCE-4: a failed assertion earns what its expected value is worth', () => {
  it.each<[string, Partial<Suspicion>, string]>([
    ['certain and mirrored', {}, 'mirrored'],
    ['likely and mirrored', { confidence: 'likely' }, 'mirrored'],
    ['only possible', { confidence: 'possible' }, 'independent'],
    ['trivial', { worth: 'trivial' }, 'trivial'],
    ['of no worth to take away', { worth: undefined }, 'independent'],
    ['about the whole test', { assertion: undefined }, 'mirrored'],
    ['about another assertion', { assertion: onLine(3) }, 'independent'],
  ])('where a suspicion is %s', (_, suspicion, credit) => {
    expect(
      creditAt(aLocation('test/code.test.ts:2:20'), { assertions: TWO, suspicions: [aSuspicion(suspicion)] }),
    ).toBe(credit);
  });

  it('by the worst of several suspicions', () => {
    const suspicions = [aSuspicion({ worth: 'trivial' }), aSuspicion()];
    expect(creditAt(startOf(onLine(2)), { suspicions })).toBe('trivial');
  });

  it('by the innermost assertion around the place', () => {
    const inner = aSpan('test/code.test.ts', [2, 10], [2, 30]);
    const oracle = { assertions: [onLine(2), inner], suspicions: [aSuspicion({ assertion: inner })] };
    const places = ['2:9', '2:10', '2:29', '2:30'].map((place) => aLocation(`test/code.test.ts:${place}`));
    expect(places.map((place) => creditAt(place, oracle))).toEqual([
      'independent',
      'mirrored',
      'mirrored',
      'independent',
    ]);
  });

  it('by the assertion behind the `await` that an error came through', () => {
    const awaited = aSpan('test/code.test.ts', [2, 11], [2, 40]);
    const oracle = { assertions: [awaited], suspicions: [aSuspicion({ assertion: awaited })] };
    const places = ['2:4', '2:5', '2:6'].map((place) => aLocation(`test/code.test.ts:${place}`));
    expect(places.map((place) => creditAt(place, oracle))).toEqual(['independent', 'mirrored', 'independent']);
  });

  it.each([
    ['outside all assertions', aLocation('test/code.test.ts:9:1'), 'independent'],
    ['in a helper that was not read', aLocation('test/support.ts:2:5'), 'independent'],
    ['nowhere, where all assertions are mirrored or trivial', undefined, 'mirrored'],
  ] as const)('when it failed %s', (_, place, credit) => {
    const suspicions = [aSuspicion(), aSuspicion({ assertion: onLine(3), worth: 'trivial' })];
    expect(creditAt(place, { assertions: TWO, suspicions })).toBe(credit);
  });

  it('in full nowhere, where one assertion is independent or none was read', () => {
    expect([
      creditAt(undefined, { assertions: TWO, suspicions: [aSuspicion()] }),
      creditAt(undefined, { assertions: [] }),
    ]).toEqual(['independent', 'independent']);
  });

  it('and nothing in a test that looks at how it is run', () => {
    const suspicions = [aSuspicion({ rule: 'oracle/harness-aware', assertion: undefined, worth: undefined })];
    expect(creditAt(startOf(onLine(2)), { suspicions })).toBe('trivial');
  });

  it('and all of a test whose source was not read', () => {
    const { creditOf, oracleOf } = weighOracles({
      oracles: [],
      cases: [testCase],
      links: [],
      scopes: [],
      run: undefined,
    });
    expect([creditOf(failedAt(undefined)), oracleOf(testCase)]).toEqual(['independent', NOTHING]);
  });
});

describe('VERDICT-2: what reading says of a test as a whole', () => {
  it.each<[string, Partial<TestOracle>, Partial<typeof NOTHING>]>([
    ['all mirrored for certain', { suspicions: [aSuspicion()] }, { allMirrored: true, allLikelyMirrored: true }],
    ['mirrored, but only likely', { suspicions: [aSuspicion({ confidence: 'likely' })] }, { allLikelyMirrored: true }],
    ['mirrored beside an independent one', { assertions: TWO, suspicions: [aSuspicion()] }, {}],
    [
      'mirrored beside a trivial one',
      { assertions: TWO, suspicions: [aSuspicion(), aSuspicion({ assertion: onLine(3), worth: 'trivial' })] },
      { allMirrored: true, allLikelyMirrored: true },
    ],
    [
      'mirrored beside one that never runs',
      {
        assertions: TWO,
        suspicions: [
          aSuspicion(),
          aSuspicion({ rule: 'oracle/unreachable-assertion', assertion: onLine(3), worth: undefined }),
        ],
      },
      { allMirrored: true, allLikelyMirrored: true },
    ],
    ['all trivial', { suspicions: [aSuspicion({ worth: 'trivial', confidence: 'likely' })] }, { allTrivial: true }],
    ['possibly trivial', { suspicions: [aSuspicion({ worth: 'trivial', confidence: 'possible' })] }, {}],
    ['without assertions', { assertions: [], suspicions: [aSuspicion({ assertion: undefined })] }, {}],
    [
      'against an example',
      { suspicions: [aSuspicion({ rule: 'oracle/contradicts-example', worth: undefined })] },
      { contradictsExample: true },
    ],
    [
      'aware of the harness',
      { suspicions: [aSuspicion({ rule: 'oracle/harness-aware', assertion: undefined, worth: undefined })] },
      { harnessAware: true },
    ],
  ])('is known where its assertions are %s', (_, oracle, facts) => {
    expect(factsOf(oracle)).toEqual({ ...NOTHING, ...facts });
  });
});

describe('VERDICT-2: what reading says of a row of a table', () => {
  it('counts for the case that was made from it, in each suite around', () => {
    const cases = ['x', 'y'].flatMap((suite) =>
      ['1', '2'].map((row) =>
        aTestCase({ id: `${suite}${row}`, declarationId: declarationId('d1'), titlePath: [suite, row] }),
      ),
    );
    const suspicions = [aSuspicion({ rule: 'oracle/contradicts-example', worth: undefined, rows: [1] })];
    const { oracleOf } = weighOracles({
      oracles: [anOracle({ suspicions })],
      cases,
      links: [],
      scopes: [],
      run: undefined,
    });
    expect(cases.filter((testCase) => oracleOf(testCase).contradictsExample).map(({ id }) => id)).toEqual(['x2', 'y2']);
  });
});

describe('EVIDENCE-5: execution withdraws what it disproves', () => {
  const IN_IT = startOf(onLine(2));
  const standing = (suspicion: Partial<Suspicion>, cells: readonly Cell[]): number | undefined =>
    weighed({ suspicions: [aSuspicion(suspicion)] }, cells).byDeclaration.get(declarationId('d1'))?.suspicions.length;
  const moving = [
    failedAt(IN_IT, 'r1', compared('number 3', 'number 9')),
    failedAt(IN_IT, 'r2', compared('number 4', 'number 9')),
  ];

  it.each([
    ['oracle/expected-from-subject', 0],
    ['oracle/self-comparison', 0],
    ['oracle/imported-constant', 0],
    ['oracle/mock-echo', 0],
    ['oracle/copied-formula', 1],
    ['oracle/reimplemented-subject', 1],
    ['oracle/snapshot-only', 1],
    ['oracle/mocked-subject', 1],
  ] as const)('of %s %i stands when its actual value moves against one expected value', (rule, left) => {
    expect(standing({ rule }, moving)).toBe(left);
  });

  it.each<[string, readonly Cell[]]>([
    ['it failed once, so that the expected value may have moved', moving.slice(0, 1)],
    [
      'the expected value moved with it',
      [
        failedAt(IN_IT, 'r1', compared('number 3', 'number 8')),
        failedAt(IN_IT, 'r2', compared('number 4', 'number 9')),
      ],
    ],
    [
      'the function was emptied',
      [
        failedAt(IN_IT, 'r1', compared('-undefined', 'number 9')),
        failedAt(IN_IT, 'r2', compared('number 4', 'number 9')),
      ],
    ],
    [
      'the list was emptied',
      [failedAt(IN_IT, 'r1', compared('-Array 0', 'Array 2')), failedAt(IN_IT, 'r2', compared('Array 1', 'Array 2'))],
    ],
    [
      'another assertion failed',
      moving.map((cell) => ({ ...cell, failure: { message: '', location: startOf(onLine(7)) } })),
    ],
    ['what was compared is not known', [failedAt(IN_IT, 'r1'), failedAt(IN_IT, 'r2')]],
    ['it crashed', moving.map((cell) => ({ ...cell, outcome: 'crash' as const }))],
  ])('not where %s', (_, cells) => {
    expect(standing({ rule: 'oracle/expected-from-subject' }, cells)).toBe(1);
  });

  it('only under mutants of the code that the test claims', () => {
    const rows = [aRow({ id: 'r1' }), aRow({ id: 'r2', span: aSpan('src/other.ts', [1, 1], [1, 5]) })];
    const { byDeclaration } = weighOracles({
      oracles: [anOracle({ suspicions: [aSuspicion({ rule: 'oracle/mock-echo' })] })],
      cases: [testCase],
      links: [aLink('PRICE-1', 't1')],
      scopes: [aScope()],
      run: aRun({ rows, cells: moving }),
    });
    expect(byDeclaration.get(declarationId('d1'))?.suspicions).toHaveLength(1);
  });

  it('and gives the assertion its full worth', () => {
    const { creditOf } = weighed({ suspicions: [aSuspicion({ rule: 'oracle/imported-constant' })] }, moving);
    expect(moving.map(creditOf)).toEqual(['independent', 'independent']);
  });
});
