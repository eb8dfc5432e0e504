import type { Node } from '@babel/types';
import type { Assertion, CallRecord, Step } from '../assertion.ts';
import { choice } from '../terms/build-operation.ts';
import { member } from '../terms/build-member.ts';
import { literal } from '../terms/make-term.ts';
import type { LambdaTerm, Term } from '../terms/term.ts';
import { applyLambda } from '../terms/apply-lambda.ts';

/** What was met while a test was read, and how one came there. */
export class ReadingLog {
  #path: readonly Step[] = [];
  #muted = 0;
  #calls: CallRecord[] = [];
  #assertions: Assertion[] = [];
  #reached = new Set<Node>();
  #hasThrown = false;
  phase: CallRecord['phase'] = 'load';

  /** What `expect.extend` was given, by name, in any file. */
  readonly #matchers = new Map<string, LambdaTerm | undefined>();

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
    const matcher = this.#matchers.get(assertion.matcher);
    const pass = matcher && passOf(applyLambda(matcher, [assertion.actual, ...assertion.expected]));
    if (this.phase === 'body') this.#assertions.push({ ...assertion, ...(pass && { pass }), path: this.#path });
  }

  /** Of two of one name it is not known which is meant. */
  addMatchers(matchers: Term | undefined): void {
    if (matchers?.kind !== 'object') return;
    for (const { key, value } of matchers.entries) {
      if (key?.kind !== 'literal' || value.kind !== 'lambda') continue;
      const name = String(key.value);
      const known = this.#matchers.get(name);
      const isOther = this.#matchers.has(name) && known?.key !== value.key;
      this.#matchers.set(name, isOther ? undefined : value);
    }
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

/** Whether a matcher that gives this is content. */
function passOf(given: Term): Term | undefined {
  if (given.kind === 'object') return member(given, literal('pass'));
  if (given.kind !== 'choice') return undefined;
  const [then, otherwise] = [passOf(given.then), passOf(given.otherwise)];
  return then && otherwise && choice(given.test, then, otherwise);
}
