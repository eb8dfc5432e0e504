/** Jobs of the in-process engine, and the records that its workers write. */
import type { ColumnPlan } from '../../../src/mutation/in-process/plan-jobs.ts';
import type { EndRecord, Job, JobRecord, Pass, SeriesRecord, TestOrder } from '../../../src/mutation/in-process/job.ts';

export const aColumn = (column: number, facts: Partial<ColumnPlan> = {}): ColumnPlan => ({
  ...{
    column,
    key: `test ${column}`,
    project: '',
    file: '/project/a.test.ts',
    duration: 1,
    isShareable: false,
    isLeapable: false,
  },
  ...facts,
});

export const anOrder = (column: number, facts: Partial<TestOrder> = {}): TestOrder => ({
  ...{ column, key: `test ${column}`, limit: 100, except: [], isWatched: false },
  ...facts,
});

/** With an order for each column of its passes. */
export const aJob = (facts: Partial<Job> = {}): Job => {
  const { passes = [{ id: 0, role: 'control', mutant: undefined, columns: [0] }] } = facts;
  const columns = new Set(passes.flatMap((pass) => pass.columns));
  return {
    ...{ id: '1', tier: 'hot', project: '', file: '/project/a.test.ts', root: '/project', log: '/project/1.jsonl' },
    ...{ tests: [...columns].map((column) => anOrder(column)), isWhole: false, isCareful: false, isShared: false },
    isLeaping: false,
    ...facts,
    passes,
  };
};

/** A control for each `undefined`, and a mutant's pass for each other. */
export const thePasses = (mutants: readonly (string | undefined)[], columns: readonly number[]): readonly Pass[] =>
  mutants.map((mutant, id) => ({ id, role: mutant === undefined ? 'control' : 'mutant', mutant, columns }));

export const opened = (column: number, mutant?: string): JobRecord => ({
  ...{ kind: 'open', column, limit: 100 },
  ...(mutant !== undefined && { mutant }),
});

/** Of many, one after the other. */
export const openedMany = (column: number): JobRecord => ({ kind: 'open', column, limit: 100, isMany: true });

type EndFacts = Partial<Omit<EndRecord, 'kind' | 'column'>>;

/** Passed, and its mutant was evaluated once. */
export const ended = (column: number, facts: EndFacts = {}): EndRecord => ({
  ...{ kind: 'end', column, role: facts.mutant === undefined ? 'control' : 'mutant', state: 'passed' },
  ...{ duration: 1, hits: 1, steps: 1 },
  ...facts,
});

export const FAILED_CHECK = {
  ...{ state: 'failed', phase: 'body' },
  errors: [{ message: 'no', names: ['AssertionError'], isFromMatcher: true, frames: [] }],
} satisfies EndFacts;

export const theSeries = (column: number, facts: Partial<SeriesRecord> = {}): SeriesRecord => ({
  ...{ kind: 'series', column, unsound: [], around: [] },
  ...facts,
});

export const loading = (pass: number): JobRecord => ({ kind: 'load', pass, limit: 1_000 });
export const loaded = (pass: number, early: string[] = [], deferred: string[] = []): JobRecord => ({
  ...{ kind: 'file', pass, early, deferred },
});
export const passOver = (pass: number, early: string[] = []): JobRecord => ({ kind: 'pass', pass, early, outside: 0 });
export const cutBy = (reason: 'timeout' | 'crash'): JobRecord => ({ kind: 'cut', reason });
