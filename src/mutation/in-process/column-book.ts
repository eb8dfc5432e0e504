/** What is known of every pair of column and mutant, and what follows from it for others: pure. */
import type { Tier } from '../../model/matrix.ts';
import type { AttemptRecord } from '../../vitest/vitest-record.ts';
import { classifyAttempts, type CodeUnderTest } from '../../vitest/classify-attempt.ts';
import { COLDER, type ColumnState, type PairResult } from './column-state.ts';
import type { EndRecord } from './job.ts';
import { cutResult, ENDLESS } from './pass-logs.ts';

export interface LedgerRequest extends CodeUnderTest {
  /** The key of each column's file, by the column's index. */
  readonly fileOf: readonly string[];
  readonly mutants: ReadonlySet<string>;
}

/** Of a mutant in a constant that the test's file makes, and the test never uses. New modules could not make it fail. */
const UNTOUCHED: PairResult = { tier: 'warm', outcome: 'passed', error: undefined };

export class ColumnBook {
  readonly columns: readonly ColumnState[];
  readonly #request: LedgerRequest;
  /** By file. */
  readonly #early = new Map<string, Set<string>>();
  readonly #deferred = new Map<string, Set<string>>();
  readonly #outside = new Map<string, number>();
  /** By file and mutant: the first column that went on under it without end. */
  readonly #hanging = new Map<string, number>();
  #used: ReadonlySet<string> | undefined;
  readonly #reached = new Map<number, ReadonlySet<string>>();

  constructor(request: LedgerRequest) {
    this.#request = request;
    this.columns = request.fileOf.map(() => ({
      ...{ level: 'hot', reason: undefined, covered: undefined, busy: undefined, steps: undefined },
      ...{ isCareful: false, isProven: false, probes: new Map(), results: new Map(), wanted: new Map() },
    }));
  }

  stateOf(column: number): ColumnState {
    const state = this.columns[column];
    if (state === undefined) throw new Error(`There is no column ${column}`);
    return state;
  }

  /** The mutants that the column's file evaluates outside attempts, other than to make a constant. */
  earlyOf(column: number): ReadonlySet<string> {
    return this.#early.get(this.#fileOf(column)) ?? new Set();
  }

  #deferredOf(column: number): ReadonlySet<string> {
    return this.#deferred.get(this.#fileOf(column)) ?? new Set();
  }

  /** The mutants that the column reaches. */
  reachedBy(column: number): ReadonlySet<string> {
    const known = this.#reached.get(column);
    if (known !== undefined) return known;
    const all = new Set(this.stateOf(column).covered).union(this.earlyOf(column)).union(this.#deferredOf(column));
    const reached = all.intersection(this.#request.mutants);
    this.#reached.set(column, reached);
    return reached;
  }

  /** `undefined` while it is open. */
  resultOf(column: number, mutant: string): PairResult | undefined {
    const { level, covered, results } = this.stateOf(column);
    const result = results.get(mutant);
    if (result !== undefined) return level === 'hot' && this.#isEarlyHot(column, mutant, result) ? undefined : result;
    const isUntouched =
      level === 'hot' &&
      covered?.has(mutant) === false &&
      this.#deferredOf(column).has(mutant) &&
      !this.earlyOf(column).has(mutant) &&
      this.#isTried(mutant, column);
    return isUntouched ? UNTOUCHED : undefined;
  }

  #isEarlyHot(column: number, mutant: string, { tier }: PairResult): boolean {
    return tier === 'hot' && this.earlyOf(column).has(mutant);
  }

  /** Whether another column is run under the mutant: one that uses it, or else the first of those that could. */
  #isTried(mutant: string, column: number): boolean {
    this.#used ??= new Set(
      this.columns.flatMap(({ level, covered }) => (level === 'untrusted' ? [] : [...(covered ?? [])])),
    );
    if (this.#used.has(mutant)) return true;
    const first = this.columns.findIndex(
      ({ level, covered }, other) => level === 'hot' && covered !== undefined && this.#deferredOf(other).has(mutant),
    );
    return first !== column;
  }

  /**
   * A test went on under a mutant until its process was ended. The first of a file shows in a process of its own that this is the mutant's
   * doing, and stands for the others: each takes seconds.
   */
  noteHanging(column: number, mutant: string): void {
    const key = JSON.stringify([this.#fileOf(column), mutant]);
    const known = this.#hanging.get(key);
    if (known === undefined || known === column) {
      this.#hanging.set(key, column);
      this.want(column, mutant, 'cold');
    } else {
      const { results, wanted } = this.stateOf(column);
      results.set(mutant, cutResult({ reason: 'timeout', column }, 'hot'));
      wanted.delete(mutant);
    }
  }

  /** In a process of its own a test did not go on: what it stood for is tried there, too. */
  doubtHanging(column: number, mutant: string): void {
    const key = JSON.stringify([this.#fileOf(column), mutant]);
    if (this.#hanging.get(key) !== column) return;
    this.#hanging.delete(key);
    for (const [other, { results }] of this.columns.entries()) {
      const { tier, outcome } = results.get(mutant) ?? {};
      const isTaken = this.#fileOf(other) === this.#fileOf(column) && tier === 'hot' && outcome === 'timeout';
      if (isTaken) this.want(other, mutant, 'cold');
    }
  }

  /** Whatever was worked out before is so no more. */
  touch(): void {
    this.#used = undefined;
    this.#reached.clear();
  }

  addEarly(column: number, ids: readonly string[]): void {
    addTo(this.#early, this.#fileOf(column), ids);
  }

  addDeferred(column: number, ids: readonly string[]): void {
    addTo(this.#deferred, this.#fileOf(column), ids);
  }

  /** What a column that left the hot tier evaluates outside attempts: it makes constants, and does not say so. */
  addEarlyElsewhere(column: number, ids: readonly string[]): void {
    const deferred = this.#deferredOf(column);
    this.addEarly(
      column,
      ids.filter((id) => !deferred.has(id)),
    );
  }

  /** Places that the column's file passes at once outside attempts, without a mutant; `undefined` while that is not known. */
  outsideOf(column: number): number | undefined {
    return this.#outside.get(this.#fileOf(column));
  }

  noteOutside(column: number, steps: number): void {
    this.#outside.set(this.#fileOf(column), Math.max(steps, this.outsideOf(column) ?? 0));
  }

  get files(): Iterable<readonly number[]> {
    return Map.groupBy(this.columns.keys(), (column) => this.#fileOf(column)).values();
  }

  #fileOf(column: number): string {
    return this.#request.fileOf[column] ?? '';
  }

  demote(column: number, reason: string): void {
    const state = this.stateOf(column);
    state.level = COLDER[state.level];
    state.reason = reason;
    state.covered = undefined;
    state.busy = undefined;
    state.isCareful = false;
    state.isProven = false;
    state.probes.clear();
    state.results.clear();
    state.wanted.clear();
  }

  want(column: number, mutant: string, tier: 'warm' | 'cold'): void {
    const state = this.stateOf(column);
    if (state.level === 'untrusted') return;
    state.results.delete(mutant);
    state.wanted.set(mutant, state.level === 'cold' ? 'cold' : tier);
  }

  outcomeOf({ state, phase, errors, duration, isOverrun }: EndRecord, tier: Tier): PairResult {
    const attempt: AttemptRecord = {
      ...{ kind: 'attempt', label: '', key: '', state, errors: errors ?? [], assertions: 0, duration, reached: [] },
      ...(phase && { phase }),
    };
    const { outcome, error } = classifyAttempts([attempt], this.#request);
    if (isOverrun === true) return { tier, outcome: 'timeout', error: error ?? ENDLESS };
    return { tier, outcome, error };
  }
}

function addTo(sets: Map<string, Set<string>>, key: string, ids: readonly string[]): void {
  const known = sets.get(key) ?? new Set();
  for (const id of ids) known.add(id);
  sets.set(key, known);
}
