/** What is known of every pair of column and mutant while the engine runs: pure bookkeeping over the workers' records. */
import type { FilePath } from '../../model/ids.ts';
import type { Tier } from '../../model/matrix.ts';
import type { AttemptRecord } from '../../vitest/vitest-record.ts';
import { classifyAttempts } from '../classify-attempt.ts';
import { COLDER, HARNESS_AWARE, type ColumnState, type PairResult } from './column-state.ts';
import type { EndRecord, Job, JobRecord, SeriesRecord } from './job.ts';
import { cutResult, ENDLESS, passLogs, type PassLog } from './pass-logs.ts';

export interface LedgerRequest {
  /** The key of each column's file, by the column's index. */
  readonly fileOf: readonly string[];
  readonly mutants: ReadonlySet<string>;
  readonly codeUnderTest: ReadonlySet<FilePath>;
}

export interface SurvivorGroup {
  /** Indexes of columns. */
  readonly columns: readonly number[];
  readonly mutants: ReadonlySet<string>;
}

export class Ledger {
  readonly columns: readonly ColumnState[];
  /** Attempts of a test under a mutant, or under none. */
  executions = 0;
  /** Whether a failure on purpose went unnoticed. */
  isBlind = false;
  readonly #request: LedgerRequest;
  readonly #early = new Map<string, Set<string>>();

  constructor(request: LedgerRequest) {
    this.#request = request;
    this.columns = request.fileOf.map(() => ({
      ...{ level: 'hot', reason: undefined, covered: undefined },
      ...{ isCareful: false, results: new Map(), wanted: new Map() },
    }));
  }

  /** The mutants that the column's file evaluates outside attempts. */
  earlyOf(column: number): ReadonlySet<string> {
    return this.#early.get(this.#request.fileOf[column] ?? '') ?? new Set();
  }

  /** The mutants that the column reaches. */
  reachedBy(column: number): ReadonlySet<string> {
    const { covered } = this.#state(column);
    const reached = new Set(covered).union(this.earlyOf(column));
    return reached.intersection(this.#request.mutants);
  }

  absorb(job: Job, records: readonly JobRecord[]): void {
    this.executions += records.filter(({ kind }) => kind === 'open').length;
    for (const record of records) {
      if (record.kind === 'end' && record.role === 'forced' && record.state !== 'failed') this.isBlind = true;
    }
    if (job.tier === 'hot') this.#absorbHot(job, records);
    else if (records.some(({ kind }) => kind === 'load')) this.#absorbPasses(job, records);
    else for (const { column } of job.tests) this.#demote(column, 'its process ends before the file is loaded');
  }

  /**
   * Survivors that will be reported have to be run with fresh modules, since what earlier attempts left in a module may hide a kill.
   * A group is a behaviour: its tests, and the mutants in its scope.
   */
  confirmSurvivors(groups: readonly SurvivorGroup[]): void {
    for (const { columns, mutants } of groups) {
      const noticed = new Set<string>();
      for (const column of columns) {
        for (const [mutant, { outcome }] of this.#state(column).results) if (outcome === 'check') noticed.add(mutant);
      }
      for (const column of columns) this.#confirm(column, mutants.difference(noticed));
    }
  }

  #confirm(column: number, mutants: ReadonlySet<string>): void {
    const { level, results } = this.#state(column);
    if (level !== 'hot') return;
    for (const [mutant, { tier, outcome }] of results) {
      if (tier === 'hot' && outcome === 'passed' && mutants.has(mutant)) this.#want(column, mutant, 'warm');
    }
  }

  #state(column: number): ColumnState {
    const state = this.columns[column];
    if (state === undefined) throw new Error(`There is no column ${column}`);
    return state;
  }

  #demote(column: number, reason: string): void {
    const state = this.#state(column);
    state.level = COLDER[state.level];
    state.reason = reason;
    state.covered = undefined;
    state.isCareful = false;
    state.results.clear();
    state.wanted.clear();
  }

  #addEarly(column: number, ids: readonly string[]): void {
    const file = this.#request.fileOf[column] ?? '';
    const early = this.#early.get(file) ?? new Set();
    for (const id of ids) early.add(id);
    this.#early.set(file, early);
  }

  #absorbHot(job: Job, records: readonly JobRecord[]): void {
    const [first] = job.tests;
    for (const [index, record] of records.entries()) {
      switch (record.kind) {
        case 'file':
        case 'pass':
          if (first) this.#addEarly(first.column, record.early);
          break;
        case 'end':
          this.#absorbHotAttempt(record);
          break;
        case 'series':
          this.#absorbSeries(record);
          break;
        case 'cut':
          this.#absorbHotCut(records.slice(0, index));
          break;
        case 'open':
        case 'load':
        case 'over':
          break;
      }
    }
    for (const { column } of job.tests) {
      const { level, covered } = this.#state(column);
      if (level === 'hot' && covered === undefined)
        this.#demote(column, 'its file does not load with instrumented code');
    }
  }

  #absorbSeries({ column, unsound, stopped, around }: SeriesRecord): void {
    const state = this.#state(column);
    if (state.level !== 'hot') return;
    if (state.covered === undefined) {
      this.#demote(column, stopped ?? 'it did not run');
      return;
    }
    state.covered = state.covered.union(new Set(around));
    for (const id of [...unsound, ...around]) this.#want(column, id, 'warm');
  }

  #absorbHotAttempt(record: EndRecord): void {
    const { column, role, mutant, state } = record;
    const known = this.#state(column);
    if (known.level !== 'hot') return;
    if (role === 'mutant' && mutant !== undefined) this.#absorbHotMutant(known, record, mutant);
    if (role === 'placebo' && state !== 'passed') this.#demote(column, HARNESS_AWARE);
    if (role !== 'control' || record.covered === undefined) return;
    if (state === 'passed') known.covered = new Set(record.covered);
    else this.#demote(column, 'it fails when its code is instrumented');
  }

  #absorbHotMutant(known: ColumnState, record: EndRecord, mutant: string): void {
    const result = this.#resultOf(record, 'hot');
    known.results.set(mutant, result);
    const isTooLate = result.outcome === 'timeout' && record.isOverrun !== true;
    // What was never evaluated may hide behind something that an earlier attempt left.
    if (isTooLate || result.outcome === 'unmeasured' || record.hits === 0) known.wanted.set(mutant, 'warm');
    else known.wanted.delete(mutant);
  }

  #absorbHotCut(before: readonly JobRecord[]): void {
    const last = before.at(-1);
    if (last?.kind !== 'open' || this.#state(last.column).level !== 'hot') return;
    const { column, role, mutant } = last;
    if (role !== 'mutant' || mutant === undefined) {
      this.#demote(column, 'it ends its process');
      return;
    }
    // No control will pass behind those that were tried since the last one.
    const ends = before.filter((record) => record.kind === 'end').filter((end) => end.column === column);
    const control = ends.findLastIndex((record) => record.role === 'control');
    for (const end of ends.slice(control + 1)) {
      if (end.role === 'mutant' && end.mutant !== undefined) this.#want(column, end.mutant, 'warm');
    }
    this.#want(column, mutant, 'cold');
  }

  #want(column: number, mutant: string, tier: 'warm' | 'cold'): void {
    const state = this.#state(column);
    if (state.level === 'untrusted') return;
    state.results.delete(mutant);
    state.wanted.set(mutant, state.level === 'cold' ? 'cold' : tier);
  }

  /** Results of passes count when a control passed behind them; in a process of their own they always do. */
  #absorbPasses(job: Job, records: readonly JobRecord[]): void {
    const passes = new Map(job.passes.map((pass) => [pass.id, pass]));
    let unproven: PassLog[] = [];
    for (const log of passLogs(records, passes)) {
      if (log.pass.role === 'placebo') this.#absorbPlacebo(log);
      if (log.pass.role === 'mutant') unproven.push(log);
      if (log.pass.role === 'control') {
        if (unproven.length === 0) this.#absorbControl(log);
        else this.#prove(unproven, log);
        unproven = [];
      }
      if (job.tier === 'cold') for (const one of unproven.splice(0)) this.#absorbPass(one, 'cold');
      if (log.cut !== undefined) this.#spoil(unproven.splice(0), log);
    }
    for (const log of unproven) this.#repeat(log, 'cold');
  }

  #absorbControl({ pass, ends, around, early }: PassLog): void {
    for (const column of pass.columns) {
      const end = ends.get(column);
      if (end?.state === 'passed') {
        this.#state(column).covered = new Set(end.covered).union(around.get(column) ?? new Set());
        this.#addEarly(column, early);
      } else {
        this.#demote(column, this.#state(column).reason ?? 'it fails without a mutant');
      }
    }
  }

  #absorbPlacebo({ pass, ends }: PassLog): void {
    for (const column of pass.columns) {
      if (this.#state(column).covered === undefined || ends.get(column)?.state === 'passed') continue;
      this.#demote(column, HARNESS_AWARE);
    }
  }

  /** What ran on proven ground counts, whatever it left behind; with several it is open which of them left it. */
  #prove(unproven: readonly PassLog[], control: PassLog): void {
    const isAlone = unproven.length === 1;
    for (const log of unproven) {
      const isSound = (column: number): boolean => isAlone || control.ends.get(column)?.state === 'passed';
      const { pass } = log;
      this.#absorbPass({ ...log, pass: { ...pass, columns: pass.columns.filter(isSound) } }, 'warm');
      const unsound = pass.columns.filter((column) => !isSound(column));
      for (const column of unsound) this.#state(column).isCareful = true;
      this.#repeat({ ...log, pass: { ...pass, columns: unsound } }, 'warm');
    }
  }

  /** The worker died in `last`: a colder tier decides that one, and the others are run once more. */
  #spoil(unproven: readonly PassLog[], last: PassLog): void {
    for (const log of unproven) this.#repeat(log, log === last ? 'cold' : 'warm');
  }

  #repeat({ pass }: PassLog, tier: 'warm' | 'cold'): void {
    const { mutant } = pass;
    if (mutant !== undefined) for (const column of pass.columns) this.#want(column, mutant, tier);
  }

  #absorbPass(log: PassLog, tier: 'warm' | 'cold'): void {
    const { pass } = log;
    const { mutant } = pass;
    if (mutant === undefined) return;
    for (const column of pass.columns) {
      const state = this.#state(column);
      const result = this.#passResult(log, column, tier);
      if (result === undefined) {
        state.wanted.set(mutant, 'cold');
        continue;
      }
      state.results.set(mutant, result);
      if (result.outcome === 'unmeasured' && tier === 'warm') state.wanted.set(mutant, 'cold');
      else state.wanted.delete(mutant);
    }
  }

  /** `undefined` when the pass was cut off before the column's turn. */
  #passResult({ load, ends, cut }: PassLog, column: number, tier: Tier): PairResult | undefined {
    const end = ends.get(column);
    if (end !== undefined) return this.#resultOf(end, tier);
    if (cut !== undefined && (cut.column === column || cut.column === undefined)) return cutResult(cut, tier);
    if (cut !== undefined) return undefined;
    if (load?.error !== undefined) {
      return { tier, outcome: load.isOverrun === true ? 'timeout' : 'load', error: load.error };
    }
    return { tier, outcome: 'unmeasured', error: undefined };
  }

  #resultOf({ state, phase, errors, duration, isOverrun }: EndRecord, tier: Tier): PairResult {
    const attempt: AttemptRecord = {
      ...{ kind: 'attempt', label: '', key: '', state, errors: errors ?? [], assertions: 0, duration, reached: [] },
      ...(phase && { phase }),
    };
    const { outcome, error } = classifyAttempts([attempt], this.#request.codeUnderTest);
    if (isOverrun === true) return { tier, outcome: 'timeout', error: error ?? ENDLESS };
    return { tier, outcome, error };
  }
}
