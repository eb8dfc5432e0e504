/** Counts the assertions that execute, of whatever library. Runs in Vitest's workers. */
import assert from 'node:assert';
import { syncBuiltinESMExports } from 'node:module';

export type Vitest = typeof import('vitest');

export interface AssertionCounts {
  /** Chai's own: every matcher that ends in `Assertion.assert`, so those of `expect`, chai's `assert` and `should`. */
  readonly chai: number;
  /** Of `node:assert`. Only the bare call `assert(value)` cannot be seen. */
  readonly node: number;
}

/** Starts counting and returns a reader of the counts so far. */
export function countAssertions(chai: Vitest['chai']): () => AssertionCounts {
  const counts = { chai: 0, node: 0 };
  wrap(chai.Assertion.prototype, ['assert'], () => (counts.chai += 1));
  for (const module of [assert, assert.strict]) {
    wrap(
      module,
      Object.keys(module).filter((name) => /^[a-z]/.test(name) && name !== 'strict'),
      () => (counts.node += 1),
    );
  }
  syncBuiltinESMExports();
  return () => ({ ...counts });
}

type Call = (...values: unknown[]) => unknown;

function wrap(owner: object, names: readonly string[], count: () => void): void {
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

const isCall = (value: unknown): value is Call => typeof value === 'function';
