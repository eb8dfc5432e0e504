import { describe, expect, it } from 'vitest';
import { confirmUnreachable } from '../../src/evidence/confirm-unreachable.ts';
import { oracleFindings } from '../../src/evidence/oracle-findings.ts';
import { testFindings } from '../../src/evidence/test-findings.ts';
import { weighOracles } from '../../src/evidence/weigh-oracles.ts';
import type { Finding } from '../../src/model/finding.ts';
import { declarationId, filePath } from '../../src/model/ids.ts';
import type { MutationRun } from '../../src/model/matrix.ts';
import type { TestOracle } from '../../src/model/oracle.ts';
import type { TestCase } from '../../src/model/suite.ts';
import { aCell, aLink, aRun, aTestCase, anUnmutatedRun } from '../support/builders.ts';
import { anOracle, aSuspicion, onLine } from '../support/oracles.ts';

const caseOf = (id: string, declaration = 'd1', over: Partial<Omit<TestCase, 'id'>> = {}): TestCase =>
  aTestCase({ id, declarationId: declarationId(declaration), ...over });

const TEXT = ['it("t1", () => {', '  expect(total(lines)).toBe(', '    lines.length * 4);', '});'].join('\n');

function findingsOn(oracles: readonly TestOracle[], cases: readonly TestCase[] = [caseOf('t1')]): readonly Finding[] {
  const links = [aLink('PRICE-1', 't1'), aLink('PRICE-2', 't2')];
  const { byDeclaration } = weighOracles({ oracles, cases, links, scopes: [], run: undefined });
  return oracleFindings({
    cases,
    links,
    oracles: byDeclaration,
    texts: new Map([[filePath('test/code.test.ts'), TEXT]]),
  });
}

const rulesOn = (oracle: Partial<TestOracle>, cases?: readonly TestCase[]) =>
  findingsOn([anOracle(oracle)], cases).map(({ rule, confidence }) => `${rule} ${confidence}`);

const trivial = (line: number, confidence: 'certain' | 'likely' | 'possible' = 'certain') =>
  aSuspicion({ rule: 'oracle/trivial-assertion', worth: 'trivial', assertion: onLine(line), confidence });
const snapshot = (line: number) => aSuspicion({ rule: 'oracle/snapshot-only', assertion: onLine(line) });
const TWO = [onLine(2), onLine(3)];

describe('EVIDENCE-4: what reading found is told', () => {
  it('with the tests, what they claim, and the lines of the assertion', () => {
    const assertion = { ...onLine(2), end: { line: 3, column: 24 } };
    const suspicion = aSuspicion({ assertion });
    expect(
      findingsOn([anOracle({ assertions: [assertion], suspicions: [suspicion] })], [caseOf('t2'), caseOf('t1')]),
    ).toEqual([
      {
        rule: 'oracle/copied-formula',
        location: suspicion.location,
        message: suspicion.message,
        confidence: 'certain',
        confirmed: false,
        behaviours: ['PRICE-1', 'PRICE-2'],
        tests: ['t1', 't2'],
        subject: '  expect(total(lines)).toBe(\n    lines.length * 4);',
        excerpt: { line: 2, lines: ['  expect(total(lines)).toBe(', '    lines.length * 4);'] },
      },
    ]);
  });

  it('once for all tests that come to it through one helper', () => {
    const oracles = ['d1', 'd2'].map((id) => anOracle({ id, suspicions: [aSuspicion()] }));
    const findings = findingsOn(oracles, [caseOf('t1'), caseOf('t2', 'd2')]);
    expect(findings.map(({ tests, behaviours }) => [...tests, ...behaviours])).toEqual([
      ['t1', 't2', 'PRICE-1', 'PRICE-2'],
    ]);
  });

  it('with the cases of the rows that it is about, where they are known', () => {
    const rows = ['a', 'b', 'c'].map((id) => caseOf(id, 'd1', { titlePath: ['table', id] }));
    const told = (...about: readonly number[]) =>
      findingsOn([anOracle({ suspicions: [aSuspicion({ rows: about })] })], rows).map(({ tests }) => tests);
    expect([told(1), told(0, 2), told(7)]).toEqual([[['b']], [['a', 'c']], [['a', 'b', 'c']]]);
  });

  it.each([
    ['skipped', caseOf('t1', 'd1', { mode: 'skip' })],
    ['of no declaration', aTestCase({ id: 't1' })],
  ])('not of a test that is %s', (_, testCase) => {
    expect(rulesOn({ suspicions: [aSuspicion()] }, [testCase])).toEqual([]);
  });
});

describe('EVIDENCE-4: what is true of a test as a whole is told once, if at all', () => {
  it.each<[string, Partial<TestOracle>, readonly string[]]>([
    [
      'all are trivial',
      { assertions: TWO, suspicions: [trivial(2), trivial(3, 'likely')] },
      ['oracle/trivial-assertion likely'],
    ],
    ['one is not', { assertions: TWO, suspicions: [trivial(2)] }, []],
    ['one is only possibly', { assertions: TWO, suspicions: [trivial(2), trivial(3, 'possible')] }, []],
    [
      'all are snapshots',
      { assertions: TWO, suspicions: [snapshot(2), snapshot(3)] },
      ['oracle/snapshot-only certain'],
    ],
    [
      'one is a snapshot, one trivial',
      { assertions: TWO, suspicions: [snapshot(2), trivial(3)] },
      ['oracle/snapshot-only certain'],
    ],
    ['one is a snapshot, one neither', { assertions: TWO, suspicions: [snapshot(2)] }, []],
    [
      'the other one never runs',
      {
        assertions: TWO,
        suspicions: [
          trivial(2),
          aSuspicion({ rule: 'oracle/unreachable-assertion', assertion: onLine(3), worth: undefined }),
        ],
      },
      ['oracle/unreachable-assertion certain', 'oracle/trivial-assertion certain'],
    ],
  ])('when %s', (_, oracle, rules) => {
    expect(rulesOn(oracle)).toEqual(rules);
  });
});

const silent = { runs: [anUnmutatedRun({ assertions: 0 }), anUnmutatedRun({ assertions: 0 })] };
const unread = aSuspicion({ rule: 'oracle/no-assertion', assertion: undefined, worth: undefined });

/** The rules told of a test in which nothing was asserted. */
function told(oracle: Partial<TestOracle>, run?: MutationRun): readonly string[] {
  const cases = [caseOf('t1', 'd1', silent)];
  const { byDeclaration: oracles } = weighOracles({
    oracles: [anOracle(oracle)],
    cases,
    links: [],
    scopes: [],
    run,
  });
  const read = confirmUnreachable(oracleFindings({ cases, links: [], oracles, texts: new Map() }), { cases, run });
  const ran = testFindings({
    cases,
    links: [],
    evidence: [],
    testVerdicts: new Map(),
    run,
    oracles,
    told: read,
  });
  return [...read, ...ran].map(({ rule, confidence }) => `${rule} ${confidence}`);
}

describe('EVIDENCE-4: of a test in which nothing was asserted it is told once why', () => {
  it('that nothing is there to assert', () => {
    expect(told({ assertions: [], suspicions: [unread] })).toEqual(['oracle/no-assertion likely']);
  });

  it('that what is there did not run, though reading saw no reason', () => {
    expect(told({})).toEqual(['oracle/unreachable-assertion likely']);
  });

  it('that what is there cannot run, as reading saw', () => {
    const suspicions = [aSuspicion({ rule: 'oracle/unreachable-assertion', worth: undefined })];
    expect(told({ suspicions })).toEqual(['oracle/unreachable-assertion certain']);
  });

  it('that what is there did not run, though it fails under a change, where reading suspected as much', () => {
    const under = (['check', 'passed'] as const).map((outcome) => aCell({ column: 't1', row: outcome, outcome }));
    const run = aRun({ cells: under });
    const suspicions = [aSuspicion({ rule: 'oracle/unreachable-assertion', confidence: 'possible', worth: undefined })];
    expect(told({ suspicions }, run)).toEqual([
      'oracle/unreachable-assertion possible',
      'oracle/unreachable-assertion certain',
    ]);
    expect(told({}, run)).toEqual([]);
  });

  it.each([
    ['certain, once it passed without it under a change', 'passed', 'certain'],
    ['likely, while it failed under each', 'check', 'likely'],
  ] as const)('that what is there hardly runs, as reading suspected: %s', (_, outcome, confidence) => {
    const run = aRun({ cells: [aCell({ column: 't1', row: 'r1', outcome })] });
    const suspicions = [aSuspicion({ rule: 'oracle/unreachable-assertion', confidence: 'likely', worth: undefined })];
    expect(told({ suspicions }, run)).toEqual([`oracle/unreachable-assertion ${confidence}`]);
  });

  it('as reading is certain of, where only an `expect` without a matcher was counted', () => {
    const counted = [
      caseOf('t1', 'd1', { runs: [anUnmutatedRun({ assertions: 1 }), anUnmutatedRun({ assertions: 1 })] }),
    ];
    const told = (confidence: 'certain' | 'likely') =>
      rulesOn({ assertions: [], suspicions: [{ ...unread, confidence }] }, counted);
    expect([told('certain'), told('likely')]).toEqual([['oracle/no-assertion certain'], []]);
  });

  it('as reading has it, where nothing was run', () => {
    expect(rulesOn({ assertions: [], suspicions: [unread] }, [caseOf('t1', 'd1', { runs: [] })])).toEqual([
      'oracle/no-assertion certain',
    ]);
  });
});
