import type { Node } from '@babel/types';
import type { Assertion, CallRecord, Step } from '../assertion.ts';

/** What was met while a test was read, and how one came there. */
export class ReadingLog {
  #path: readonly Step[] = [];
  #muted = 0;
  #calls: CallRecord[] = [];
  #assertions: Assertion[] = [];
  #reached = new Set<Node>();
  #hasThrown = false;
  phase: CallRecord['phase'] = 'load';

  get path(): readonly Step[] {
    return this.#path;
  }

  get calls(): readonly CallRecord[] {
    return this.#calls;
  }

  get assertions(): readonly Assertion[] {
    return this.#assertions;
  }

  /** Whether the test, or a helper that it calls, comes to a `throw`. */
  get hasThrown(): boolean {
    return this.#hasThrown;
  }

  /** Whether a call was come to. */
  isReached(node: Node): boolean {
    return this.#reached.has(node);
  }

  /** Runs `action` one step further in. */
  within<Result>(step: Step | undefined, action: () => Result): Result {
    if (step === undefined) return action();
    const before = this.#path;
    this.#path = [...before, step];
    try {
      return action();
    } finally {
      this.#path = before;
    }
  }

  /** Runs `action` and forgets what it met. */
  muted<Result>(action: () => Result): Result {
    this.#muted += 1;
    try {
      return action();
    } finally {
      this.#muted -= 1;
    }
  }

  addCall(call: Omit<CallRecord, 'phase' | 'path'>): void {
    // The code may have an `assert` of its own.
    this.#reached.add(call.site.node);
    if (this.#muted === 0) this.#calls.push({ ...call, phase: this.phase, path: this.#path });
  }

  /** Checks in hooks are hooks, not assertions of the test. */
  addAssertion(assertion: Omit<Assertion, 'path'>): void {
    if (this.#muted > 0) return;
    this.#reached.add(assertion.site.node);
    if (this.phase === 'body') this.#assertions.push({ ...assertion, path: this.#path });
  }

  addThrow(): void {
    if (this.#muted === 0 && this.phase === 'body') this.#hasThrown = true;
  }

  /** Starts the log of a test with the calls made before it. */
  restart(calls: readonly CallRecord[]): void {
    this.#calls = [...calls];
    this.#assertions = [];
    this.#reached = new Set();
    this.#hasThrown = false;
    this.#path = [];
  }
}
