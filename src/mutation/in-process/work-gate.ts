/** Lets in as many workers as keep the processors busy: tests that wait leave room for others. */

export interface GateLimits {
  /** So many at least, however busy they are. */
  readonly least: number;
  readonly most: number;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
}

/** Milliseconds between two looks at the workers. */
const LOOK = 200;
/** Of the processors that `least` workers would keep busy, the share above which nobody else is let in. */
const ENOUGH = 0.75;
/** Milliseconds after which a worker that does not say what it spends counts as busy. */
const SILENT = 1_000;

interface Spending {
  /** Processor time in all, in milliseconds. */
  readonly spent: number;
  readonly at: number;
  /** Of one processor, lately. */
  readonly share: number;
}

export class WorkGate {
  readonly #limits: GateLimits;
  readonly #waiting: { readonly worker: object; readonly admit: () => void }[] = [];
  readonly #inside = new Map<object, Spending | undefined>();
  readonly #timer: NodeJS.Timeout;

  constructor(limits: GateLimits) {
    this.#limits = limits;
    this.#timer = setInterval(() => this.#look(), LOOK);
    this.#timer.unref();
  }

  /** Resolves when there is room; `leave` makes room again. */
  enter(worker: object): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ worker, admit: resolve });
      if (this.#inside.size < this.#limits.least) this.#admit();
    });
  }

  leave(worker: object): void {
    this.#inside.delete(worker);
    if (this.#inside.size < this.#limits.least) this.#admit();
  }

  /** A worker says how much processor time it has spent so far, in milliseconds. */
  spent(worker: object, spent: number): void {
    if (!this.#inside.has(worker)) return;
    const before = this.#inside.get(worker);
    const at = this.#limits.now();
    const share =
      before === undefined || spent < before.spent ? 1 : (spent - before.spent) / Math.max(1, at - before.at);
    this.#inside.set(worker, { spent, at, share });
  }

  #look(): void {
    const { least, most, now } = this.#limits;
    const time = now();
    const shares = [...this.#inside.values()].map((one) =>
      one === undefined || time - one.at > SILENT ? 1 : Math.min(1, one.share),
    );
    const used = shares.reduce((sum, share) => sum + share, 0);
    if (used < least * ENOUGH && this.#inside.size < most) this.#admit();
  }

  #admit(): void {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#inside.set(next.worker, undefined);
    next.admit();
  }
}
