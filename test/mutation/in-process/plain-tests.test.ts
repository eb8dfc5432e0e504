import { beforeEach, describe, expect, it, TestRunner } from 'vitest';
import { contextKeys, isDone, isPlain, suitesAround, tidiesUp } from '../../../src/mutation/in-process/plain-tests.ts';

const TOOLS = { expect, getSuiteHooks: TestRunner.getSuiteHooks };

const withValue = it.extend('value', () => 1);

describe('ENGINE-8: a test around whose attempts Vitest has nothing to do', () => {
  it('has nothing but its body', ({ task }) => {
    expect(isPlain(task, contextKeys(task), TOOLS)).toBe(true);
    expect(isDone(task)).toBe(true);
  });

  withValue('is none that uses a fixture', ({ task, value }) => {
    expect(isPlain(task, contextKeys(task) - value, TOOLS)).toBe(false);
  });

  it('is none that is tried again', { retry: 1 }, ({ task }) => {
    expect(isPlain(task, contextKeys(task), TOOLS)).toBe(false);
  });

  it('is none that has an `expect` of its own', ({ task, expect: own }) => {
    own(isPlain(task, contextKeys(task), TOOLS)).toBe(false);
    own(isDone(task)).toBe(false);
  });

  it('is none of another `expect`', ({ task }) => {
    expect(isPlain({ ...task, context: task.context, name: 'another test' }, contextKeys(task), TOOLS)).toBe(false);
  });

  it('has to be left to Vitest when it asks for a clean-up', ({ task, onTestFinished }) => {
    onTestFinished(() => undefined);
    expect(isDone(task)).toBe(false);
  });

  it('has to be left to Vitest when it asks to be told of its failure', ({ task, onTestFailed }) => {
    onTestFailed(() => undefined);
    expect(isDone(task)).toBe(false);
  });

  describe('with a hook', () => {
    const before: string[] = [];
    beforeEach(() => {
      before.push('each');
    });

    describe('further out', () => {
      it('is none', ({ task }) => {
        expect(before).not.toEqual([]);
        expect(suitesAround(task).map(({ name }) => name)).toMatchObject(['further out', 'with a hook', {}, {}]);
        expect(isPlain(task, contextKeys(task), TOOLS)).toBe(false);
      });
    });
  });
});

describe('ENGINE-8: options by which Vitest does something between two attempts', () => {
  it.each([{ restoreMocks: true }, { unstubEnvs: true }, { experimental: { traceTimeline: true } }])(
    'are told from others: %o',
    (config) => {
      expect(tidiesUp(config)).toBe(true);
    },
  );

  it.each([{}, { restoreMocks: false, clearMocks: false }, { experimental: { traceTimeline: false } }])(
    'are not those of %o',
    (config) => {
      expect(tidiesUp(config)).toBe(false);
    },
  );
});
