/** Timers and the time, as a test turns them by hand. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { numberOfValue } from './host-values.ts';
import { hostOf } from './inspect.ts';
import { runJobs } from './promises.ts';
import type { Stage } from './stage.ts';
import { func, NOTHING, plain, Promised, type Value } from './values.ts';

interface Timer {
  readonly id: number;
  readonly callback: Value;
  readonly args: readonly Value[];
  at: number;
  /** Of an interval. */
  readonly every: number | undefined;
}

/** More turns of timers are not run. */
const MAX_TURNS = 200;

export class Timers {
  readonly #stage: Stage;
  #waiting: Timer[] = [];
  #made = 0;
  /** The present; `undefined` where the test did not set it. */
  now: Value | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** `vi`'s functions for the time. */
  get controls(): ReadonlyMap<string, Value> {
    const later = (run: (args: readonly Value[]) => void): Value => func('time', (args) => this.#turn(() => run(args)));
    const byTime = later(([ms = NOTHING]) => this.#advance(numberOfValue(ms, this.#stage)));
    const all = later(() => this.#advance(Number.POSITIVE_INFINITY));
    const toNext = later(() => this.#advance(Math.max(0, this.#soonest() - Number(this.now?.raw))));
    return new Map([
      ['useFakeTimers', later(() => (this.now ??= plain(DEFAULT_TIME)))],
      ['setSystemTime', later(([time = NOTHING]) => this.#set(time))],
      ['advanceTimersByTime', byTime],
      ['advanceTimersByTimeAsync', byTime],
      ['runAllTimers', all],
      ['runAllTimersAsync', all],
      ['runOnlyPendingTimers', all],
      ['advanceTimersToNextTimer', toNext],
      ['advanceTimersToNextTimerAsync', toNext],
      ['clearAllTimers', later(() => (this.#waiting = []))],
      ['getTimerCount', func('getTimerCount', () => plain(this.#waiting.length))],
      ['isFakeTimers', func('isFakeTimers', () => plain(this.now !== undefined))],
      ['useRealTimers', later(() => (this.now = undefined))],
    ]);
  }

  /** What code calls. */
  get globals(): ReadonlyMap<string, Value> {
    const clear = func('clear', ([id]) => {
      this.#waiting = this.#waiting.filter((timer) => timer.id !== id?.raw);
      return NOTHING;
    });
    return new Map([
      ['setTimeout', func('setTimeout', (args) => this.#add(args, false))],
      ['setInterval', func('setInterval', (args) => this.#add(args, true))],
      ['clearTimeout', clear],
      ['clearInterval', clear],
    ]);
  }

  /** Async functions of the time give a promise, which others may be taken for. */
  #turn(action: () => void): Value {
    this.#stage.ledger.epoch += 1;
    action();
    const promise = new Promised();
    promise.settled = { isKept: true, value: NOTHING };
    return plain(promise);
  }

  #set(time: Value): void {
    const host = hostOf(time);
    this.now = { raw: host instanceof Date ? host.getTime() : new Date(String(host)).getTime(), trail: time.trail };
  }

  #add([callback = NOTHING, ms, ...args]: readonly Value[], isRepeated: boolean): Value {
    if (this.now === undefined) throw new NotEvaluable('a timer');
    this.#made += 1;
    const delay = ms === undefined ? 0 : numberOfValue(ms, this.#stage);
    const at = Number(this.now.raw) + delay;
    this.#waiting.push({ id: this.#made, callback, args, at, every: isRepeated ? Math.max(delay, 1) : undefined });
    return plain(this.#made);
  }

  /** When the next is due. */
  #soonest(): number {
    const times = this.#waiting.map(({ at }) => at);
    return times.length === 0 ? Number(this.now?.raw) : Math.min(...times);
  }

  #advance(ms: number): void {
    const end = Number(this.now?.raw) + ms;
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      runJobs(this.#stage);
      const [next] = this.#waiting.filter(({ at }) => at <= end).toSorted((left, right) => left.at - right.at);
      if (next === undefined) {
        if (Number.isFinite(end)) this.now = plain(end);
        return;
      }
      this.now = plain(Math.max(next.at, Number(this.now?.raw)));
      if (next.every === undefined) this.#waiting = this.#waiting.filter((timer) => timer !== next);
      else next.at += next.every;
      this.#stage.call(next.callback, next.args);
    }
    throw new NotEvaluable('too long');
  }
}

/** When the fake time begins, if nobody says. */
const DEFAULT_TIME = 1_700_000_000_000;
