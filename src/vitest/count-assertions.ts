/** Counts the assertions that execute, of whatever library. Runs in Vitest's workers. */
import assert from 'node:assert';
import { syncBuiltinESMExports } from 'node:module';
import { countCalls, type AssertionCounts } from './count-calls.ts';

export type Vitest = typeof import('vitest');

/** Starts counting and returns a reader of the counts so far. */
export function countAssertions(chai: Vitest['chai']): () => AssertionCounts {
  const counts = { chai: 0, node: 0 };
  countCalls(chai.Assertion.prototype, ['assert'], () => (counts.chai += 1));
  for (const module of [assert, assert.strict]) {
    countCalls(
      module,
      Object.keys(module).filter((name) => /^[a-z]/.test(name) && name !== 'strict'),
      () => (counts.node += 1),
    );
  }
  syncBuiltinESMExports();
  return () => ({ ...counts });
}
