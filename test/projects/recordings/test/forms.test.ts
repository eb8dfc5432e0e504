import assert from 'node:assert';
import { deepStrictEqual } from 'node:assert/strict';
import { assert as chaiAssert, expect, it, vi } from 'vitest';
import { refuse, sum } from '../src/sum.ts';
import { expectPositive } from './helper.ts';

expect.extend({
  toBeSmall(received: number) {
    return { pass: Math.abs(received) < 100, message: () => `${received} is not small` };
  },
});

declare module 'vitest' {
  interface Matchers<T> {
    toBeSmall(): T;
  }
}

it('is too loose', () => {
  expect(sum(2, 3)).toBeGreaterThan(-100);
});

it('negates', () => {
  expect(sum(2, 3)).not.toBe(100);
});

it('moves together', () => {
  expect(sum(2, 3)).toBe(sum(2, 3));
});

it('resolves', async () => {
  await expect(Promise.resolve(sum(2, 3))).resolves.toBeTypeOf('number');
});

it('rejects', async () => {
  const failure = new Promise((_, reject) => setTimeout(() => reject(new Error(`${sum(2, 3)}`)), 1));
  await expect(failure).rejects.toThrow(Error);
});

it('polls', async () => {
  let tries = 0;
  await expect.poll(() => [(tries += 1), sum(2, 3)], { interval: 1 }).toContain(2);
});

it('is soft', () => {
  expect.soft(sum(2, 3)).toBeLessThan(100);
});

it('has a matcher of its own', () => {
  expect(sum(2, 3)).toBeSmall();
});

it('throws', () => {
  expect(() => refuse(1)).toThrow(RangeError);
});

it('asserts as Node does', () => {
  assert.ok(sum(2, 3));
  assert.throws(() => refuse(1), RangeError);
  deepStrictEqual([sum(2, 3)], [sum(2, 3)]);
});

it('asserts as chai does', () => {
  chaiAssert.isNumber(sum(2, 3));
  expect(sum(2, 3)).to.be.a('number');
  expect(sum(2, 3)).to.be.below(100);
  expect(sum(2, 3)).to.be.ok;
});

it('looks at calls', () => {
  const log = vi.fn();
  log(sum(2, 3));
  expect(log).toHaveBeenCalledOnce();
});

it('matches a part', () => {
  expect({ sum: sum(2, 3), kind: 'sum' }).toMatchObject({ kind: 'sum' });
});

it('asserts in a helper', () => {
  expectPositive(sum(2, 3));
});

it('asserts in a loop', () => {
  for (const right of [0, 3]) expect(sum(2, right)).toBeDefined();
});

it('comes to no assertion any more', () => {
  if (sum(2, 3) > 0) expect(2).toBe(2);
});

it('looks at the clock', () => {
  expect(performance.now() + sum(2, 3)).toBeGreaterThan(-100);
});

it('looks at what must not be touched', () => {
  const self: Record<string, unknown> = { sum: sum(2, 3) };
  self['self'] = self;
  Object.defineProperty(self, 'trap', {
    enumerable: true,
    get: () => {
      throw new Error('touched');
    },
  });
  expect(self).toBeTypeOf('object');
});

it('looks at a whole text', () => {
  expect(`${'x'.repeat(5_000)}${sum(2, 3)}`).toMatch(/x/);
});
