import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forForgery, forHooks, forSkip, forSmoke } from '../src/prey.ts';

describe('leaves when the value is wrong', () => {
  beforeEach((context) => {
    if (forSkip(9) !== 5) context.skip();
  });

  it('by its beforeEach', () => {
    expect(forSkip(1)).toBe(1);
  });
});

describe('forges', () => {
  afterEach(({ task }) => {
    task.result = { ...task.result, state: 'pass', errors: [] };
  });

  it('a pass', () => {
    expect(forForgery(9)).toBe(5);
  });
});

it('forges the records', ({ task }) => {
  Object.assign(task, { repeats: 0, retry: 0 });
  Object.assign(task.meta, { mutantCoverage: {}, outcome: 'passed', assay: {} });
  Object.assign(task.file.meta, { mutantCoverage: undefined, hitCount: 1e9 });
  expect(forForgery(8)).toBe(5);
});

describe('checks in its hook only', () => {
  let result: number;
  afterEach(() => {
    expect(result).toBe(5);
  });

  it('computes', () => {
    result = forHooks(9);
  });
});

it('asserts nothing, and crashes', () => {
  forSmoke(1);
});
