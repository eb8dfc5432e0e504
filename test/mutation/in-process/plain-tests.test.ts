import { beforeEach, describe, expect, it, TestRunner, vi } from 'vitest';
import {
  contextKeys,
  isDone,
  isPlain,
  isTraced,
  suitesAround,
  beginAnew,
} from '../../../src/mutation/in-process/plain-tests.ts';

const TOOLS = { expect, vi, getSuiteHooks: TestRunner.getSuiteHooks };

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

describe('ENGINE-8: before another attempt of such a test', () => {
  it('nothing is left of what the last one asserted, and of how it ended', ({ task }) => {
    expect.assertions(1);
    Object.assign(task.result ?? {}, { state: 'fail', errors: [new Error('no')] });
    beginAnew(task, {}, TOOLS);
    const { assertionCalls, isExpectingAssertions, expectedAssertionsNumber } = expect.getState();
    const { state, errors } = task.result ?? {};
    expect({ assertionCalls, isExpectingAssertions, expectedAssertionsNumber, state, errors }).toEqual({
      ...{ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null },
      ...{ state: 'run', errors: undefined },
    });
  });

  it('mocks and what is stubbed are put back as the project asks for it', ({ task }) => {
    vi.stubEnv('ASSAY_PLAIN', 'stubbed');
    vi.stubGlobal('assayPlain', 'stubbed');
    const seen = (): unknown[] => [process.env['ASSAY_PLAIN'], Reflect.get(globalThis, 'assayPlain')];
    beginAnew(task, { clearMocks: true, unstubEnvs: false }, TOOLS);
    expect(seen()).toEqual(['stubbed', 'stubbed']);
    beginAnew(task, { unstubEnvs: true, unstubGlobals: true, mockReset: true, restoreMocks: true }, TOOLS);
    expect(seen()).toEqual([undefined, undefined]);
  });
});

describe('ENGINE-8: a project whose attempts Vitest traces', () => {
  it('says so', () => {
    const configs = [
      {},
      { experimental: {} },
      { experimental: { traceTimeline: false } },
      { experimental: { traceTimeline: true } },
    ];
    expect(configs.map(isTraced)).toEqual([false, false, false, true]);
  });
});
