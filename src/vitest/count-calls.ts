/** Counts calls of methods that others call. Runs in Vitest's workers and in pages, so it imports nothing of either. */

/** How many assertions executed, of whatever library. */
export interface AssertionCounts {
  /** Chai's own: every matcher that ends in `Assertion.assert`, so those of `expect`, chai's `assert` and `should`. */
  readonly chai: number;
  /** Of `node:assert`. Only the bare call `assert(value)` cannot be seen. */
  readonly node: number;
}

export function countCalls(owner: object, names: readonly string[], count: () => void): void {
  for (const name of names) {
    const call: unknown = Reflect.get(owner, name);
    if (!isCall(call)) continue;
    const counted = function (this: unknown, ...values: unknown[]): unknown {
      count();
      return Reflect.apply(call, this, values);
    };
    Reflect.set(owner, name, Object.assign(counted, call));
  }
}

type Call = (...values: unknown[]) => unknown;

const isCall = (value: unknown): value is Call => typeof value === 'function';
