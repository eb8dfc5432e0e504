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
}

/**
 * Milliseconds of a test without a mutant from which on it takes longer than loading its file anew. With new modules for each mutant
 * many share one control, so it runs no mutant in the hot tier, where each failure needs one.
 */
export const SLOW = 100;

/** So many mutants are lost at most when a control fails. */
const CONTROL_INTERVAL = 64;

/**
 * A control shows which mutants the test evaluates; then come a failure on purpose (once), a placebo (one of its mutants, with the
 * original code: a test that fails under it looks at the harness and not at the code), and its mutants. A failure counts only right behind
 * a control: a mutant may leave something that fails the next one, and that one may tidy it up.
 */
export class HotSeries {
  /** Steps of the first control. */
  steps = 0;
  readonly #request: SeriesRequest;
  #placeboFor: string | undefined;
  #waiting: string[] = [];
  /** Tried since the last control that passed. */
  #unproven: string[] = [];
  #unsound: string[] = [];
  #stopped: string | undefined;
  #mustControl = false;

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
        this.#mustControl = isSuspicious || ended.state !== 'passed' || this.#unproven.length >= CONTROL_INTERVAL;
        // What an earlier mutant left behind may have failed it: once more, when a control has passed.
        if (ended.state !== 'passed' && this.#unproven.length > 1 && step.mutant !== undefined) {
          this.#waiting.push(step.mutant);
        }
        return this.#next();
    }
  }

  get record(): Omit<SeriesRecord, 'around'> {
    return {
      kind: 'series',
      column: this.#request.column,
      unsound: this.#unsound,
      ...(this.#stopped !== undefined && { stopped: this.#stopped }),
    };
  }

  #afterControl(ended: EndRecord): Step | undefined {
    const { covered } = ended;
    if (ended.state !== 'passed' || ended.isOverrun === true) {
      this.#unsound = this.#unproven;
      this.#stopped = covered ? 'it fails without a mutant' : 'it fails without a mutant when it is run again';
      return undefined;
    }
    this.#unproven = [];
    this.#mustControl = false;
    if (covered === undefined) return this.#next();
    this.steps = ended.steps;
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
    if (mutant !== undefined && !this.#mustControl && !(this.#unproven.length > 0 && this.#request.isDoomed(mutant))) {
      this.#waiting.pop();
      this.#unproven.push(mutant);
      return { role: 'mutant', mutant };
    }
    return this.#unproven.length === 0 ? undefined : { role: 'control', mutant: undefined };
  }
}
