import { describe, expect, it } from 'vitest';
import { jobLeft, leavesTraces, remainingJob, runningIn } from '../../../src/mutation/in-process/remaining-job.ts';
import type { JobRecord } from '../../../src/mutation/in-process/job.ts';
import {
  aJob,
  anOrder,
  cutBy,
  ended,
  loaded,
  loading,
  opened,
  openedMany,
  passOver,
  thePasses,
  theSeries,
} from './job-builders.ts';

describe('ENGINE-1: what a worker is at', () => {
  it.each<[string, readonly JobRecord[], ReturnType<typeof runningIn>]>([
    ['nothing before it begins', [], undefined],
    ['a file that loads', [loading(0)], { limit: 1_000, attempt: undefined }],
    ['nothing known between the file and its first test', [loading(0), loaded(0)], undefined],
    ['an attempt that did not end', [loading(0), opened(1, 'a')], { limit: 100, attempt: { column: 1, mutant: 'a' } }],
    [
      'one of many attempts',
      [opened(1), ended(1), openedMany(1)],
      { limit: 100, attempt: { column: 1, mutant: undefined, isMany: true } },
    ],
    ['nothing known behind an attempt', [opened(1), ended(1)], undefined],
    [
      'what it was at when it was cut off',
      [opened(1), cutBy('timeout')],
      { limit: 100, attempt: { column: 1, mutant: undefined } },
    ],
  ])('is %s', (_, records, running) => {
    expect(runningIn(records)).toEqual(running);
  });
});

describe('ENGINE-1: what is left of a hot job', () => {
  const job = aJob({ passes: thePasses([undefined], [0, 1, 2]) });
  const begun = [loading(0), loaded(0), opened(0), ended(0, { covered: ['a', 'b'] }), theSeries(0)];

  it('goes on with the mutants that the interrupted test did not have, and with the tests behind it', () => {
    const cut = [opened(1), ended(1), opened(1, 'a'), ended(1, { mutant: 'a' }), opened(1, 'b')];
    expect(remainingJob(job, [...begun, ...cut])).toEqual({
      ...job,
      tests: [anOrder(1, { except: ['a', 'b'] }), anOrder(2)],
      passes: thePasses([undefined], [1, 2]),
    });
  });

  it('tells one by one what it did not have, where one of many ended the process', () => {
    const cut = [opened(1), ended(1), openedMany(1), ended(1, { mutant: 'a' }), openedMany(1)];
    expect(remainingJob(job, [...begun, ...cut])).toEqual({
      ...job,
      tests: [anOrder(1, { except: ['a'], isTold: true }), anOrder(2)],
      passes: thePasses([undefined], [1, 2]),
    });
  });

  it('keeps what was excepted before', () => {
    const rest = aJob({ ...job, tests: [anOrder(1, { except: ['x', 'a'] })], passes: thePasses([undefined], [1]) });
    expect(remainingJob(rest, [opened(1, 'a'), cutBy('crash'), opened(1, 'b')])).toEqual({
      ...rest,
      tests: [anOrder(1, { except: ['x', 'a', 'b'] })],
    });
  });

  it('goes on without a test that was cut off without a mutant', () => {
    expect(remainingJob(job, [...begun, opened(1)])).toEqual({
      ...job,
      tests: [anOrder(2)],
      passes: thePasses([undefined], [2]),
    });
  });

  it('is every test that did not begin, when an attempt before them was too late', () => {
    const late = [opened(1), ended(1), opened(1, 'a'), ended(1, { mutant: 'a', duration: 900 }), theSeries(1)];
    const over: JobRecord = { kind: 'over', isQuiet: true, isSpent: true };
    expect(jobLeft(job, [...begun, ...late, passOver(0), over])).toEqual({
      ...job,
      tests: [anOrder(2)],
      passes: thePasses([undefined], [2]),
    });
  });

  it('is nothing when the job is over, and a test did not run for reasons of its own', () => {
    expect(jobLeft(job, [...begun, passOver(0), { kind: 'over', isQuiet: true }])).toBeUndefined();
  });

  it('is nothing when a process ends before it begins, as the next one would', () => {
    const warm = aJob({ tier: 'warm', passes: thePasses(['a', undefined], [0]) });
    expect([job, warm].map((one) => jobLeft(one, [cutBy('crash')]))).toEqual([undefined, undefined]);
  });

  it('is nothing when the file did not load, or its last test is over', () => {
    const last = aJob({ passes: thePasses([undefined], [0]) });
    expect(remainingJob(job, [loading(0)])).toBeUndefined();
    expect(remainingJob(job, [])).toBeUndefined();
    expect(remainingJob(last, [...begun, opened(0)])).toBeUndefined();
  });
});

describe('ENGINE-1: what is left of isolated passes', () => {
  const job = aJob({ tier: 'warm', passes: thePasses(['a', 'b', undefined], [0, 1]) });

  it('are those that have not begun', () => {
    const records = [loading(0), loaded(0), passOver(0), loading(1)];
    expect(remainingJob(job, records)).toEqual({ ...job, passes: job.passes.slice(2) });
  });

  it('is nothing when the last one was cut off', () => {
    expect(remainingJob(job, [loading(0), cutBy('crash'), loading(1), cutBy('crash'), loading(2)])).toBeUndefined();
  });
});

describe('ENGINE-8: what a job leaves in its worker', () => {
  it.each<[string, readonly JobRecord[], boolean]>([
    ['nothing where all controls pass', [ended(0), ended(0, { mutant: 'a', state: 'failed' }), theSeries(0)], false],
    ['traces where a control fails', [ended(0, { state: 'failed' })], true],
    ['traces where a control does not run', [ended(0, { state: 'skipped' })], true],
    ['traces where a placebo is noticed', [ended(0, { role: 'placebo', mutant: 'x', state: 'failed' })], true],
    ['nothing where a failure on purpose is noticed', [ended(0, { role: 'forced', state: 'failed' })], false],
    ['traces where a test was given up', [theSeries(0, { stopped: 'it fails without a mutant' })], true],
    ['traces where an attempt takes too long', [opened(0), ended(0, { duration: 101 })], true],
    [
      'traces where something still waits',
      [opened(0), ended(0, { duration: 101 }), { kind: 'over', isQuiet: false }],
      true,
    ],
    ['nothing where nothing waits', [opened(0), ended(0, { duration: 101 }), { kind: 'over', isQuiet: true }], false],
    [
      'traces where a control fails, though nothing waits',
      [ended(0, { state: 'failed' }), { kind: 'over', isQuiet: true }],
      true,
    ],
    ['traces where outcomes do not count', [theSeries(0, { unsound: ['a'] })], true],
  ])('is %s', (_, records, isLeft) => {
    expect(leavesTraces(records)).toBe(isLeft);
  });
});
