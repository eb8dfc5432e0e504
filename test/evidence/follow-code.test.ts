import { describe, expect, it } from 'vitest';
import { weighOracles } from '../../src/evidence/weigh-oracles.ts';
import { declarationId, rowId, testId } from '../../src/model/ids.ts';
import { startOf } from '../../src/model/location.ts';
import type { Cell } from '../../src/model/matrix.ts';
import type { Suspicion } from '../../src/model/oracle.ts';
import type { PairRecording, RecordedAssertion, RecordedCall, Recordings } from '../../src/model/recording.ts';
import { aBehaviour, aCell, aLink, aRow, aRun, aScope, aTestCase, anUnmutatedRun } from '../support/builders.ts';
import { anOracle, aSuspicion, onLine } from '../support/oracles.ts';

const ASSERTION = onLine(2);

const numberOf = (value: number) => ({ type: 'number', isEmpty: false, digest: `number ${value}`, text: `${value}` });

/** `f 1 = 90`: the key is the name and the value; without a value the call has no key. */
function callOf(text: string, looks = 0): RecordedCall {
  const [call = '', outcome = ''] = text.split(' = ');
  const [name = '', value] = call.split(' ');
  return { name, ...(value !== undefined && { key: call }), result: numberOf(Number(outcome)), parts: [], looks };
}

interface Attempt {
  readonly calls: readonly string[];
  readonly sides: readonly [actual: number, expected: number];
  readonly isFailed?: boolean;
}

function lookOf({ sides: [actual, expected] }: Attempt, changed: Partial<RecordedAssertion> = {}): RecordedAssertion {
  const sides = { actual: numberOf(actual), expected: numberOf(expected) };
  return { place: startOf(ASSERTION), ordinal: 0, index: 0, matcher: 'toBe', isNegated: false, ...sides, ...changed };
}

/** The first attempt is the one without a row. */
function recorded(
  [control = { calls: [], sides: [0, 0] }, ...mutants]: readonly Attempt[],
  changed: Partial<RecordedAssertion> = {},
  column = testId('t1'),
): Recordings {
  const before = lookOf(control, changed);
  const pairs = mutants.map((attempt, index): PairRecording => ({
    ...{ column, row: rowId(`r${index + 1}`), missing: 0, outcome: attempt.isFailed === true ? 'failed' : 'passed' },
    changes: [{ before, after: lookOf(attempt, changed), isFailed: attempt.isFailed ?? false }],
    calls: attempt.calls.map((call, at) => ({ at, call: callOf(call) })),
  }));
  return { columns: [{ column, assertions: [before], calls: control.calls.map((call) => callOf(call)) }], pairs };
}

/** Asked for the same twice. */
const twice = (value: number): Attempt => ({ calls: [`f 1 = ${value}`, `f 1 = ${value}`], sides: [value, value] });
const FOLLOWING = [twice(90), twice(91), twice(89)];

interface World {
  readonly suspicions?: readonly Suspicion[];
  readonly cells?: readonly Cell[];
  readonly must?: string;
  readonly title?: string;
}

function weighed(
  recordings: Recordings,
  { suspicions = [], cells = [], must = 'It adds up.', title = 'adds' }: World = {},
) {
  const runs = [anUnmutatedRun({ assertions: 1 })];
  const testCase = aTestCase({ id: 't1', declarationId: declarationId('d1'), titlePath: [title], runs });
  return weighOracles({
    behaviours: [aBehaviour({ id: 'PRICE-1', must })],
    oracles: [anOracle({ assertions: [ASSERTION], suspicions })],
    cases: [testCase],
    links: [aLink('PRICE-1', 't1')],
    scopes: [aScope()],
    run: aRun({ rows: ['r1', 'r2', 'r3'].map((id) => aRow({ id })), cells }),
    recordings,
  });
}

const told = (recordings: Recordings, world?: World): readonly string[] =>
  (weighed(recordings, world).byDeclaration.get(declarationId('d1'))?.suspicions ?? []).map(
    ({ rule, confidence, isConfirmed = false }) => `${rule} ${confidence}${isConfirmed ? ', confirmed' : ''}`,
  );

const FOLLOWS = ['evidence/oracle-follows-code certain, confirmed'];

describe('EVIDENCE-7: an assertion follows the code', () => {
  it('where two changes change both of its sides, which the same call gives', () => {
    expect(told(recorded(FOLLOWING))).toEqual(FOLLOWS);
  });

  it('and is worth nothing, whatever it notices', () => {
    const { byDeclaration } = weighed(recorded(FOLLOWING));
    expect(byDeclaration.get(declarationId('d1'))).toMatchObject({ facts: { allMirrored: true } });
  });

  it('as the finding says with what it saw', () => {
    const [one] = weighed(recorded(FOLLOWING)).byDeclaration.get(declarationId('d1'))?.suspicions ?? [];
    expect(one?.message).toContain(
      'under 2 changes to it, what is expected changed with what came out (`90` became `91`',
    );
  });

  it('also where what is asked for is a part of what a call gives', () => {
    const attempts = FOLLOWING.map(({ sides }) => ({ calls: ['f 1 = 5', 'f 1 = 5'], sides }));
    const { columns, pairs } = recorded(attempts);
    const withParts = (calls: readonly RecordedCall[]) =>
      calls.map((call) => ({ ...call, parts: ['number 90', 'number 91', 'number 89'] }));
    expect(
      told({
        columns: columns.map((column) => ({ ...column, calls: withParts(column.calls ?? []) })),
        pairs: pairs.map((pair) => ({ ...pair, calls: [] })),
      }),
    ).toEqual(FOLLOWS);
  });

  it.each<[string, readonly Attempt[]]>([
    ['only one change changes it', [twice(90), twice(91)]],
    [
      'one side comes from another call',
      FOLLOWING.map(({ sides }) => ({ calls: [`f 1 = ${sides[0]}`, `f 2 = ${sides[0]}`], sides })),
    ],
    [
      'another call comes between',
      FOLLOWING.map(({ sides }) => ({ calls: [`f 1 = ${sides[0]}`, 'g 1 = 0', `f 1 = ${sides[0]}`], sides })),
    ],
    [
      'a change makes another call of one',
      [twice(90), twice(91), { calls: ['f 1 = 89', 'f 89 = 89'], sides: [89, 89] }],
    ],
    [
      'nobody knows whether the calls are the same',
      FOLLOWING.map(({ sides }) => ({ calls: [`f = ${sides[0]}`, `f = ${sides[0]}`], sides })),
    ],
    ['the calls give something else', FOLLOWING.map(({ sides }) => ({ calls: ['f 1 = 5', 'f 1 = 5'], sides }))],
    [
      'the second time gives something else',
      FOLLOWING.map(({ sides }) => ({ calls: [`f 1 = ${sides[0]}`, 'f 1 = 5'], sides })),
    ],
    ['nothing is called', FOLLOWING.map(({ sides }) => ({ calls: [], sides }))],
    [
      'it accepts what it does not expect',
      FOLLOWING.map(({ calls, sides: [value] }) => ({ calls, sides: [value, 5] })),
    ],
    ['it fails under a change', [...FOLLOWING, { ...twice(88), isFailed: true }]],
  ])('not where %s', (_, attempts) => {
    expect(told(recorded(attempts))).toEqual([]);
  });

  it('not where it is negated, or asks whether an object is the same', () => {
    const object = { actual: { ...numberOf(1), type: 'Object' } };
    expect([told(recorded(FOLLOWING, { isNegated: true })), told(recorded(FOLLOWING, object))]).toEqual([[], []]);
  });

  it('not where it fails under a row that was not recorded', () => {
    const failed = aCell({ column: 't1', row: 'r3', failure: { message: 'no', location: startOf(ASSERTION) } });
    expect(told(recorded(FOLLOWING), { cells: [failed] })).toEqual([]);
  });

  it.each([
    ['its behaviour', { must: 'The price is the same each time it is asked.' }],
    ['its own title', { title: 'is deterministic' }],
  ])('not where %s is that a value is the same again', (_, world) => {
    expect(told(recorded(FOLLOWING), world)).toEqual([]);
  });

  it('as reading suspected, which is told once and confirmed', () => {
    const suspicions = [
      aSuspicion({ rule: 'oracle/expected-from-subject', confidence: 'likely', assertion: ASSERTION }),
    ];
    expect(told(recorded(FOLLOWING), { suspicions })).toEqual(['oracle/expected-from-subject certain, confirmed']);
  });

  it('for sure, where reading thought it possible', () => {
    const suspicions = [aSuspicion({ rule: 'oracle/self-comparison', confidence: 'possible', assertion: ASSERTION })];
    expect(told(recorded(FOLLOWING), { suspicions })).toEqual(FOLLOWS);
  });
});

describe('EVIDENCE-5: a recorded failure withdraws a suspicion', () => {
  const suspicions = [aSuspicion({ rule: 'oracle/expected-from-subject', assertion: ASSERTION })];
  const cells = [aCell({ column: 't1', row: 'r1', failure: { message: 'no', location: startOf(ASSERTION) } })];
  const failing = (sides: Attempt['sides']) =>
    recorded([
      { calls: [], sides: [90, 90] },
      { calls: [], sides, isFailed: true },
    ]);

  it.each<[string, Attempt['sides'], readonly string[]]>([
    ['where the actual value moved alone', [91, 90], []],
    ['not where the expected value moved', [90, 91], ['oracle/expected-from-subject certain']],
    ['not where both moved', [91, 92], ['oracle/expected-from-subject certain']],
  ])('%s', (_, sides, left) => {
    expect(told(failing(sides), { suspicions, cells })).toEqual(left);
  });

  it('not where the row is not in the code that the test claims', () => {
    expect(told(failing([91, 90]), { suspicions })).toEqual(['oracle/expected-from-subject certain']);
  });
});
