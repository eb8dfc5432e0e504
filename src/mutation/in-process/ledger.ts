/** What is known of every pair of column and mutant while the engine runs: pure bookkeeping over the workers' records. */
import { absorbHot } from './absorb-hot.ts';
import { absorbPasses } from './absorb-passes.ts';
import { chooseProbes } from './choose-probes.ts';
import { ColumnBook, type LedgerRequest } from './column-book.ts';
import type { ColumnState, PairResult } from './column-state.ts';
import type { Job, JobRecord } from './job.ts';

export interface SurvivorGroup {
  /** Indexes of columns. */
  readonly columns: readonly number[];
  readonly mutants: ReadonlySet<string>;
}

export class Ledger {
  /** Attempts of a test under a mutant, or under none. */
  executions = 0;
  /** Whether a failure on purpose went unnoticed. */
  isBlind = false;
  readonly #book: ColumnBook;

  constructor(request: LedgerRequest) {
    this.#book = new ColumnBook(request);
  }

  get columns(): readonly ColumnState[] {
    return this.#book.columns;
  }

  /** The mutants that the column reaches. */
  reachedBy(column: number): ReadonlySet<string> {
    return this.#book.reachedBy(column);
  }

  /** Places that the column's file passes at once outside attempts, without a mutant; `undefined` while that is not known. */
  outsideOf(column: number): number | undefined {
    return this.#book.outsideOf(column);
  }

  /** `undefined` while it is open. */
  resultOf(column: number, mutant: string): PairResult | undefined {
    return this.#book.resultOf(column, mutant);
  }

  absorb(job: Job, records: readonly JobRecord[]): void {
    this.executions += attemptsIn(records);
    for (const record of records) {
      if (record.kind === 'end' && record.role === 'forced' && record.state !== 'failed') this.isBlind = true;
    }
    this.#book.touch();
    if (job.tier === 'hot') absorbHot(this.#book, job, records);
    else if (records.some(({ kind }) => kind === 'load')) absorbPasses(this.#book, job, records);
    else for (const { column } of job.tests) this.#book.demote(column, 'its process ends before the file is loaded');
  }

  /**
   * What other attempts left may hide a kill, or be taken for one, so what verdicts rest on is run apart from them. Of a mutant that no
   * test is certain to have noticed, and of a test that is certain to have noticed none, these are run again: what passed in modules in
   * use, unless it is proven that nothing was left there, and what ran behind another test's failure. A group is a behaviour: its tests,
   * and the mutants in its scope. While a pair is open, its mutant may still be noticed.
   */
  confirm(groups: readonly SurvivorGroup[]): void {
    const ready = groups.filter(({ columns }) => !columns.some((column) => this.#isUnseen(column)));
    const wanted = ready.flatMap(({ columns, mutants }) => {
      const noticed = columns.map((column) => mutants.intersection(this.#noticedOrOpen(column)));
      const survivors = mutants.difference(new Set(noticed.flatMap((ids) => [...ids])));
      return columns.map((column, index) => ({ column, mutants: noticed[index]?.size === 0 ? mutants : survivors }));
    });
    for (const { column, mutants } of wanted) this.#confirm(column, mutants);
  }

  /**
   * What a test file holds is not put back between attempts, unless it is proven to hide nothing: a helper may keep what the right code gave,
   * and then fails any wrong code that is asked the same. So each test shows that it notices with new modules, too: twice, since one of the
   * mutants may be such that even what is kept anew is unlike it.
   */
  probe(): void {
    for (const columns of this.#book.files) {
      const kills = new Map(columns.map((column) => [column, this.#unprobed(column)] as const));
      for (const [column, mutant] of [...chooseProbes(kills), ...chooseProbes(withoutChosen(kills))]) {
        const { probes, results } = this.#book.stateOf(column);
        const noticed = results.get(mutant);
        if (noticed !== undefined) probes.set(mutant, noticed);
        this.#book.want(column, mutant, 'warm');
      }
    }
  }

  /** What it noticed in the hot tier. */
  #unprobed(column: number): readonly string[] {
    const { level, results, isProven, probes, wanted } = this.#book.stateOf(column);
    if (level !== 'hot' || isProven || probes.size > 0) return [];
    const isKill = ([mutant, { tier, outcome }]: readonly [string, PairResult]): boolean =>
      tier === 'hot' && outcome === 'check' && !wanted.has(mutant) && this.resultOf(column, mutant) !== undefined;
    return [...results].filter(isKill).map(([mutant]) => mutant);
  }

  /** Whether it is not known yet what the column reaches. */
  #isUnseen(column: number): boolean {
    const { level, covered } = this.#book.stateOf(column);
    return level !== 'untrusted' && covered === undefined;
  }

  #noticedOrOpen(column: number): ReadonlySet<string> {
    const { level, wanted } = this.#book.stateOf(column);
    if (level === 'untrusted') return new Set();
    const found = [...this.reachedBy(column)].filter((mutant) => {
      const result = this.resultOf(column, mutant);
      return result === undefined || isCertainKill(result) || wanted.has(mutant);
    });
    return new Set(found);
  }

  #confirm(column: number, mutants: ReadonlySet<string>): void {
    const { level, results, isProven } = this.#book.stateOf(column);
    if (level !== 'hot') return;
    for (const [mutant, { tier, outcome, isDoubtful }] of results) {
      const mayHide = tier === 'hot' && outcome === 'passed' && !isProven;
      // A crash is no kill, whatever it comes from.
      const mayErr = isDoubtful === true && outcome !== 'crash';
      if (mutants.has(mutant) && (mayHide || mayErr))
        this.#book.want(column, mutant, tier === 'cold' ? 'cold' : 'warm');
    }
  }
}

function withoutChosen(kills: ReadonlyMap<number, readonly string[]>): ReadonlyMap<number, readonly string[]> {
  const chosen = chooseProbes(kills);
  return new Map([...kills].map(([column, mutants]) => [column, mutants.filter((one) => one !== chosen.get(column))]));
}

const isCertainKill = ({ outcome, isDoubtful }: PairResult): boolean => outcome === 'check' && isDoubtful !== true;

/** Those that ended, and those that were cut off: of several that were announced together, how many began is not known. */
const attemptsIn = (records: readonly JobRecord[]): number =>
  records.filter(({ kind }, index) => kind === 'end' || (kind === 'cut' && records[index - 1]?.kind === 'open')).length;
