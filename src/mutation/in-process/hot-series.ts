/** The attempts of one test in the hot tier, one after the other: what comes next depends on how the last one ended. */
import { HARNESS_AWARE } from './column-state.ts';
import type { AttemptRole, EndRecord, SeriesRecord } from './job.ts';

export interface Step {
  readonly role: AttemptRole;
  /** `undefined` in a control and in a forced failure. */
  readonly mutant: string | undefined;
}

export interface SeriesRequest {
  readonly column: number;
  /** Ids of all mutants. */
  readonly mutants: ReadonlySet<string>;
  /** Mutants that are not to be tried here. */
  readonly except: ReadonlySet<string>;
  /** Whether mutants are not to be tried at all, unless it took no time but such as leapt: then it only shows what the test evaluates. */
  readonly isWatched: boolean;
  /** Whether this test shows that a failure is noticed: once in a worker. */
  readonly isForced: boolean;
  /** What was evaluated outside attempts so far: not for this tier. */
  readonly early: () => ReadonlySet<string>;
  /** What another test failed under: it will most likely fail this one, too. */
  readonly isDoomed: (mutant: string) => boolean;
  /** Present where it may be proven that no attempt can reach into another one. */
  readonly proof?: Proof;
}

export interface Proof {
  /** Whether everything that outlasts an attempt can be seen: asked behind the first control. */
  readonly isOpen: boolean;
  /** Whether all of it is as it was before the first control. */
  isIntact(): boolean;
}

/**
 * Milliseconds of a test without a mutant from which on it takes longer than loading its file anew. With new modules for each mutant
 * many share one control, so it runs no mutant in the hot tier, where each failure needs one.
 */
export const SLOW = 100;

/** So many mutants are lost at most when a control fails; where it is proven that none can leave anything, none is lost but by surprise. */
const CONTROL_INTERVAL = 64;
const PROVEN_INTERVAL = 256;

/**
 * A control shows which mutants the test evaluates; then come a failure on purpose (once), a placebo (one of its mutants, with the
 * original code: a test that fails under it looks at the harness and not at the code), and its mutants. A failure counts only right behind
 * a control: a mutant may leave something that fails the next one, and that one may tidy it up. Where it is proven that nothing can be
 * left, one control stands behind many, and with it everything is looked at that could have changed.
 */
export class HotSeries {
  /** Steps of the first control. */
  steps = 0;
  /** Whether the control that has just passed proves nothing, since something was left. */
  isVoid = false;
  readonly #request: SeriesRequest;
  #placeboFor: string | undefined;
  #waiting: string[] = [];
  /** Tried since the last control that passed. */
  #unproven: string[] = [];
  #unsound: string[] = [];
  #stopped: string | undefined;
  #mustControl = false;
  #isProven = false;

  constructor(request: SeriesRequest) {
    this.#request = request;
  }

  first(): Step {
    return { role: 'control', mutant: undefined };
  }

  /** `undefined` when the series is over. `isSuspicious`: what ended may go on, or reach into what follows. */
  after(step: Step, ended: EndRecord, isSuspicious: boolean): Step | undefined {
    switch (step.role) {
      case 'control':
        return this.#afterControl(ended);
      case 'forced':
        return this.#placebo();
      case 'placebo':
        if (ended.state === 'passed') return this.#next();
        this.#stopped = HARNESS_AWARE;
        return undefined;
      case 'mutant':
        this.#afterMutant(step.mutant, ended, isSuspicious);
        return this.#next();
    }
  }

  /** Whether no attempt can reach into the next one, as far as is known. */
  get isProven(): boolean {
    return this.#isProven;
  }

  get record(): Omit<SeriesRecord, 'around'> {
    return {
      kind: 'series',
      column: this.#request.column,
      unsound: this.#unsound,
      ...(this.#stopped !== undefined && { stopped: this.#stopped }),
      ...(this.#isProven && { isProven: true }),
    };
  }

  #afterMutant(mutant: string | undefined, { state }: EndRecord, isSuspicious: boolean): void {
    const hasFailed = state !== 'passed' && !this.#isProven;
    const interval = this.#isProven ? PROVEN_INTERVAL : CONTROL_INTERVAL;
    this.#mustControl = isSuspicious || hasFailed || this.#unproven.length >= interval;
    // What an earlier mutant left behind may have failed it: once more, when a control has passed.
    if (hasFailed && this.#unproven.length > 1 && mutant !== undefined) this.#waiting.push(mutant);
  }

  #afterControl(ended: EndRecord): Step | undefined {
    const { covered } = ended;
    if (ended.state !== 'passed' || ended.isOverrun === true) {
      this.#isProven = false;
      this.#unsound = this.#unproven;
      this.#stopped = covered ? 'it fails without a mutant' : 'it fails without a mutant when it is run again';
      return undefined;
    }
    this.#prove();
    if (covered === undefined) return this.#next();
    return this.#begin(covered, ended);
  }

  /** What was tried since the last good control counts, or is tried again. */
  #prove(): void {
    this.isVoid = this.#isProven && this.#request.proof?.isIntact() !== true;
    if (this.isVoid) {
      this.#isProven = false;
      this.#waiting.push(...this.#unproven.toReversed());
    }
    this.#unproven = [];
    this.#mustControl = false;
  }

  #begin(covered: readonly string[], ended: EndRecord): Step | undefined {
    this.steps = ended.steps;
    this.#isProven = this.#request.proof?.isOpen === true;
    const { mutants, except, isWatched, isForced, isDoomed } = this.#request;
    const early = this.#request.early();
    const wanted = covered.filter((id) => mutants.has(id) && !except.has(id) && !early.has(id)).toReversed();
    // What fails needs a control before it and behind it; all others, which come last, share one.
    this.#waiting = [...wanted.filter((id) => !isDoomed(id)), ...wanted.filter(isDoomed)];
    this.#placeboFor = this.#waiting.at(-1);
    if (isWatched && (ended.leapt === undefined || ended.duration - ended.leapt >= SLOW)) this.#waiting = [];
    return isForced ? { role: 'forced', mutant: undefined } : this.#placebo();
  }

  #placebo(): Step | undefined {
    return this.#placeboFor === undefined ? undefined : { role: 'placebo', mutant: this.#placeboFor };
  }

  #next(): Step | undefined {
    const mutant = this.#waiting.at(-1);
    if (mutant !== undefined && !this.#mustControl && !this.#needsControl(mutant)) {
      this.#waiting.pop();
      this.#unproven.push(mutant);
      return { role: 'mutant', mutant };
    }
    return this.#unproven.length === 0 ? undefined : { role: 'control', mutant: undefined };
  }

  #needsControl(mutant: string): boolean {
    return !this.#isProven && this.#unproven.length > 0 && this.#request.isDoomed(mutant);
  }
}
