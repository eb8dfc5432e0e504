/** Timers, and the time that they go by. While nothing but they can go on, time leaps to when the next is due: nobody waits for it. */

type Callback = (...values: unknown[]) => unknown;
type Timer = NodeJS.Timeout;

/** What there is without it. */
export interface RealTime {
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  readonly setTimeout: (callback: Callback, delay?: number, ...values: unknown[]) => Timer;
  readonly setInterval: (callback: Callback, delay?: number, ...values: unknown[]) => Timer;
  readonly clearTimeout: (timer: Timer) => void;
  /** Begins the timer anew. */
  readonly refresh: (timer: Timer) => Timer;
  /** Calls back when everything that was ready has been done. */
  readonly afterTurn: (look: () => void) => void;
  /** Calls back a little later. */
  readonly later: (look: () => void) => void;
  /** Whether nothing but timers is under way. */
  readonly isIdle: () => boolean;
}

interface Waiting {
  /** On this clock. */
  due: number;
  /** As it was asked for. */
  readonly delay: number;
  /** Of those that are due at the same time, the lower comes first. */
  order: number;
  /** When the timer was made, in the order of all; 0 for one that is not dropped. */
  readonly birth: number;
}

interface Asked {
  readonly callback: Callback;
  readonly delay: number | undefined;
  readonly values: readonly unknown[];
}

interface Kind {
  readonly isRepeated: boolean;
  readonly isLasting: boolean;
}

/** Turns in which nothing went on before time leaps. */
const IDLE_TURNS = 2;
/** Turns in which something goes on before it is looked at less often. */
const BUSY_TURNS = 50;
/** Where Node keeps how long a timer takes; `refresh` begins it anew with what stands there. */
const LENGTH = '_idleTimeout';

export class LeapingClock {
  readonly #real: RealTime;
  readonly #known = new WeakMap<Timer, Waiting>();
  readonly #waiting = new Set<Timer>();
  #leapt = 0;
  #order = 0;
  #holds = 0;
  #turns = 0;
  #isLooking = false;

  constructor(real: RealTime) {
    this.#real = real;
  }

  /** Milliseconds that it has leapt over. */
  get leapt(): number {
    return this.#leapt;
  }

  /** Milliseconds from any fixed moment. */
  readonly now = (): number => this.#real.now() + this.#leapt;

  readonly setTimeout = (callback: Callback, delay?: number, ...values: unknown[]): Timer =>
    this.#startTimeout({ callback, delay, values }, false);

  readonly setInterval = (callback: Callback, delay?: number, ...values: unknown[]): Timer =>
    this.#startInterval({ callback, delay, values }, false);

  /** What they start is never dropped. */
  readonly lasting = {
    setTimeout: (callback: Callback, delay?: number, ...values: unknown[]): Timer =>
      this.#startTimeout({ callback, delay, values }, true),
    setInterval: (callback: Callback, delay?: number, ...values: unknown[]): Timer =>
      this.#startInterval({ callback, delay, values }, true),
  };

  #startTimeout(asked: Asked, isLasting: boolean): Timer {
    return this.#start(this.#real.setTimeout, { ...asked, isLasting, isRepeated: false });
  }

  #startInterval(asked: Asked, isLasting: boolean): Timer {
    return this.#start(this.#real.setInterval, { ...asked, isLasting, isRepeated: true });
  }

  readonly clearTimeout = (timer: Timer): void => {
    this.#waiting.delete(timer);
    this.#real.clearTimeout(timer);
  };

  #start(start: RealTime['setTimeout'], { callback, delay, values, isRepeated, isLasting }: Asked & Kind): Timer {
    const timer = start(
      (...given) => {
        this.#isDue(timer, isRepeated);
        return Reflect.apply(callback, timer, given);
      },
      delay,
      ...values,
    );
    this.#known.set(timer, { due: 0, delay: lengthOf(timer), order: 0, birth: isLasting ? 0 : (this.#order += 1) });
    this.#wait(timer);
    return timer;
  }

  #isDue(timer: Timer, isRepeated: boolean): void {
    const known = this.#known.get(timer);
    if (known === undefined) return;
    setLength(timer, known.delay);
    if (isRepeated) this.#wait(timer);
    else this.#waiting.delete(timer);
  }

  /** A timer begins anew: of this clock with the time that it was asked for. */
  readonly refresh = (timer: Timer): Timer => {
    const known = this.#known.get(timer);
    if (known !== undefined) {
      setLength(timer, known.delay);
      this.#wait(timer);
    }
    return this.#real.refresh(timer);
  };

  #wait(timer: Timer): void {
    const known = this.#known.get(timer);
    if (known === undefined) return;
    known.due = this.now() + known.delay;
    known.order = this.#order += 1;
    this.#waiting.add(timer);
    this.#lookLater();
  }

  /** Time does not leap until this has ended. */
  hold(until: Promise<unknown>): void {
    this.#holds += 1;
    const release = (): void => {
      this.#holds -= 1;
    };
    until.then(release, release);
  }

  /** For `dropSince`. */
  mark(): number {
    return this.#order;
  }

  /** What began since the mark, and is still to come, will not. */
  dropSince(mark: number): void {
    for (const timer of this.#waiting) {
      if ((this.#known.get(timer)?.birth ?? 0) > mark) this.clearTimeout(timer);
    }
  }

  #lookLater(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    this.#turns = 0;
    this.#real.afterTurn(this.#look);
  }

  readonly #look = (): void => {
    for (const timer of this.#waiting) if (isOver(timer)) this.#waiting.delete(timer);
    this.#isLooking = this.#waiting.size > 0;
    if (!this.#isLooking) return;
    const isIdle = this.#holds === 0 && this.#real.isIdle();
    // Upwards it counts turns in which nothing went on, downwards others.
    this.#turns = isIdle ? Math.max(0, this.#turns) + 1 : Math.min(0, this.#turns) - 1;
    if (this.#turns >= IDLE_TURNS) this.#leap();
    if (this.#turns < -BUSY_TURNS) this.#real.later(this.#look);
    else this.#real.afterTurn(this.#look);
  };

  #leap(): void {
    this.#turns = 0;
    const waiting = [...this.#waiting]
      .flatMap((timer) => ({ timer, ...(this.#known.get(timer) ?? { due: Infinity, order: 0 }) }))
      .toSorted((a, b) => a.due - b.due || a.order - b.order);
    const far = (waiting[0]?.due ?? 0) - this.now();
    if (far <= 1) return;
    this.#leapt += far;
    const now = this.now();
    for (const { timer, due } of waiting) {
      setLength(timer, Math.max(1, Math.ceil(due - now)));
      this.#real.refresh(timer);
    }
  }
}

/** Milliseconds. */
function lengthOf(timer: Timer): number {
  const length: unknown = Reflect.get(timer, LENGTH);
  return typeof length === 'number' ? length : 0;
}

const setLength = (timer: Timer, milliseconds: number): void => void Reflect.set(timer, LENGTH, milliseconds);

/** Whether it was cleared, or has been called back for the last time. */
const isOver = (timer: Timer): boolean => Reflect.get(timer, '_destroyed') === true;
