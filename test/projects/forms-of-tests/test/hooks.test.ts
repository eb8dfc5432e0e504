import { aroundEach, beforeEach, describe, expect, onTestFailed, onTestFinished, test } from 'vitest';
import { begin, checksum, depth, end } from '../src/hooks.ts';

describe('within a transaction', () => {
  aroundEach(async (runTest) => {
    begin('A');
    await runTest();
    expect(end()).toBe('a');
  });

  test('sees it', () => {
    expect(depth()).toBe(1);
  });
});

describe('after a set-up', () => {
  beforeEach(() => {
    begin('B');
    return () => {
      end();
    };
  });

  test('sees it as well', () => {
    expect(depth()).toBe(1);
  });
});

test('checks when it is finished', () => {
  onTestFinished(() => {
    expect(checksum([1, 2])).toBe(3);
  });
});

test('breaks once more when it has failed', () => {
  onTestFailed(() => {
    throw new TypeError('nothing to clean up');
  });
  expect(checksum([2, 2])).toBe(4);
});
