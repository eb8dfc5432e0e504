import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withShortDigests } from '../../src/vitest/compared-values.ts';
import { lookAtCompared } from '../../src/vitest/look-at-value.ts';

/** Of what `expect(actual).toEqual(expected)` throws. */
function thrownBy(actual: unknown, expected: unknown): object {
  try {
    expect(actual).toEqual(expected);
  } catch (error) {
    if (typeof error === 'object' && error !== null) return error;
  }
  throw new Error('The values are equal.');
}

function comparedValues(error: object) {
  const seen = lookAtCompared(error);
  return seen && withShortDigests(seen);
}

const comparedIn = (actual: unknown, expected: unknown) => comparedValues({ actual, expected });
const digestOf = (value: unknown): string | undefined => comparedIn(value, 0)?.actual.digest;

describe('EVIDENCE-4: comparedValues', () => {
  it('reads both values off the error of a matcher', () => {
    expect(comparedValues(thrownBy(3, 4))).toEqual({
      actual: { type: 'number', isEmpty: false, digest: 'number 3' },
      expected: { type: 'number', isEmpty: false, digest: 'number 4' },
    });
  });

  it.each([
    [undefined, 'undefined', true],
    [null, 'null', true],
    [Number.NaN, 'number', true],
    [0, 'number', false],
    [false, 'boolean', false],
    ['', 'string', true],
    ['a', 'string', false],
    [[], 'Array', true],
    [[undefined], 'Array', false],
    [{}, 'Object', true],
    [new Map(), 'Map', true],
    [new Set([1]), 'Set', false],
    [new Date(0), 'Date', false],
    [() => 1, 'function', false],
    [1n, 'bigint', false],
  ])('takes %s for %s, empty: %s', (value, type, isEmpty) => {
    expect(comparedIn(value, 0)?.actual).toMatchObject({ type, isEmpty });
  });

  it('gives equal values one digest, and other values another', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (left, right) => {
        fc.pre(JSON.stringify(left).length < 60 && JSON.stringify(right).length < 60);
        expect(digestOf(structuredClone(left))).toBe(digestOf(left));
        if (JSON.stringify(left) !== JSON.stringify(right)) expect(digestOf(left)).not.toBe(digestOf(right));
      }),
    );
  });

  it('says nothing of errors that compare nothing, and of those that Vitest turned into text', () => {
    expect([comparedValues(new Error('no')), comparedValues({ actual: '1', expected: '2', diff: '- 1' })]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('asks no getter, and outlives values that throw, lead in circles or have no end', () => {
    const getter = Object.defineProperty({}, 'total', { enumerable: true, get: () => expect.unreachable() });
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const thrower = new Proxy({}, { ownKeys: () => { throw new Error('hostile'); } }); // prettier-ignore
    const huge = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
    expect([getter, circle, thrower, huge].map((value) => comparedIn(value, 0)?.actual.type)).toEqual([
      'Object',
      'Object',
      undefined,
      'Array',
    ]);
  });
});
