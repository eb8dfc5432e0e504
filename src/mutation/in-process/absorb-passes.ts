/** Enters the records of a job of isolated passes: pure. Their results count when a control passed behind them; in a process of their own they always do. */
import type { Tier } from '../../model/matrix.ts';
import type { ColumnBook } from './column-book.ts';
import { HARNESS_AWARE, NOT_AGAIN, type PairResult } from './column-state.ts';
import type { Job, JobRecord } from './job.ts';
import { cutResult, ENDLESS, passLogs, type PassLog } from './pass-logs.ts';

type ColderTier = 'warm' | 'cold';

export function absorbPasses(book: ColumnBook, job: Job, records: readonly JobRecord[]): void {
  const passes = new Map(job.passes.map((pass) => [pass.id, pass]));
  let unproven: PassLog[] = [];
  for (const log of passLogs(records, passes)) {
    if (log.pass.role === 'placebo') absorbPlacebo(book, log);
    if (log.pass.role === 'mutant') unproven.push(log);
    if (log.pass.role === 'control') {
      if (unproven.length === 0) absorbControl(book, log);
      else prove(book, unproven, log);
      unproven = [];
    }
    if (job.tier === 'cold') for (const one of unproven.splice(0)) absorbPass(book, one, 'cold');
    if (log.cut !== undefined) spoil(book, unproven.splice(0), log);
  }
  for (const log of unproven) repeat(book, log, 'cold');
}

function absorbControl(book: ColumnBook, { pass, ends, around, early, outside }: PassLog): void {
  for (const column of pass.columns) {
    book.noteOutside(column, outside);
    const end = ends.get(column);
    if (end?.state === 'passed') {
      book.stateOf(column).covered = new Set(end.covered).union(around.get(column) ?? new Set());
      book.addEarlyElsewhere(column, early);
    } else {
      book.demote(column, book.stateOf(column).reason ?? 'it fails without a mutant');
    }
  }
}

function absorbPlacebo(book: ColumnBook, { pass, ends }: PassLog): void {
  for (const column of pass.columns) {
    if (book.stateOf(column).covered === undefined || ends.get(column)?.state === 'passed') continue;
    book.demote(column, HARNESS_AWARE);
  }
}

/** What ran on proven ground counts, whatever it left behind; with several it is open which of them left it. */
function prove(book: ColumnBook, unproven: readonly PassLog[], control: PassLog): void {
  const isAlone = unproven.length === 1;
  for (const log of unproven) {
    const isSound = (column: number): boolean => isAlone || control.ends.get(column)?.state === 'passed';
    const { pass } = log;
    absorbPass(book, { ...log, pass: { ...pass, columns: pass.columns.filter(isSound) } }, 'warm');
    const unsound = pass.columns.filter((column) => !isSound(column));
    for (const column of unsound) book.stateOf(column).isCareful = true;
    repeat(book, { ...log, pass: { ...pass, columns: unsound } }, 'warm');
  }
}

/** The worker died in `last`: a colder tier decides that one, and the others are run once more. */
function spoil(book: ColumnBook, unproven: readonly PassLog[], last: PassLog): void {
  for (const log of unproven) repeat(book, log, log === last ? 'cold' : 'warm');
}

function repeat(book: ColumnBook, { pass }: PassLog, tier: ColderTier): void {
  const { mutant } = pass;
  if (mutant !== undefined) for (const column of pass.columns) book.want(column, mutant, tier);
}

function absorbPass(book: ColumnBook, log: PassLog, tier: ColderTier): void {
  const { pass } = log;
  const { mutant } = pass;
  if (mutant === undefined) return;
  for (const column of pass.columns) {
    const result = resultOf(book, { log, column, tier });
    if (result === undefined) book.stateOf(column).wanted.set(mutant, 'cold');
    else enter(book, { column, mutant, result });
  }
}

interface Entry {
  readonly column: number;
  readonly mutant: string;
  readonly result: PairResult;
}

function enter(book: ColumnBook, { column, mutant, result }: Entry): void {
  const state = book.stateOf(column);
  if (result.outcome !== 'timeout') book.doubtHanging(column, mutant);
  const noticed = state.probes.get(mutant);
  if (noticed !== undefined && result.outcome === 'passed') {
    book.demote(column, NOT_AGAIN);
    return;
  }
  // What was seen behind a control is the surer of the two.
  state.results.set(mutant, noticed !== undefined && result.outcome === 'check' ? noticed : result);
  if (result.outcome === 'unmeasured' && result.tier === 'warm') state.wanted.set(mutant, 'cold');
  else state.wanted.delete(mutant);
}

interface PassColumn {
  readonly log: PassLog;
  readonly column: number;
  readonly tier: Tier;
}

/** `undefined` when the pass was cut off before the column's turn. */
function resultOf(book: ColumnBook, { log, column, tier }: PassColumn): PairResult | undefined {
  const { ends, cut } = log;
  const end = ends.get(column);
  // A loop in a hook around the tests is ended there, and the tests fail for it.
  const isOver = end !== undefined && !(log.isEndless && end.phase === 'hook');
  if (isOver) return { ...book.outcomeOf(end, tier), ...(isBehindFailure(book, log, column) && { isDoubtful: true }) };
  if (cut === undefined) return withoutAttempt(log, tier);
  return cut.column === column || cut.column === undefined ? cutResult(cut, tier) : undefined;
}

/** One that fails does not get to its end, where it may put back what the next one needs. */
function isBehindFailure(book: ColumnBook, { ends }: PassLog, column: number): boolean {
  const columns = [...ends.keys()];
  const before = new Set(columns.slice(0, columns.indexOf(column)));
  return [...ends].some(
    ([other, end]) => before.has(other) && ['check', 'crash'].includes(book.outcomeOf(end, 'warm').outcome),
  );
}

function withoutAttempt({ load, isEndless }: PassLog, tier: Tier): PairResult {
  if (load?.error !== undefined) {
    return { tier, outcome: load.isOverrun === true ? 'timeout' : 'load', error: load.error };
  }
  return isEndless ? { tier, outcome: 'timeout', error: ENDLESS } : { tier, outcome: 'unmeasured', error: undefined };
}
