import { describe, expect, it } from 'vitest';
import type { Job, JobRecord } from '../../../src/mutation/in-process/job.ts';
import { Ledger } from '../../../src/mutation/in-process/ledger.ts';
import * as the from './job-builders.ts';

const { cutBy, ended, FAILED_CHECK, loaded, loading, opened, openedMany, passOver, theSeries } = the;

/** Two columns in one file. */
const aLedger = (): Ledger =>
  new Ledger({ fileOf: ['f', 'f'], mutants: new Set(['a', 'b', 'c', 'e']), codeUnderTest: new Set() });

const hotJob = (columns: readonly number[] = [0]): Job => the.aJob({ passes: the.thePasses([undefined], columns) });
const covers = (...covered: string[]): JobRecord => ended(0, { covered });
const tried = (mutant: string, facts: Partial<ReturnType<typeof ended>> = {}): JobRecord =>
  ended(0, { ...facts, mutant });

/** Of column 0: where it stands, its outcomes, and what colder tiers have to decide. */
function standing(ledger: Ledger) {
  const [state] = ledger.columns;
  const outcomes = [...(state?.results ?? [])].map(([mutant, { tier, outcome }]) => `${mutant} ${tier} ${outcome}`);
  return { level: state?.level, outcomes, wanted: Object.fromEntries(state?.wanted ?? []) };
}

function afterHot(...records: readonly JobRecord[]): Ledger {
  const ledger = aLedger();
  ledger.absorb(hotJob(), [loading(0), loaded(0), ...records]);
  return ledger;
}

/** Column 0 went through the hot tier with these mutants, which it did not notice. */
const hotWith = (...mutants: string[]): Ledger =>
  afterHot(covers(...mutants), ...mutants.map((mutant) => tried(mutant)), theSeries(0));

describe('ENGINE-1: what the ledger takes from the hot tier', () => {
  it('is the outcome of each mutant, and what the column reaches', () => {
    const ledger = afterHot(covers('a', 'b', 'alien'), tried('a'), tried('b', FAILED_CHECK), theSeries(0));
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a hot passed', 'b hot check'], wanted: {} });
    expect(ledger.reachedBy(0)).toEqual(new Set(['a', 'b']));
  });

  it('is what the file evaluates outside attempts, for all of its columns', () => {
    const ledger = aLedger();
    ledger.absorb(hotJob([0, 1]), [loaded(0, ['e']), covers('a'), ended(1, { covered: [] }), passOver(0, ['b'])]);
    expect([ledger.reachedBy(0), ledger.reachedBy(1)]).toEqual([new Set(['a', 'e', 'b']), new Set(['e', 'b'])]);
  });

  it('is a pass for mutants in a constant that the file makes and the test does not use, if another test is run under it', () => {
    const ledger = aLedger();
    const untouched = { tier: 'warm', outcome: 'passed', error: undefined };
    ledger.absorb(hotJob(), [loaded(0, ['e'], ['b', 'c', 'e']), covers('a', 'b'), tried('b', FAILED_CHECK)]);
    ledger.absorb(hotJob([1]), [loaded(0, [], ['b', 'c', 'e']), ended(1, { covered: ['a'] })]);
    expect(ledger.reachedBy(1)).toEqual(new Set(['a', 'b', 'c', 'e']));
    expect(ledger.resultOf(0, 'b')?.outcome).toBe('check');
    // Nobody uses `c`, so one of the tests is run under it; `e` is evaluated while the file loads.
    const results = (column: number) => ['a', 'b', 'c', 'e'].map((id) => ledger.resultOf(column, id));
    expect(results(1)).toEqual([undefined, untouched, untouched, undefined]);
    expect(ledger.resultOf(0, 'c')).toBeUndefined();
    ledger.absorb(the.aJob({ tier: 'warm' }), [
      loading(0),
      loaded(0, ['a']),
      ended(0, { state: 'failed' }),
      passOver(0),
    ]);
    expect([...results(0), ...results(1)]).toEqual(Array.from({ length: 8 }, () => undefined));
  });

  it('is nothing for mutants behind which no control passed, or that hooks around the test evaluate', () => {
    const series = theSeries(0, { unsound: ['a'], around: ['c'] });
    const ledger = afterHot(covers('a', 'b'), tried('a'), tried('b'), series);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['b hot passed'], wanted: { a: 'warm', c: 'warm' } });
    expect(ledger.reachedBy(0)).toEqual(new Set(['a', 'b', 'c']));
    expect(ledger.columns[0]?.isCareful).toBe(true);
  });

  it('counts every attempt that began', () => {
    expect(afterHot(opened(0), covers(), opened(0, 'c'), cutBy('crash')).executions).toBe(2);
  });

  it('counts every attempt of many that began together', () => {
    const many = [openedMany(0), tried('a'), tried('b'), openedMany(0), tried('c')];
    expect(afterHot(opened(0), covers('a', 'b', 'c'), ...many, theSeries(0)).executions).toBe(4);
    expect(afterHot(opened(0), covers('a', 'b', 'c'), ...many, openedMany(0), cutBy('crash')).executions).toBe(5);
  });

  it('is blind where a failure on purpose goes unnoticed', () => {
    expect(afterHot(covers(), ended(0, { role: 'forced', ...FAILED_CHECK })).isBlind).toBe(false);
    expect(afterHot(covers(), ended(0, { role: 'forced' })).isBlind).toBe(true);
  });
});

describe('ENGINE-2: what the hot tier leaves to a colder one', () => {
  it.each<[string, JobRecord]>([
    ['was skipped', tried('a', { state: 'skipped' })],
    ['was never evaluated in it', tried('a', { hits: 0 })],
    [
      'ran out of time',
      tried('a', {
        ...{ state: 'failed', phase: 'body' },
        errors: [{ message: 'Test timed out in 100ms.', names: ['Error'], isFromMatcher: false, frames: [] }],
      }),
    ],
  ])('is a mutant that %s', (_, record) => {
    expect(standing(afterHot(covers('a'), record, theSeries(0))).wanted).toEqual({ a: 'warm' });
  });

  it('is not one that passed the limit of steps, for which time is no matter', () => {
    const ledger = afterHot(covers('a'), tried('a', { state: 'failed', isOverrun: true }), theSeries(0));
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a hot timeout'], wanted: {} });
  });

  it('is a mutant that was cut off, for a process of its own', () => {
    const ledger = afterHot(covers('a', 'b'), tried('a'), opened(0, 'b'), cutBy('crash'));
    expect(standing(ledger).wanted).toMatchObject({ b: 'cold' });
  });
});

describe('ENGINE-2: a mutant under which each test of a file goes on without end', () => {
  const hung = (column: number): readonly JobRecord[] => [
    ended(column, { covered: ['a'] }),
    opened(column, 'a'),
    cutBy('timeout'),
  ];
  const hungInBoth = (): Ledger => {
    const ledger = aLedger();
    ledger.absorb(hotJob([0, 1]), [loading(0), loaded(0), ...hung(0), loading(0), loaded(0), ...hung(1)]);
    return ledger;
  };
  const states = (ledger: Ledger) =>
    ledger.columns.map(({ results, wanted }) => [results.get('a')?.outcome, wanted.get('a')]);
  const inItsProcess = the.aJob({ tier: 'cold', passes: the.thePasses(['a'], [0]) });

  it('is tried in a process of its own with the first of them', () => {
    expect(states(hungInBoth())).toEqual([
      [undefined, 'cold'],
      ['timeout', undefined],
    ]);
  });

  it('is out of time for all when that goes on, too', () => {
    const ledger = hungInBoth();
    ledger.absorb(inItsProcess, [loading(0), loaded(0), opened(0, 'a'), cutBy('timeout')]);
    expect(states(ledger)).toEqual([
      ['timeout', undefined],
      ['timeout', undefined],
    ]);
  });

  it('is tried so with all when that ends', () => {
    const ledger = hungInBoth();
    ledger.absorb(inItsProcess, [loading(0), loaded(0), ended(0, { mutant: 'a', ...FAILED_CHECK }), passOver(0)]);
    expect(states(ledger)).toEqual([
      ['check', undefined],
      [undefined, 'cold'],
    ]);
  });
});

describe('ENGINE-8: a column that leaves the hot tier', () => {
  it.each<[string, readonly JobRecord[]]>([
    ['it fails when its code is instrumented', [ended(0, { covered: ['a'], state: 'failed' })]],
    [
      'it fails under a mutant that changes nothing, so it looks at the harness',
      [covers('a'), ended(0, { role: 'placebo', mutant: 'c', state: 'failed' })],
    ],
    ['it ends its process', [opened(0), cutBy('crash')]],
    ['an `aroundEach` stands around it', [theSeries(0, { stopped: 'an `aroundEach` stands around it' })]],
    ['its file does not load with instrumented code', []],
  ])('does so because %s', (reason, records) => {
    const ledger = afterHot(...records);
    expect(standing(ledger)).toEqual({ level: 'alone', outcomes: [], wanted: {} });
    expect(ledger.columns[0]?.reason).toBe(reason);
  });

  it('gets colder with each control that fails, and is not trusted in the end', () => {
    const ledger = afterHot();
    const job = the.aJob({ tier: 'warm', passes: the.thePasses([undefined], [0]) });
    const levels = [0, 1, 2, 3].map(() => {
      const { level } = standing(ledger);
      ledger.absorb(job, [loading(0), loaded(0), ended(0, { state: 'failed' }), passOver(0)]);
      return level;
    });
    expect([...levels, standing(ledger).level]).toEqual(['alone', 'whole', 'cold', 'untrusted', 'untrusted']);
  });

  it('loses all that it did there', () => {
    const ledger = hotWith('a', 'b');
    const placebo = { id: 0, role: 'placebo', mutant: undefined, columns: [0] } as const;
    const job = the.aJob({ tier: 'warm', passes: [placebo] });
    ledger.absorb(job, [loading(0), loaded(0), ended(0, { role: 'placebo', mutant: 'c', state: 'failed' })]);
    expect(standing(ledger)).toEqual({ level: 'alone', outcomes: [], wanted: {} });
  });
});

describe('ENGINE-2: the survivors that are run again with fresh modules', () => {
  it('are no mutants that some test of the behaviour is still to be run under', () => {
    const ledger = aLedger();
    ledger.absorb(hotJob([0]), [covers('a', 'b'), tried('a'), theSeries(0)]);
    ledger.confirm([{ columns: [0], mutants: new Set(['a', 'b']) }]);
    expect(standing(ledger).wanted).toEqual({ a: 'warm' });
    const unseen = aLedger();
    unseen.absorb(hotJob([0]), [covers('a'), tried('a'), theSeries(0)]);
    unseen.confirm([{ columns: [0, 1], mutants: new Set(['a']) }]);
    expect(standing(unseen).wanted).toEqual({});
  });

  it('ENGINE-16: are none of a test whose attempts cannot have reached into each other', () => {
    const ledger = afterHot(covers('a'), tried('a'), theSeries(0, { isProven: true }));
    ledger.confirm([{ columns: [0], mutants: new Set(['a']) }]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a hot passed'], wanted: {} });
  });

  it('ENGINE-16: are run again where the process ends behind a control that found something left', () => {
    const ledger = afterHot(
      ...[covers('a', 'b'), tried('a'), ended(0, { isVoid: true }), opened(0, 'b'), cutBy('crash')],
    );
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: [], wanted: { a: 'warm', b: 'cold' } });
  });

  const FAILED_UNDER_A = [ended(1, { covered: ['a'] }), ended(1, { mutant: 'a', ...FAILED_CHECK }), theSeries(1)];

  it('are those of a behaviour that none of its tests noticed', () => {
    const ledger = aLedger();
    ledger.absorb(hotJob([0, 1]), [
      ...[covers('a', 'b', 'c'), tried('a'), tried('b'), tried('c', FAILED_CHECK), theSeries(0)],
      ...FAILED_UNDER_A,
    ]);
    ledger.confirm([{ columns: [0, 1], mutants: new Set(['a', 'b', 'c']) }]);
    expect(standing(ledger)).toEqual({
      ...{ level: 'hot', outcomes: ['a hot passed', 'c hot check'] },
      wanted: { b: 'warm' },
    });
  });

  it('ENGINE-8: are all that a test passed which noticed none of its behaviour, whoever else did', () => {
    const ledger = aLedger();
    ledger.absorb(hotJob([0, 1]), [
      ...[covers('a', 'b', 'c'), tried('a'), tried('b'), tried('c', FAILED_CHECK), theSeries(0)],
      ...FAILED_UNDER_A,
    ]);
    const groups = [{ columns: [0, 1], mutants: new Set(['a']) }];
    ledger.confirm(groups);
    const asked = { level: 'hot', outcomes: ['b hot passed', 'c hot check'], wanted: { a: 'warm' } };
    expect(standing(ledger)).toEqual(asked);
    ledger.confirm(groups);
    expect(standing(ledger)).toEqual(asked);
  });
});

describe('ENGINE-8: what ran behind the failure of another test', () => {
  const OTHER_FAILED = ended(1, { mutant: 'a', ...FAILED_CHECK });
  const A_CRASH = { message: 'no', names: ['TypeError', 'Error'], isFromMatcher: false, frames: [] };

  /** Column 1 fails under `a` in the pass in which column 0 comes after it. */
  function behindFailure(own: JobRecord): Ledger {
    const ledger = aLedger();
    ledger.absorb(hotJob([0, 1]), [
      ...[loaded(0, ['a']), covers('a', 'b'), tried('b'), theSeries(0), ended(1, { covered: ['a'] }), theSeries(1)],
    ]);
    const controls = [covers('a', 'b'), ended(1, { covered: ['a'] })];
    ledger.absorb(the.aJob({ tier: 'warm', passes: the.thePasses(['a', undefined], [0, 1]) }), [
      ...[loading(0), loaded(0), OTHER_FAILED, own, passOver(0)],
      ...[loading(1), loaded(1), ...controls, passOver(1)],
    ]);
    return ledger;
  }

  it.each<[string, JobRecord]>([
    ['a check', tried('a', FAILED_CHECK)],
    ['a pass', tried('a')],
  ])('is run again where the test is certain to have noticed nothing else of the behaviour: %s', (_, own) => {
    const ledger = behindFailure(own);
    ledger.confirm([{ columns: [0, 1], mutants: new Set(['a']) }]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['b hot passed'], wanted: { a: 'warm' } });
    expect(ledger.columns[1]?.wanted).toEqual(new Map());
    ledger.absorb(the.aJob({ tier: 'warm', passes: the.thePasses(['a', undefined], [0]) }), [
      ...[loading(0), loaded(0), tried('a'), passOver(0), loading(1), loaded(1), covers('a', 'b'), passOver(1)],
    ]);
    ledger.confirm([{ columns: [0, 1], mutants: new Set(['a']) }]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['b hot passed', 'a warm passed'], wanted: {} });
  });

  it('is run again where no other test of the behaviour is certain to have noticed that mutant', () => {
    const ledger = behindFailure(tried('a', FAILED_CHECK));
    ledger.confirm([{ columns: [0], mutants: new Set(['a']) }]);
    expect(standing(ledger).wanted).toEqual({ a: 'warm' });
  });

  it('is left as it is where it crashed, which is no kill', () => {
    const ledger = behindFailure(tried('a', { ...FAILED_CHECK, errors: [A_CRASH] }));
    ledger.confirm([{ columns: [0, 1], mutants: new Set(['a']) }]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['b hot passed', 'a warm crash'], wanted: {} });
  });
});

describe('ENGINE-8: a test that noticed mutants in modules in use', () => {
  function probed(...own: readonly JobRecord[]): Ledger {
    const noticed = ['a', 'b', 'c'].map((mutant) => tried(mutant, FAILED_CHECK));
    const ledger = afterHot(covers('a', 'b', 'c'), ...noticed, ...own);
    ledger.probe();
    return ledger;
  }
  const inNewModules = (ledger: Ledger, under: JobRecord): void => {
    ledger.absorb(the.aJob({ tier: 'warm', passes: the.thePasses(['a', undefined], [0]) }), [
      ...[loading(0), loaded(0), under, passOver(0), loading(1), loaded(1), covers('a', 'b'), passOver(1)],
    ]);
  };

  it('is run under two of them with new modules, once', () => {
    const ledger = probed(theSeries(0));
    expect(standing(ledger)).toEqual({
      ...{ level: 'hot', outcomes: ['c hot check'] },
      wanted: { a: 'warm', b: 'warm' },
    });
    inNewModules(ledger, tried('a', FAILED_CHECK));
    ledger.probe();
    expect(standing(ledger)).toEqual({
      ...{ level: 'hot', outcomes: ['c hot check', 'a hot check'] },
      wanted: { b: 'warm' },
    });
  });

  it('begins anew, alone, when it passes there: it holds something', () => {
    const ledger = probed(theSeries(0));
    inNewModules(ledger, tried('a'));
    expect(standing(ledger)).toEqual({ level: 'alone', outcomes: [], wanted: {} });
  });

  it('ENGINE-16: is not, where its attempts cannot have reached into each other', () => {
    const ledger = probed(theSeries(0, { isProven: true }));
    expect(standing(ledger)).toEqual({
      ...{ level: 'hot', outcomes: ['a hot check', 'b hot check', 'c hot check'] },
      wanted: {},
    });
  });
});

describe('ENGINE-8: what the ledger takes from isolated passes', () => {
  /** Runs passes of `mutants` (`undefined`: a control) for column 0, each with these records between its loading and its end. */
  function absorb(
    ledger: Ledger,
    mutants: readonly (string | undefined)[],
    runs: readonly (readonly JobRecord[])[],
  ): void {
    const tier = mutants.includes(undefined) ? 'warm' : 'cold';
    const records = runs.flatMap((run, id) => [
      ...[loading(id), loaded(id), ...run],
      ...(run.at(-1)?.kind === 'cut' ? [] : [passOver(id)]),
    ]);
    ledger.absorb(the.aJob({ tier, passes: the.thePasses(mutants, [0]) }), records);
  }

  it('is what a control stands behind', () => {
    const ledger = hotWith('a', 'b');
    absorb(ledger, ['a', 'b', undefined], [[tried('a')], [tried('b', FAILED_CHECK)], [covers('a', 'b')]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a warm passed', 'b warm check'], wanted: {} });
  });

  it('is nothing where the control behind several fails: then one follows each', () => {
    const ledger = hotWith('a', 'b');
    absorb(ledger, ['a', 'b', undefined], [[tried('a')], [tried('b')], [ended(0, { state: 'failed' })]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: [], wanted: { a: 'warm', b: 'warm' } });
    expect(ledger.columns[0]?.isCareful).toBe(true);
  });

  it('is what ran alone on proven ground, whatever it left behind', () => {
    const ledger = hotWith('a');
    absorb(ledger, ['a', undefined], [[tried('a', FAILED_CHECK)], [ended(0, { state: 'failed' })]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a warm check'], wanted: {} });
  });

  it('is nothing when the process died: the last goes to a process of its own, the others run again', () => {
    const ledger = hotWith('a', 'b', 'c');
    const died = [opened(0, 'b'), cutBy('crash')];
    absorb(ledger, ['a', 'b', 'c', undefined], [[tried('a')], died, [tried('c')], [covers('a', 'b', 'c')]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['c warm passed'], wanted: { a: 'warm', b: 'cold' } });
  });

  it('is nothing without a control', () => {
    const ledger = hotWith('a', 'b');
    absorb(ledger, ['a', 'b', undefined], [[tried('a')], [tried('b')]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: [], wanted: { a: 'cold', b: 'cold' } });
  });

  it('sends what was not measured to a process of its own, and believes it there', () => {
    const ledger = hotWith('a');
    absorb(ledger, ['a', undefined], [[], [covers('a')]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a warm unmeasured'], wanted: { a: 'cold' } });
    absorb(ledger, ['a'], [[tried('a', { state: 'skipped' })]]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a cold unmeasured'], wanted: {} });
  });

  it.each<[string, string, readonly JobRecord[]]>([
    ['a crash', 'crash', [opened(0, 'a'), cutBy('crash')]],
    ['a timeout', 'timeout', [opened(0, 'a'), cutBy('timeout')]],
    ['a file that does not load', 'load', [cutBy('crash')]],
    ['a file that loads without end', 'timeout', [cutBy('timeout')]],
  ])('takes a process that is cut off for %s', (_, outcome, run) => {
    const ledger = hotWith('a');
    absorb(ledger, ['a'], [run]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: [`a cold ${outcome}`], wanted: {} });
  });

  it('asks again for a column whose turn did not come', () => {
    const ledger = hotWith('a');
    absorb(ledger, ['a'], [[opened(1, 'a'), cutBy('crash')]]);
    expect(standing(ledger).wanted).toEqual({ a: 'cold' });
  });

  it.each([
    [undefined, 'load'],
    [true, 'timeout'],
  ] as const)('takes a load error (past the limit of steps: %j) for a %s', (isOverrun, outcome) => {
    const ledger = hotWith('a');
    const error = { message: 'no', names: ['Error'], isFromMatcher: false, frames: [] };
    const failed: JobRecord = {
      ...{ kind: 'file', pass: 0, early: [], deferred: [], error },
      ...(isOverrun && { isOverrun }),
    };
    const job = the.aJob({ tier: 'cold', passes: the.thePasses(['a'], [0]) });
    ledger.absorb(job, [loading(0), failed, passOver(0)]);
    expect(ledger.columns[0]?.results).toEqual(new Map([['a', { tier: 'cold', outcome, error }]]));
  });

  it('takes hooks that go on without end for a timeout', () => {
    const ledger = hotWith('a');
    const job = the.aJob({ tier: 'cold', passes: the.thePasses(['a'], [0]) });
    ledger.absorb(job, [loading(0), loaded(0), { kind: 'pass', pass: 0, early: [], outside: 9, isOverrun: true }]);
    expect(standing(ledger)).toEqual({ level: 'hot', outcomes: ['a cold timeout'], wanted: {} });
  });
});
