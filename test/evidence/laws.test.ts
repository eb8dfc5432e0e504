/** The laws of PRODUCT.md, section 3, on small random worlds. README.md beside the source says how the definitions are read for them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourId, rowId, testId, type BehaviourId, type RowId } from '../../src/model/ids.ts';
import type { ExampleResult, WrongBehaviourResult } from '../../src/model/evidence.ts';
import { DEFAULT_POLICY } from '../../src/model/policy.ts';
import type { TestCase } from '../../src/model/suite.ts';
import { BEHAVIOUR_VERDICTS, TEST_VERDICTS } from '../../src/model/verdict.ts';
import { anUnmutatedRun, aTestCase } from '../support/builders.ts';
import { killTable } from '../support/kill-table.ts';
import { judgeWorld, type Judgement, type SmallWorld } from '../support/small-world.ts';

const BEHAVIOURS = ['PRICE-1', 'PRICE-2', 'PRICE-3'];
const MUTANTS = 24;
const ROWS = [...Array.from({ length: MUTANTS }, (_, index) => `r${index + 1}`), 'never1'];
/** The one wrong behaviour is the first behaviour's. */
const [FIRST = ''] = BEHAVIOURS;

interface TestPlan {
  readonly claims: readonly string[];
  readonly state: 'passing' | 'failing' | 'flaky' | 'unfinished' | 'skipped' | 'expected-to-fail' | 'untrusted';
  readonly assertions: number;
  /** One letter a row, as in a kill table. */
  readonly letters: readonly string[];
}

interface Plan {
  readonly tests: readonly TestPlan[];
  readonly scopes: readonly (readonly string[])[];
  readonly own: readonly (readonly string[])[];
  readonly breakers: readonly (readonly string[])[];
  readonly reachedByExample: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly hasWrongBehaviour: boolean;
  readonly timeoutsCount: boolean;
  readonly ownScore: number;
}

const letter = (weights: Readonly<Record<string, number>>): fc.Arbitrary<string> =>
  fc.oneof(...Object.entries(weights).map(([value, weight]) => ({ arbitrary: fc.constant(value), weight })));

const state: fc.Arbitrary<TestPlan['state']> = fc.oneof(
  { arbitrary: fc.constant('passing' as const), weight: 20 },
  fc.constantFrom('failing', 'flaky', 'unfinished', 'skipped', 'expected-to-fail', 'untrusted'),
);

const aTest = (letters: fc.Arbitrary<string>): fc.Arbitrary<TestPlan> =>
  fc.record({
    claims: fc.subarray(BEHAVIOURS, { minLength: 0, maxLength: 2 }),
    state,
    assertions: fc.constantFrom(0, 1, 1, 1),
    letters: fc.array(letters, { minLength: ROWS.length, maxLength: ROWS.length }),
  });

/** Mixed kinds of tests, so that worlds near a passing gate are as likely as hopeless ones. */
const anyTest: fc.Arbitrary<TestPlan> = fc.oneof(
  aTest(letter({ k: 12, '-': 4, '.': 1 })),
  aTest(letter({ k: 6, '-': 8, t: 1, l: 1 })),
  aTest(letter({ k: 4, '.': 2, '-': 2, m: 1, v: 1, x: 1, t: 1, h: 1, l: 1, '?': 1 })),
  aTest(letter({ '.': 4, '-': 8, m: 1, t: 1, '?': 1 })),
);

/** A crash is no own kill where the test makes no check. */
const testWithoutOwnKill: fc.Arbitrary<TestPlan> = fc.oneof(
  aTest(letter({ '.': 4, '-': 4, m: 1, v: 1, x: 1, t: 1, h: 1, l: 1, '?': 1 })),
  aTest(letter({ '-': 12, m: 1, t: 1 })),
  aTest(letter({ '-': 6, '.': 4, x: 2, h: 1 })),
  aTest(letter({ '-': 6, l: 2, m: 2 })),
);

const subsets = fc.tuple(...BEHAVIOURS.map(() => fc.oneof(fc.constant([]), fc.subarray(ROWS.slice(0, MUTANTS)))));
const few = fc.tuple(...BEHAVIOURS.map(() => fc.oneof(fc.constant([]), fc.subarray(ROWS.slice(0, 4)))));

const aPlan: fc.Arbitrary<Plan> = fc.record({
  tests: fc.array(anyTest, { minLength: 1, maxLength: 4 }),
  scopes: fc.tuple(...BEHAVIOURS.map(() => fc.oneof(fc.constant([...ROWS]), fc.subarray(ROWS)))),
  own: subsets,
  breakers: few,
  reachedByExample: few,
  rowCount: fc.integer({ min: 1, max: MUTANTS }),
  hasWrongBehaviour: fc.boolean(),
  timeoutsCount: fc.boolean(),
  ownScore: fc.constantFrom(0, 50, 80, 100),
});

const nameOf = (index: number): string => `t${index + 1}`;

function caseOf(test: TestPlan, index: number): TestCase {
  const outcomes = {
    failing: ['failed', 'failed'],
    flaky: ['passed', 'failed'],
    unfinished: ['passed'],
  } as const;
  const { state: is, assertions } = test;
  const runs =
    is === 'failing' || is === 'flaky' || is === 'unfinished' ? outcomes[is] : (['passed', 'passed'] as const);
  return aTestCase({
    id: nameOf(index),
    mode: is === 'skipped' ? 'skip' : 'run',
    isExpectedToFail: is === 'expected-to-fail',
    runs: runs.map((outcome) => anUnmutatedRun({ outcome, assertions })),
  });
}

function worldOf(plan: Plan): SmallWorld {
  const rows = ROWS.filter((row, index) => index < plan.rowCount || (row === 'never1' && plan.hasWrongBehaviour));
  const lettersOf = (test: TestPlan) => rows.map((row) => test.letters[ROWS.indexOf(row)] ?? '-').join(' ');
  const table = [rows.join(' '), ...plan.tests.map((test, index) => `${nameOf(index)} ${lettersOf(test)}`)].join('\n');
  const textOf = (lists: readonly (readonly string[])[]) =>
    Object.fromEntries(BEHAVIOURS.map((id, index) => [id, (lists[index] ?? []).join(' ')]));
  const untrusted = plan.tests.flatMap((test, index) =>
    test.state === 'untrusted' ? [{ column: testId(nameOf(index)), reason: 'equal names' }] : [],
  );
  return {
    run: { ...killTable(table), untrusted },
    claims: Object.fromEntries(
      BEHAVIOURS.map((id) => [
        id,
        plan.tests.flatMap((test, index) => (test.claims.includes(id) ? [nameOf(index)] : [])).join(' '),
      ]),
    ),
    scopes: textOf(plan.scopes),
    own: textOf(plan.own.map((own, index) => own.filter((row) => plan.scopes[index]?.includes(row)))),
    cases: plan.tests.map(caseOf),
    policy: { timeoutsCount: plan.timeoutsCount, thresholds: { ownScore: plan.ownScore } },
    facts: { examples: examplesOf(plan), wrongBehaviours: wrongBehavioursOf(plan) },
  };
}

const examplesOf = (plan: Plan): ReadonlyMap<BehaviourId, ExampleResult> =>
  new Map(
    BEHAVIOURS.map((id, index) => {
      const breakers = (plan.breakers[index] ?? []).filter((row) => plan.scopes[index]?.includes(row));
      const reached = [...breakers, ...(plan.reachedByExample[index] ?? [])];
      return [
        behaviourId(id),
        { held: 1, violated: 0, reached: new Set(reached.map(rowId)), breakers: new Set(breakers.map(rowId)) },
      ];
    }),
  );

const wrongBehavioursOf = (plan: Plan): ReadonlyMap<BehaviourId, readonly WrongBehaviourResult[]> =>
  new Map(plan.hasWrongBehaviour ? [[behaviourId(FIRST), [{ name: 'free', kind: 'row', row: rowId('never1') }]]] : []);

const ranksOfBehaviours = ({ behaviours }: Judgement): ReadonlyMap<string, number> =>
  new Map([...behaviours].map(([id, { kind }]) => [id, BEHAVIOUR_VERDICTS.indexOf(kind)]));

const ranksOfTests = ({ tests }: Judgement): ReadonlyMap<string, number> =>
  new Map([...tests].map(([id, { kind }]) => [id, TEST_VERDICTS.indexOf(kind)]));

const worsened = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly string[] =>
  [...before].filter(([id, rank]) => (after.get(id) ?? -1) < rank).map(([id]) => id);

/** A row under which nothing loads is not valid, so there are no kills of it to add. */
function isKnownToLoad({ tests }: Plan, row: string): boolean {
  const letters = tests.map((test) => (test.state === 'untrusted' ? '?' : test.letters[ROWS.indexOf(row)]));
  const attempts = letters.filter((is) => is !== '-');
  return attempts.length === 0 || attempts.some((is) => is !== 'l');
}

/** The plan with one attempt of a linked test turned into an own kill; `undefined` where that attempt can be none. */
function withOwnKill(plan: Plan, at: { readonly test: number; readonly row: number }): Plan | undefined {
  const index = at.test % plan.tests.length;
  const test = plan.tests[index];
  const row = ROWS[at.row % ROWS.length] ?? '';
  if (test?.state !== 'passing') return undefined;
  const isRowOf = (id: string) =>
    row === 'never1'
      ? plan.hasWrongBehaviour && id === FIRST
      : ROWS.indexOf(row) < plan.rowCount && plan.scopes[BEHAVIOURS.indexOf(id)]?.includes(row);
  if (!test.claims.some(isRowOf) || !isKnownToLoad(plan, row)) return undefined;
  const letters = test.letters.map((was, position) => (ROWS[position] === row ? 'k' : was));
  return { ...plan, tests: plan.tests.with(index, { ...test, letters }) };
}

const where = fc.record({ test: fc.nat({ max: 3 }), row: fc.nat({ max: ROWS.length - 1 }) });
const runs = { numRuns: 1000 };

describe('EVIDENCE-1: laws of the classes', () => {
  it('partitions the relevant mutants into classes and those that could not be measured', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        for (const [index, id] of BEHAVIOURS.entries()) {
          const evidence = judgeWorld(worldOf(plan)).evidence.get(behaviourId(id));
          if (evidence === undefined) throw new Error(`${id} was not weighed`);
          const classified = [...evidence.classes.keys(), ...evidence.unmeasured];
          expect(classified).toHaveLength(new Set(classified).size);

          const reached = [...evidence.reached.values()].flatMap((rows) => [...rows]);
          const lists = [plan.own, plan.reachedByExample, plan.breakers].flatMap((list) => list[index] ?? []);
          const isRelevant = (row: RowId) => reached.includes(row) || lists.includes(row);
          const isLoadableMutant = (row: RowId) => row !== 'never1' && !evidence.unloadable.includes(row);
          expect(classified.filter(isLoadableMutant).sort()).toEqual(
            evidence.rowsInScope.filter((row) => isLoadableMutant(row) && isRelevant(row)).toSorted(),
          );
        }
      }),
      runs,
    );
  });
});

describe('VERDICT-1 VERDICT-2: laws of the verdicts', () => {
  it('another own kill never worsens the verdict on a behaviour or a test, in the order of the tables', () => {
    fc.assert(
      fc.property(aPlan, where, (plan, at) => {
        const better = withOwnKill(plan, at);
        fc.pre(better !== undefined);
        const [before, after] = [judgeWorld(worldOf(plan)), judgeWorld(worldOf(better))];
        expect(worsened(ranksOfBehaviours(before), ranksOfBehaviours(after))).toEqual([]);
        expect(worsened(ranksOfTests(before), ranksOfTests(after))).toEqual([]);
      }),
      runs,
    );
  });

  it('does not depend on the order of tests, rows, cells, links or behaviours', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const world = worldOf(plan);
        const { run } = world;
        const mirrored: SmallWorld = {
          ...world,
          run: run && { ...run, rows: run.rows.toReversed(), cells: run.cells.toReversed() },
          claims: Object.fromEntries(
            Object.entries(world.claims)
              .toReversed()
              .map(([id, tests]) => [id, tests.split(' ').toReversed().join(' ')]),
          ),
          cases: world.cases?.toReversed() ?? [],
        };
        expect(judgeWorld(mirrored)).toEqual(judgeWorld(world));
      }),
      runs,
    );
  });
});

describe('GATE-1 GATE-2: laws of the gate', () => {
  it('adding a test without an own kill never makes a failing gate pass', () => {
    fc.assert(
      fc.property(aPlan, testWithoutOwnKill, (plan, test) => {
        const before = judgeWorld(worldOf(plan)).gate;
        fc.pre(!before.passed);
        const after = judgeWorld(worldOf({ ...plan, tests: [...plan.tests, test] })).gate;
        expect(after.passed).toBe(false);
      }),
      runs,
    );
  });

  it('the default policy meets what that law asks of a policy', () => {
    const { failing, untested, inconclusive, weak } = DEFAULT_POLICY.gate;
    expect([failing, untested, inconclusive, weak]).toEqual(['error', 'error', 'error', 'error']);
  });
});
