import type { RunnerTestCase, TestError, TestTryOptions } from 'vitest';
import type { EndRecord } from './job.ts';

/** Vitest's own rule: a test that fails is tried again as often as its `retry` says. */
export function willRetry(test: RunnerTestCase, state: EndRecord['state'], { retry }: TestTryOptions): boolean {
  if (state !== 'failed' || test.retry === undefined) return false;
  const { count = 0, condition } = typeof test.retry === 'number' ? { count: test.retry } : test.retry;
  const error = test.result?.errors?.at(-1);
  return retry < count && error !== undefined && isMet(condition, error);
}

function isMet(condition: RegExp | ((error: TestError) => boolean) | undefined, error: TestError): boolean {
  if (condition === undefined) return true;
  return typeof condition === 'function' ? condition(error) : condition.test(error.message);
}
