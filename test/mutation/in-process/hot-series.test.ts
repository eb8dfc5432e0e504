import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HotSeries, type SeriesRequest, type Step } from '../../../src/mutation/in-process/hot-series.ts';
import type { EndRecord } from '../../../src/mutation/in-process/job.ts';
import { ended } from './job-builders.ts';

const CONTROL: Step = { role: 'control', mutant: undefined };
const FORCED: Step = { role: 'forced', mutant: undefined };
const placebo = (mutant: string): Step => ({ role: 'placebo', mutant });
const mutant = (id: string): Step => ({ role: 'mutant', mutant: id });

const aRequest = (facts: Partial<SeriesRequest> = {}): SeriesRequest => ({
  ...{ column: 3, mutants: new Set(['a', 'b', 'c', 'd']), except: new Set(), isWatched: false, isForced: false },
  ...{ early: () => new Set<string>(), isDoomed: () => false },
  ...facts,
});

/** Answers each step until the series is over; the first control evaluates `covered`. */
function run(
  series: HotSeries,
  covered: string[],
  answer: (step: Step, index: number) => Partial<EndRecord> = () => ({}),
) {
  const steps: Step[] = [];
  for (let step: Step | undefined = series.first(); step !== undefined;) {
    steps.push(step);
    const how = {
      role: step.role,
      ...(steps.length === 1 && { covered, steps: 7 }),
      ...answer(step, steps.length - 1),
    };
    step = series.after(step, ended(3, how), false);
  }
  return steps;
}

describe('ENGINE-8: the attempts of one test in the hot tier', () => {
  it('are a control, a failure on purpose, a placebo, its mutants and a control behind them', () => {
    const series = new HotSeries(aRequest({ isForced: true }));
    expect(run(series, ['a', 'b'])).toEqual([CONTROL, FORCED, placebo('a'), mutant('a'), mutant('b'), CONTROL]);
    expect(series.record).toEqual({ kind: 'series', column: 3, unsound: [] });
    expect(series.steps).toBe(7);
  });

  it('have a failure on purpose even where there is no mutant to try', () => {
    expect(run(new HotSeries(aRequest({ isForced: true })), [])).toEqual([CONTROL, FORCED]);
    expect(run(new HotSeries(aRequest()), [])).toEqual([CONTROL]);
  });

  it('leave out what is unknown, excepted or evaluated early', () => {
    const early = () => new Set(['b']);
    const series = new HotSeries(aRequest({ except: new Set(['a']), early }));
    expect(run(series, ['a', 'b', 'c', 'unknown'])).toEqual([CONTROL, placebo('c'), mutant('c'), CONTROL]);
  });

  it('begin with the mutants that will fail, so that none of these has to be tried twice', () => {
    const isDoomed = (id: string): boolean => id === 'b' || id === 'd';
    const fails = (step: Step) =>
      step.role === 'mutant' && isDoomed(step.mutant ?? '') ? { state: 'failed' as const } : {};
    const placed = [CONTROL, placebo('b')];
    expect(run(new HotSeries(aRequest({ isDoomed })), ['a', 'b', 'c', 'd'], fails)).toEqual([
      ...[...placed, mutant('b'), CONTROL, mutant('d'), CONTROL, mutant('a'), mutant('c'), CONTROL],
    ]);
    // One that passes all the same does not spoil the next.
    expect(run(new HotSeries(aRequest({ isDoomed })), ['a', 'b', 'c', 'd'])).toEqual([
      ...[...placed, mutant('b'), CONTROL, mutant('d'), mutant('a'), mutant('c'), CONTROL],
    ]);
  });

  it('have no mutant but a placebo where the test is only watched', () => {
    expect(run(new HotSeries(aRequest({ isWatched: true })), ['a', 'b'])).toEqual([CONTROL, placebo('a')]);
    expect(run(new HotSeries(aRequest({ isWatched: true })), [])).toEqual([CONTROL]);
  });

  it('have all mutants of a watched test that takes no time but such as leaps', () => {
    const series = new HotSeries(aRequest({ isWatched: true }));
    const waiting = run(series, ['a'], () => ({ duration: 1_099, leapt: 1_000 }));
    expect(waiting).toEqual([CONTROL, placebo('a'), mutant('a'), CONTROL]);
    const busy = run(new HotSeries(aRequest({ isWatched: true })), ['a'], () => ({ duration: 1_100, leapt: 1_000 }));
    expect(busy).toEqual([CONTROL, placebo('a')]);
  });

  it('have no placebo where there is no mutant to try', () => {
    const early = () => new Set(['a']);
    expect(run(new HotSeries(aRequest({ early })), ['a'])).toEqual([CONTROL]);
  });

  it('have a control behind each failure, and a failure that is not right behind one comes again', () => {
    const failing = ({ mutant: id }: Step): Partial<EndRecord> => (id === 'b' || id === 'c' ? { state: 'failed' } : {});
    expect(run(new HotSeries(aRequest()), ['a', 'b', 'c'], failing)).toEqual([
      ...[CONTROL, placebo('a'), mutant('a')],
      ...[mutant('b'), CONTROL, mutant('b'), CONTROL],
      ...[mutant('c'), CONTROL],
    ]);
  });

  it('end with a first control that does not pass', () => {
    const series = new HotSeries(aRequest());
    expect(run(series, ['a'], () => ({ state: 'skipped' }))).toEqual([CONTROL]);
    expect(series.record).toEqual({ kind: 'series', column: 3, unsound: [], stopped: 'it fails without a mutant' });
  });

  it('end with a placebo that is noticed', () => {
    const series = new HotSeries(aRequest());
    const steps = run(series, ['a'], ({ role }) => (role === 'placebo' ? { state: 'failed' } : {}));
    expect(steps).toEqual([CONTROL, placebo('a')]);
    const stopped = 'it fails under a mutant that changes nothing, so it looks at the harness';
    expect(series.record).toEqual({ kind: 'series', column: 3, unsound: [], stopped });
  });

  it('have a control at once behind a mutant that may reach into what follows', () => {
    const series = new HotSeries(aRequest());
    series.after(series.first(), ended(3, { covered: ['a', 'b'] }), false);
    series.after(placebo('c'), ended(3, { role: 'placebo' }), false);
    expect(series.after(mutant('a'), ended(3, { mutant: 'a' }), true)).toEqual(CONTROL);
    expect(series.after(CONTROL, ended(3), false)).toEqual(mutant('b'));
  });

  it('count from the last control that passed to the one that fails for nothing', () => {
    const series = new HotSeries(aRequest());
    series.after(series.first(), ended(3, { covered: ['a', 'b', 'c'] }), false);
    series.after(placebo('d'), ended(3, { role: 'placebo' }), false);
    series.after(mutant('a'), ended(3, { mutant: 'a' }), true);
    series.after(CONTROL, ended(3), false);
    series.after(mutant('b'), ended(3, { mutant: 'b' }), true);
    expect(series.after(CONTROL, ended(3, { state: 'failed' }), false)).toBeUndefined();
    const stopped = 'it fails without a mutant when it is run again';
    expect(series.record).toEqual({ kind: 'series', column: 3, unsound: ['b'], stopped });
  });

  it('try each mutant once, with a passing control behind every one that counts', () => {
    const failing = fc.option(fc.nat(400), { nil: undefined });
    fc.assert(
      fc.property(fc.nat(300), failing, (count, failAt) => {
        const ids = Array.from({ length: count }, (_, index) => `m${index}`);
        const series = new HotSeries(aRequest({ mutants: new Set(ids) }));
        const steps = run(series, ids, ({ role }, index) =>
          role === 'control' && index > 0 && index === failAt ? { state: 'failed' } : {},
        );
        const tried = steps.flatMap(({ role, mutant: id }) => (role === 'mutant' && id !== undefined ? [id] : []));
        const { unsound, stopped } = series.record;
        const lastGood =
          stopped === undefined ? steps.length : steps.slice(0, -1).findLastIndex(({ role }) => role === 'control');
        expect(tried).toEqual(ids.slice(0, stopped === undefined ? count : tried.length));
        expect(unsound).toEqual(
          steps.slice(lastGood + 1, -1).flatMap(({ role, mutant: id }) => (role === 'mutant' ? [id] : [])),
        );
        expect(steps.at(-1)).toEqual(CONTROL);
      }),
    );
  });

  describe('ENGINE-16: where it is proven that none reaches into another', () => {
    const proof = (isIntact: () => boolean, isOpen = true) => ({ isOpen, isIntact });
    const failing = ({ role, mutant: id }: Step): Partial<EndRecord> =>
      role === 'mutant' && (id === 'b' || id === 'c') ? { state: 'failed' } : {};

    it('have one control behind them all', () => {
      const series = new HotSeries(aRequest({ proof: proof(() => true), isDoomed: () => true }));
      expect(run(series, ['a', 'b', 'c'], failing)).toEqual([
        ...[CONTROL, placebo('a'), mutant('a'), mutant('b'), mutant('c'), CONTROL],
      ]);
      expect(series.record).toEqual({ kind: 'series', column: 3, unsound: [], isProven: true });
    });

    it('are run as all others where something may hide', () => {
      const series = new HotSeries(aRequest({ proof: proof(() => true, false) }));
      expect(run(series, ['b', 'c'], failing)).toEqual([
        ...[CONTROL, placebo('b'), mutant('b'), CONTROL, mutant('c'), CONTROL],
      ]);
      expect(series.record).toEqual({ kind: 'series', column: 3, unsound: [] });
    });

    it('are tried again, with a control behind each failure, once something was left', () => {
      const series = new HotSeries(aRequest({ proof: proof(() => false) }));
      expect(run(series, ['b', 'c'], failing)).toEqual([
        ...[CONTROL, placebo('b'), mutant('b'), mutant('c'), CONTROL],
        ...[mutant('b'), CONTROL, mutant('c'), CONTROL],
      ]);
      expect(series.record).toEqual({ kind: 'series', column: 3, unsound: [] });
    });

    it('do not count where the control behind them fails', () => {
      const series = new HotSeries(aRequest({ proof: proof(() => true) }));
      run(series, ['a', 'b'], ({ role }, index) => (role === 'control' && index > 0 ? { state: 'failed' } : {}));
      const stopped = 'it fails without a mutant when it is run again';
      expect(series.record).toEqual({ kind: 'series', column: 3, unsound: ['a', 'b'], stopped });
    });
  });

  it.each([
    ['sixty-four', [64, 64, 64, 64, 64, 64, 64, 52], {}],
    [
      'two hundred and fifty-six where nothing can be left',
      [256, 244],
      { proof: { isOpen: true, isIntact: () => true } },
    ],
  ])('are never more than %s between two controls', (_most, expected, proven) => {
    const ids = Array.from({ length: 500 }, (_, index) => `m${index}`);
    const steps = run(new HotSeries(aRequest({ mutants: new Set([...ids, 'x']), ...proven })), ids);
    const controls = steps.flatMap(({ role }, index) => (role === 'control' ? [index] : []));
    const between = controls
      .slice(1)
      .map((at, index) => steps.slice((controls[index] ?? 0) + 1, at).filter(({ role }) => role === 'mutant').length);
    expect(between).toEqual(expected);
  });
});
