/** Enters the records of a job of the hot tier: pure. */
import type { ColumnBook } from './column-book.ts';
import { HARNESS_AWARE, type ColumnState } from './column-state.ts';
import type { EndRecord, Job, JobRecord, SeriesRecord } from './job.ts';

export function absorbHot(book: ColumnBook, job: Job, records: readonly JobRecord[]): void {
  const [first] = job.tests;
  for (const [index, record] of records.entries()) {
    switch (record.kind) {
      case 'file':
      case 'pass':
        if (first) absorbLoading(book, first.column, record);
        break;
      case 'end':
        absorbAttempt(book, record);
        break;
      case 'series':
        absorbSeries(book, record);
        break;
      case 'cut':
        absorbCut(book, record, records.slice(0, index));
        break;
      case 'open':
      case 'load':
      case 'over':
        break;
    }
  }
  for (const { column } of job.tests) {
    const { level, covered } = book.stateOf(column);
    if (level === 'hot' && covered === undefined) book.demote(column, 'its file does not load with instrumented code');
  }
}

function absorbLoading(book: ColumnBook, column: number, record: Extract<JobRecord, { kind: 'file' | 'pass' }>): void {
  book.addEarly(column, record.early);
  if (record.kind === 'file') book.addDeferred(column, record.deferred);
  else book.noteOutside(column, record.outside);
}

function absorbSeries(book: ColumnBook, { column, unsound, stopped, around, isProven }: SeriesRecord): void {
  const state = book.stateOf(column);
  if (state.level !== 'hot') return;
  if (state.covered === undefined) {
    book.demote(column, stopped ?? 'it did not run');
    return;
  }
  state.isProven = isProven === true;
  state.covered = state.covered.union(new Set(around));
  // What made its control fail could fail another test of the file.
  if (unsound.length > 0) state.isCareful = true;
  for (const id of [...unsound, ...around]) book.want(column, id, 'warm');
}

function absorbAttempt(book: ColumnBook, record: EndRecord): void {
  const { column, role, mutant, state } = record;
  const known = book.stateOf(column);
  if (known.level !== 'hot') return;
  if (role === 'mutant' && mutant !== undefined) absorbMutant(book, { known, record, mutant });
  if (role === 'placebo' && state !== 'passed') book.demote(column, HARNESS_AWARE);
  if (role !== 'control' || record.covered === undefined) return;
  if (state === 'passed') {
    known.covered = new Set(record.covered);
    known.steps = record.steps;
    if (record.leapt !== undefined) known.busy = record.duration - record.leapt;
  } else book.demote(column, 'it fails when its code is instrumented');
}

interface MutantAttempt {
  readonly known: ColumnState;
  readonly record: EndRecord;
  readonly mutant: string;
}

function absorbMutant(book: ColumnBook, { known, record, mutant }: MutantAttempt): void {
  const result = book.outcomeOf(record, 'hot');
  known.results.set(mutant, result);
  const isTooLate = result.outcome === 'timeout' && record.isOverrun !== true;
  // What was never evaluated may hide behind something that an earlier attempt left.
  if (isTooLate || result.outcome === 'unmeasured' || record.hits === 0) known.wanted.set(mutant, 'warm');
  else known.wanted.delete(mutant);
}

function absorbCut(
  book: ColumnBook,
  { reason }: Extract<JobRecord, { kind: 'cut' }>,
  before: readonly JobRecord[],
): void {
  const last = before.at(-1);
  if (last?.kind !== 'open' || book.stateOf(last.column).level !== 'hot') return;
  const { column, mutant, isMany } = last;
  if (mutant === undefined && isMany !== true) {
    book.demote(column, 'it ends its process');
    return;
  }
  repeatUnproven(book, before, column);
  // Of many it is not known which it was: each that has no end yet is tried again.
  if (mutant === undefined) return;
  if (reason === 'timeout') book.noteHanging(column, mutant);
  else book.want(column, mutant, 'cold');
}

/** No control will pass behind those that were tried since the last one. */
function repeatUnproven(book: ColumnBook, before: readonly JobRecord[], column: number): void {
  const ends = before.filter((record) => record.kind === 'end').filter((end) => end.column === column);
  const control = ends.findLastIndex((record) => record.role === 'control' && record.isVoid !== true);
  for (const end of ends.slice(control + 1)) {
    if (end.role === 'mutant' && end.mutant !== undefined) book.want(column, end.mutant, 'warm');
  }
}
