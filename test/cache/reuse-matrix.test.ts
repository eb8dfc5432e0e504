import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownMatrix, KnownSuite } from '../../src/cache/entry.ts';
import { reuseMatrix, type ReusedMatrix } from '../../src/cache/reuse-matrix.ts';
import { filePath, testId } from '../../src/model/ids.ts';
import type { Cell, MutationRun, Row } from '../../src/model/matrix.ts';
import type { TestCase } from '../../src/model/suite.ts';
import type { ColumnGroup, MutationRequest } from '../../src/mutation/engine.ts';
import { aCell, aRow, aRun, aSpan, aTestCase } from '../support/builders.ts';
import { killTable, OUTCOME_OF_LETTER } from '../support/kill-table.ts';
import { aSuite } from './knowledge.ts';

const NOTHING: KnownMatrix = { engine: '', code: [], columns: [] };
/** Each test has a file of its own, which imports all code. */
const fileOf = (test: string) => filePath(`test/${test}.test.ts`);
const column = (test: string): TestCase => aTestCase({ id: test, file: fileOf(test) });

const SUITE: KnownSuite = aSuite(
  Object.fromEntries(['t1', 't2', 't3', 't4', 't5', 't6'].map((test) => [fileOf(test), ['src/code.ts']])),
);

const aRequest = (over: Partial<MutationRequest> = {}): MutationRequest => ({
  projectRoot: '/nowhere',
  spans: [aSpan('src/code.ts', [1, 1], [10_000, 1])],
  sources: [{ path: filePath('src/code.ts'), text: 'the code' }],
  columns: ['t1', 't2'].map(column),
  codeUnderTest: new Set([filePath('src/code.ts')]),
  concurrency: undefined,
  ...over,
});

interface Round extends ReusedMatrix {
  /** The columns of each call of the engine. */
  readonly asked: readonly (readonly string[])[];
  readonly groups: readonly (readonly ColumnGroup[])[];
}

interface Situation {
  readonly matrix?: KnownMatrix;
  readonly request?: MutationRequest;
  readonly suite?: KnownSuite;
  /** Test files about which something changed. */
  readonly changed?: readonly string[];
}

/** What an engine finds of which each outcome is known beforehand. */
async function round(truth: MutationRun, situation: Situation = {}): Promise<Round> {
  const { matrix = NOTHING, request = aRequest(), suite = SUITE, changed = [] } = situation;
  const asked: string[][] = [];
  const groups: (readonly ColumnGroup[])[] = [];
  const still = matrix.columns.filter(({ file }) => !changed.some((test) => file === fileOf(test)));
  const memory = { matrix: { ...matrix, columns: still }, suite };
  const reused = await reuseMatrix(memory, request, (part) => {
    asked.push(part.columns.map(({ id }) => id));
    groups.push(part.groups);
    const wanted = new Set(part.columns.map(({ id }) => id));
    const cells = truth.cells.filter(({ column: id }) => wanted.has(id));
    const untrusted = truth.untrusted.filter(({ column: id }) => wanted.has(id));
    return Promise.resolve({ ...truth, cells, untrusted, executions: cells.length });
  });
  return { ...reused, asked, groups };
}

/** A run without what may differ: the order of cells, and how much was executed. */
const lasting = (run: MutationRun) => ({ ...run, executions: 0, cells: run.cells.map(textOf).sort() });
const textOf = ({ column: id, row, outcome, tier, failure }: Cell) => JSON.stringify([id, row, outcome, tier, failure]);

/** The code, and another file. */
const WIDE = aRequest({
  spans: [...aRequest().spans, aSpan('src/other.ts', [1, 1], [9, 1])],
  sources: [...aRequest().sources, { path: filePath('src/other.ts'), text: 'other code' }],
});

const TABLE = killTable(`
       r1 r2 r3
    t1  k  .  -
    t2  .  k  x
`);

describe('CACHE-1: a matrix of which everything is known', () => {
  it('is that of the first run, and no engine was asked', async () => {
    const { matrix } = await round(TABLE);
    const again = await round(TABLE, { matrix });
    expect({ run: lasting(again.run), executions: again.run.executions, asked: again.asked }).toEqual({
      run: lasting(TABLE),
      executions: 0,
      asked: [],
    });
  });

  it('says again which code has no mutants, and which engine found that out', async () => {
    const unmutated = [{ file: filePath('src/code.ts'), reason: 'it does not parse' }];
    const { matrix } = await round({ ...aRun({ engine: 'stryker' }), unmutated });
    const { run } = await round(aRun(), { matrix });
    expect(run).toEqual(aRun({ engine: 'stryker', unmutated }));
  });

  it('answers for a part of the tests and of the code, and for the whole again', async () => {
    const suite = aSuite({ [fileOf('t1')]: ['src/code.ts', 'src/other.ts'], [fileOf('t2')]: ['src/code.ts'] });
    const { matrix } = await round(TABLE, { request: WIDE, suite });
    const part = await round(TABLE, { matrix, suite, request: aRequest() });
    const whole = await round(TABLE, { matrix: part.matrix, suite, request: WIDE });
    const partAgain = await round(TABLE, { matrix: whole.matrix, suite, request: aRequest() });
    expect([part.asked, whole.asked, partAgain.asked]).toEqual([[['t1']], [], []]);
  });

  it('says nothing of code that was not asked about, however a test got there', async () => {
    const hidden = aRow({ id: 'r4', span: aSpan('src/other.ts', [1, 1], [1, 2]) });
    const cells = [...TABLE.cells, aCell({ column: 't1', row: 'r4' })];
    const { matrix } = await round({ ...TABLE, rows: [...TABLE.rows, hidden], cells }, { request: WIDE });
    expect(lasting((await round(TABLE, { matrix })).run)).toEqual(lasting(TABLE));
  });
});

it('CACHE-1: a matrix is kept for the last two questions about the same code', async () => {
  let matrix = NOTHING;
  for (const lines of [10, 20, 30]) {
    const request = aRequest({ spans: [aSpan('src/code.ts', [1, 1], [lines, 1])], columns: [column('t1')] });
    ({ matrix } = await round(TABLE, { matrix, request }));
  }
  expect([matrix.code.length, matrix.columns.length]).toEqual([2, 2]);
});

describe('CACHE-2: an engine runs', () => {
  it('the columns of which something changed, and no others', async () => {
    const { matrix } = await round(TABLE);
    const truth = killTable(`
           r1 r2 r3
        t1  k  k  -
        t2  .  k  x
    `);
    const again = await round(truth, { matrix, changed: ['t1'] });
    expect({ run: lasting(again.run), asked: again.asked, executions: again.run.executions }).toEqual({
      run: lasting(truth),
      asked: [['t1']],
      executions: 2,
    });
  });

  it.each<[string, Situation, Readonly<Record<string, string>>]>([
    [
      'a new test',
      { request: aRequest({ columns: ['t1', 't2', 't3'].map(column) }) },
      { 'test/t3.test.ts': 'what it notices is not known yet' },
    ],
    [
      'all tests that reach code of which the specs name more',
      { request: aRequest({ spans: [aSpan('src/code.ts', [1, 1], [3, 1])] }) },
      {
        'test/t1.test.ts': 'the specs name other code for what it can reach',
        'test/t2.test.ts': 'the specs name other code for what it can reach',
      },
    ],
    [
      'all tests that reach code whose errors are no checks any more',
      { request: aRequest({ codeUnderTest: new Set([fileOf('t1')]) }) },
      {
        'test/t1.test.ts': 'the specs name other code for what it can reach',
        'test/t2.test.ts': 'the specs name other code for what it can reach',
      },
    ],
    [
      'one test when only the mutants are not known',
      {
        request: aRequest({ sources: [...aRequest().sources, { path: filePath('src/unreached.ts'), text: 'new' }] }),
      },
      { 'test/t1.test.ts': 'the mutants of src/unreached.ts are not known' },
    ],
  ])('%s, and says why', async (_, situation, reasons) => {
    const { matrix } = await round(TABLE);
    const again = await round(TABLE, { matrix, ...situation });
    expect(Object.fromEntries(again.reasons)).toEqual(reasons);
  });

  it.each<[string, Partial<KnownSuite>, readonly (readonly string[])[]]>([
    ['may read any file', { readers: [fileOf('t2')] }, [['t2']]],
    ['imports it by way of a setup file', { shared: [filePath('test/setup.ts')] }, [['t1', 't2']]],
    ['does neither', {}, [['t1']]],
  ])('when the specs name more code, a test that %s', async (_, over, asked) => {
    const more = { 'test/setup.ts': ['src/other.ts'] };
    const suite = aSuite({ [fileOf('t1')]: ['src/code.ts'], [fileOf('t2')]: ['src/code.ts'] }, { ...over, more });
    const { matrix } = await round(TABLE, { suite });
    expect((await round(TABLE, { suite, matrix, request: WIDE })).asked).toEqual(asked);
  });

  it.each([
    ['was not measured', '?', 'one of its attempts was not measured'],
    ['ran into a time limit', 't', 'a time limit ended one of its attempts'],
  ])('a test again that %s', async (_, letter, reason) => {
    const truth = killTable(`
           r1
        t1  ${letter}
        t2  k
    `);
    const { matrix } = await round(truth);
    const { reasons, run } = await round(truth, { matrix });
    expect({ reasons, run: lasting(run) }).toEqual({ reasons: new Map([[fileOf('t1'), reason]]), run: lasting(truth) });
  });

  it('a test again that could not be trusted', async () => {
    const untrusted = [{ column: testId('t1'), reason: 'it looks at the harness' }];
    const truth = { ...killTable('r1\n t2 k'), untrusted };
    const { matrix } = await round(truth);
    const { reasons, run } = await round(truth, { matrix });
    expect({ reasons, untrusted: run.untrusted }).toEqual({
      reasons: new Map([[fileOf('t1'), 'what it did under a change could not be trusted']]),
      untrusted,
    });
  });

  it('no test again that counted steps ended', async () => {
    const cells = killTable('r1\n t1 t\n t2 k').cells.map((cell): Cell => ({ ...cell, tier: 'hot' }));
    const truth = aRun({ rows: [aRow({ id: 'r1' })], cells });
    const { matrix } = await round(truth);
    expect((await round(truth, { matrix })).asked).toEqual([]);
  });

  it('all of it when it could not vouch for a part', async () => {
    const { matrix } = await round(TABLE);
    const unhealthy = aRun({ unhealthy: 'A test that was made to fail passed.' });
    const broken = await round(unhealthy, { matrix, changed: ['t1'] });
    expect([broken.run, broken.matrix.columns.map(({ file }) => file)]).toEqual([unhealthy, [fileOf('t2')]]);
  });
});

describe('CACHE-2: a survivor that rests on a kill that is gone', () => {
  const hot = (table: string): MutationRun => {
    const run = killTable(table);
    return { ...run, cells: run.cells.map((cell): Cell => ({ ...cell, tier: 'hot' })) };
  };

  it('is confirmed: the tests that let it pass run again', async () => {
    const { matrix } = await round(hot('r1 r2\n t1 k k\n t2 . k'));
    const { asked, reasons } = await round(hot('r1 r2\n t1 . k\n t2 . k'), { matrix, changed: ['t1'] });
    expect({ asked, reasons }).toEqual({
      asked: [['t1'], ['t2']],
      reasons: new Map([
        [fileOf('t1'), 'what it notices is not known yet'],
        [fileOf('t2'), 'what it let pass had to be confirmed'],
      ]),
    });
  });

  it('needs no confirmation where it is proven that no attempt reaches into another, however often it is reused', async () => {
    const truth = (table: string): MutationRun => ({ ...hot(table), proven: [testId('t1'), testId('t2')] });
    const { matrix } = await round(truth('r1 r2\n t1 k k\n t2 . k'));
    const second = await round(truth('r1 r2\n t1 . k\n t2 . k'), { matrix, changed: ['t1'] });
    const third = await round(truth('r1 r2\n t1 . k\n t2 . k'), { matrix: second.matrix });
    expect([second.asked, third.asked]).toEqual([[['t1']], []]);
  });

  it('needs no more when another test of its group notices it', async () => {
    const request = aRequest({ columns: ['t1', 't2', 't3'].map(column) });
    const { matrix } = await round(hot('r1\n t1 k\n t2 .\n t3 k'), { request });
    const { asked } = await round(hot('r1\n t1 .\n t2 .\n t3 k'), { request, matrix, changed: ['t1'] });
    expect(asked).toEqual([['t1']]);
  });

  it('is asked for in its own group only', async () => {
    const everywhere = aRequest().spans;
    const request = aRequest({
      columns: ['t1', 't2', 't3'].map(column),
      groups: [
        { columns: ['t1', 't2'].map(testId), spans: everywhere },
        { columns: [testId('t3')], spans: [aSpan('src/code.ts', [2, 1], [3, 1])] },
      ],
    });
    const { matrix } = await round(hot('r1 r2\n t1 k k\n t2 . .\n t3 . k'), { request });
    const { asked } = await round(hot('r1 r2\n t1 . k\n t2 . .\n t3 . k'), { request, matrix, changed: ['t1'] });
    expect(asked).toEqual([['t1'], ['t2']]);
  });

  it('is looked for in all code whose mutants are not known', async () => {
    const { groups } = await round(hot('r1\n t1 .\n t2 k'));
    expect(groups).toEqual([[{ columns: ['t1', 't2'], spans: aRequest().spans }]]);
  });

  it('is the only one that the engine is asked to confirm', async () => {
    const truth = hot('r1 r2\n t1 . .\n t2 k .');
    const { matrix } = await round(truth);
    const { groups } = await round(truth, { matrix, changed: ['t1'] });
    expect(groups[0]).toEqual([
      { columns: ['t1', 't2'], spans: truth.rows.filter(({ id }) => id === 'r2').map(({ span }) => span) },
    ]);
  });
});

/** A matrix of six tests and a few rows, all run cold, without what is never remembered. */
const truths = fc
  .array(fc.array(fc.constantFrom('.', 'k', 'x', 'h', 'l', '-'), { minLength: 6, maxLength: 6 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((letters): MutationRun => {
    const rows = letters.map((_, index): Row =>
      aRow({ id: `r${index}`, span: aSpan('src/code.ts', [index + 1, 5], [index + 1, 7]) }),
    );
    const cells = rows.flatMap((row, index) =>
      (letters[index] ?? []).flatMap((letter, test): Cell[] => {
        const outcome = OUTCOME_OF_LETTER[letter];
        return outcome === undefined
          ? []
          : [{ column: testId(`t${test + 1}`), row: row.id, outcome, failure: undefined, tier: 'cold' }];
      }),
    );
    return aRun({ rows, cells });
  });
const subsets = fc.subarray(['t1', 't2', 't3', 't4', 't5', 't6']);

it('CACHE-1: whatever ran before, and whatever changed, a matrix is the one that the engine alone would have given', async () => {
  await fc.assert(
    fc.asyncProperty(truths, fc.array(fc.tuple(subsets, subsets), { maxLength: 5 }), async (truth, rounds) => {
      let matrix = NOTHING;
      for (const [asked, changed] of rounds) {
        const request = aRequest({ columns: asked.map(column) });
        const { run, matrix: next } = await round(truth, { matrix, request, changed });
        const wanted = new Set<string>(asked);
        const alone = { ...truth, cells: truth.cells.filter(({ column: id }) => wanted.has(id)) };
        if (asked.length > 0) expect(lasting(run)).toEqual(lasting(alone));
        matrix = next;
      }
    }),
  );
});
