import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/mutation/in-process/ledger.ts';
import { colderJobs, hotJobs, type ColumnPlan } from '../../../src/mutation/in-process/plan-jobs.ts';
import { aColumn, aJob, ended, loaded, loading, thePasses, theSeries } from './job-builders.ts';

type Planned = ReturnType<typeof hotJobs>[number];

const somePlans = fc
  .array(fc.record({ file: fc.constantFrom('a', 'b', 'c'), duration: fc.nat(5_000), isShareable: fc.boolean() }), {
    maxLength: 12,
  })
  .map((plans) => plans.map((plan, column) => aColumn(column, plan)));

const aLedger = (columns: readonly ColumnPlan[]): Ledger =>
  new Ledger({ fileOf: columns.map(({ file }) => file), mutants: new Set(['a', 'b', 'c']), codeUnderTest: new Set() });

/** What a job runs, in short. */
const outline = ({ tier, file, passes, isWhole, isCareful }: Planned) => ({
  ...{ tier, file, isWhole, isCareful },
  passes: passes.map(({ role, mutant, columns }) => `${role} ${mutant ?? ''}(${columns.join()})`),
});

const byColumn = (a: { column: number }, b: { column: number }): number => a.column - b.column;

describe('ENGINE-1: the jobs of the hot tier', () => {
  it('have every column once, and only watch one that takes a tenth of a second or more', () => {
    fc.assert(
      fc.property(somePlans, (columns) => {
        const orders = hotJobs(columns).flatMap(({ tests }) => tests);
        expect(orders.map(({ column, isWatched }) => ({ column, isWatched })).toSorted(byColumn)).toEqual(
          columns.map(({ column, duration }) => ({ column, isWatched: duration >= 100 })),
        );
      }),
    );
  });

  it('have each column once at most, of one file, in one pass without a mutant', () => {
    fc.assert(
      fc.property(somePlans, (columns) => {
        for (const job of hotJobs(columns)) {
          const asked = job.tests.map(({ column }) => column);
          expect(new Set(asked).size).toBe(asked.length);
          expect(asked.map((column) => columns[column]?.file)).toEqual(asked.map(() => job.file));
          expect(job.passes).toEqual([{ id: 0, role: 'control', mutant: undefined, columns: asked }]);
        }
      }),
    );
  });

  it('begin with what takes longest', () => {
    const columns = [
      aColumn(0, { file: 'a', duration: 5 }),
      aColumn(1, { file: 'b', duration: 30 }),
      aColumn(2, { file: 'a', duration: 10 }),
    ];
    expect(hotJobs(columns).map(outline)).toEqual([
      { tier: 'hot', file: 'b', isWhole: false, isCareful: false, passes: ['control (1)'] },
      { tier: 'hot', file: 'a', isWhole: false, isCareful: false, passes: ['control (2,0)'] },
    ]);
  });

  it('share out a file that may run several times at once, and no other', () => {
    const durations = [90, 60, 30, 90, 30];
    const sharesOf = (isShareable: boolean) =>
      hotJobs(durations.map((duration, column) => aColumn(column, { duration, isShareable }))).map(({ tests }) =>
        tests.map(({ column }) => column),
      );
    expect(sharesOf(true)).toEqual([[0, 4], [3], [1, 2]]);
    expect(sharesOf(false)).toEqual([[0, 3, 1, 2, 4]]);
  });

  it('let time leap where tests wait for timers only, and share out no file for what leaps', () => {
    const jobs = hotJobs(
      [0, 1, 2].map((column) => aColumn(column, { duration: 900, isShareable: true, isLeapable: true })),
    );
    expect(jobs.map(({ isLeaping, tests }) => ({ isLeaping, tests: tests.length }))).toEqual([
      { isLeaping: true, tests: 3 },
    ]);
    expect(hotJobs([aColumn(0)]).map(({ isLeaping }) => isLeaping)).toEqual([false]);
  });

  it('give an attempt twice its time and a tenth of a second', () => {
    const [job] = hotJobs([aColumn(0, { duration: 10.2 })]);
    expect(job?.tests.map(({ limit }) => limit)).toEqual([121]);
  });
});

describe('ENGINE-1: the jobs of the colder tiers', () => {
  const columns = [aColumn(0), aColumn(1), aColumn(2, { file: '/project/b.test.ts' })];
  const fileOf = (index: number) => columns.filter(({ file }) => file === columns[index]?.file);

  /** All columns ran hot; each noticed nothing but skipped what is `open`. */
  function ledgerWith(open: Readonly<Record<number, readonly string[]>>): Ledger {
    const ledger = aLedger(columns);
    for (const { column } of columns) {
      const skipped = open[column] ?? [];
      ledger.absorb(aJob({ passes: thePasses([undefined], [column]) }), [
        ...[loading(0), loaded(0), ended(column, { covered: ['a', 'b'] })],
        ...['a', 'b'].map((mutant) =>
          ended(column, { mutant, state: skipped.includes(mutant) ? 'skipped' : 'passed' }),
        ),
        theSeries(column),
      ]);
    }
    return ledger;
  }

  it('are none when every pair is decided', () => {
    expect(colderJobs(columns, ledgerWith({}), 2)).toEqual([]);
    expect(colderJobs([], aLedger([]), 2)).toEqual([]);
  });

  it('load the file once for each mutant, for all columns that need it, with a control behind', () => {
    const jobs = colderJobs(columns, ledgerWith({ 0: ['a', 'b'], 1: ['b'], 2: ['a'] }), 2);
    const shape = { tier: 'warm', isWhole: false, isCareful: false } as const;
    expect(jobs.map(outline)).toEqual([
      { ...shape, file: '/project/a.test.ts', passes: ['mutant a(0)', 'mutant b(0,1)', 'control (0,1)'] },
      { ...shape, file: '/project/b.test.ts', passes: ['mutant a(2)', 'control (2)'] },
    ]);
  });

  it('know how many places a test passes without a mutant', () => {
    const [job] = colderJobs(columns, ledgerWith({ 0: ['a'] }), 2);
    expect(job?.tests).toMatchObject([{ column: 0, steps: 1 }]);
  });

  it('let time leap for a test as long as it has not failed so', () => {
    const leapable = columns.map((plan) => ({ ...plan, duration: 500, isLeapable: true }));
    const ledger = ledgerWith({ 0: ['a'], 1: ['a'] });
    const [, second] = ledger.columns;
    if (second) Object.assign(second, { level: 'alone', covered: undefined });
    expect(colderJobs(leapable, ledger, 2).map(({ isLeaping, tests }) => [tests[0]?.column, isLeaping])).toEqual([
      [0, true],
      [1, false],
    ]);
  });

  it('put a control behind each mutant where mutants leave something behind', () => {
    const ledger = ledgerWith({ 0: ['a', 'b'] });
    const [state] = ledger.columns;
    if (state) state.isCareful = true;
    expect(colderJobs(columns, ledger, 2).map(outline)).toEqual([
      {
        ...{ tier: 'warm', file: '/project/a.test.ts', isWhole: false, isCareful: true },
        passes: ['mutant a(0)', 'control (0)', 'mutant b(0)', 'control (0)'],
      },
    ]);
  });

  it('keep a test whose mutants leave something behind apart from the others of its file', () => {
    const ledger = new Ledger({ fileOf: ['a', 'a', 'a'], mutants: new Set(['m']), codeUnderTest: new Set() });
    const both = [0, 1, 2].flatMap((column) => [
      ended(column, { covered: ['m'] }),
      theSeries(column, column === 1 ? { unsound: ['m'] } : { around: ['m'] }),
    ]);
    ledger.absorb(aJob(), [loading(0), loaded(0), ...both]);
    const jobs = colderJobs(
      [0, 1, 2].map((column) => aColumn(column)),
      ledger,
      1,
    );
    expect(jobs.map(outline).map(({ passes }) => passes)).toEqual([
      ['mutant m(1)', 'control (1)'],
      ['mutant m(0,2)', 'control (0,2)'],
    ]);
  });

  it('give what warm could not decide a process each', () => {
    const ledger = ledgerWith({});
    for (const mutant of ['a', 'b']) ledger.columns[1]?.wanted.set(mutant, 'cold');
    const shape = { tier: 'cold', file: '/project/a.test.ts', isWhole: false, isCareful: false };
    expect(colderJobs(columns, ledger, 2).map(outline)).toEqual([
      { ...shape, passes: ['mutant a(1)'] },
      { ...shape, passes: ['mutant b(1)'] },
    ]);
  });

  it('run early mutants again that an attempt decided too late to know', () => {
    const ledger = ledgerWith({});
    ledger.absorb(aJob({ passes: thePasses([undefined], [0]) }), [loaded(0, ['a'])]);
    expect(colderJobs(columns, ledger, 2).map(outline)).toMatchObject([{ passes: ['mutant a(0,1)', 'control (0,1)'] }]);
  });

  it.each([
    [
      'alone',
      { tier: 'warm', isWhole: false },
      [
        ['control (0)', 'placebo (0)'],
        ['control (1)', 'placebo (1)'],
      ],
    ],
    ['whole', { tier: 'warm', isWhole: true }, [['control (0,1)', 'placebo (0,1)']]],
    ['cold', { tier: 'cold', isWhole: true }, [['control (0,1)', 'placebo (0,1)']]],
    ['untrusted', { tier: 'cold', isWhole: true }, []],
  ] as const)('begin on the level %s with a control and a placebo', (level, how, expected) => {
    const ledger = aLedger(columns);
    for (const state of ledger.columns) state.level = level;
    const jobs = colderJobs(fileOf(0), ledger, 2).map(outline);
    const shape = { ...how, file: '/project/a.test.ts', isCareful: false };
    expect(jobs).toEqual(expected.map((passes) => ({ ...shape, passes })));
  });

  it('take the files in turns', () => {
    const ledger = ledgerWith({});
    for (const state of ledger.columns) for (const mutant of ['a', 'b']) state.wanted.set(mutant, 'cold');
    const files = colderJobs(columns, ledger, 2).map(({ file, passes }) => `${file} ${passes[0]?.mutant ?? ''}`);
    expect(files).toEqual([
      '/project/a.test.ts a',
      '/project/b.test.ts a',
      '/project/a.test.ts b',
      '/project/b.test.ts b',
    ]);
  });

  it.each([
    { title: 'no file is shared', isShareable: false, count: 200, workers: 2, longest: 32 },
    { title: 'workers share a file and there is little to do', isShareable: true, count: 24, workers: 2, longest: 12 },
    { title: 'workers share a file and there is more to do', isShareable: true, count: 200, workers: 2, longest: 17 },
    { title: 'workers share a file and there is much to do', isShareable: true, count: 900, workers: 2, longest: 32 },
    { title: 'many workers share a file', isShareable: true, count: 200, workers: 8, longest: 12 },
  ])('are as long as keeps nobody waiting when $title', ({ isShareable, count, workers, longest }) => {
    const column = aColumn(0, { isShareable });
    const mutants = Array.from({ length: count }, (_, index) => `m${index}`);
    const ledger = new Ledger({ fileOf: ['a'], mutants: new Set(mutants), codeUnderTest: new Set() });
    ledger.absorb(aJob(), [loading(0), loaded(0), ended(0, { covered: mutants }), theSeries(0, { unsound: mutants })]);
    const lengths = colderJobs([column], ledger, workers).map(
      ({ passes }) => passes.filter(({ role }) => role === 'mutant').length,
    );
    expect(Math.max(...lengths)).toBe(longest);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(count);
  });
});
