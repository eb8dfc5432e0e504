import { describe, expect, it } from 'vitest';
import { check, comparisons, Contradiction, endingOf, type Outcome } from '../../src/vitest/judge-example.ts';
import { valueText } from '../../src/vitest/value-text.ts';

/** As the module of examples hands things over. */
const later =
  <Given extends unknown[]>(call: (...given: Given) => unknown) =>
  async (...given: Given): Promise<unknown> =>
    await call(...given);

/** The message of the contradiction; `holds` when there is none. */
async function judge(call: () => unknown, outcome: Outcome, stated?: (result: unknown) => unknown): Promise<string> {
  const ending = await endingOf(later(call));
  const means = { ...comparisons(expect), stated: stated && later(stated) };
  return check(ending, outcome, means).then(
    () => 'holds',
    (error: unknown) => (error instanceof Contradiction ? error.message : String(error)),
  );
}

const returns = (value: unknown): Outcome => ({ kind: 'returns', value });
const throws = (error: string, message?: string): Outcome => ({ kind: 'throws', error, message });
class Own extends RangeError {
  override name = 'Renamed';
}
const fail = (error: unknown) => () => {
  throw error;
};
const SYMBOL = Symbol.for('k');
class Point {
  readonly x: number;
  constructor(x: number) {
    this.x = x;
  }
}
function inItself(): unknown[] {
  const list: unknown[] = [1];
  list.push(list);
  return list;
}
function nested(depth: number): object {
  let value = {};
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

describe('EXAMPLE-2: an example', () => {
  it.each<[string, () => unknown, Outcome]>([
    ['either zero', () => ({ a: [-0] }), returns({ a: [0] })],
    ['a zero for a negative one', () => 0, returns(-0)],
    ['either zero in a map', () => new Map([['a', -0]]), returns(new Map([['a', 0]]))],
    ['either zero in a list of numbers', () => new Float32Array([1, -0]), returns(new Float32Array([1, 0]))],
    ['either zero in an object of a class', () => new Point(-0), returns(new Point(0))],
    ['what symbols name', () => ({ [SYMBOL]: 1 }), returns({ [SYMBOL]: 1 })],
    ['what holds itself', inItself, returns(inItself())],
    ['NaN', () => [NaN], returns([NaN])],
    ['missing and undefined fields alike', () => ({ a: 1, b: undefined }), returns({ a: 1 })],
    ['the value of a promise', () => Promise.resolve(5), returns(5)],
    ['a part', () => ({ a: { b: 1, c: 2 }, d: [-0] }), { kind: 'matches', value: { a: { b: 1 }, d: [0] } }],
    ['a plain value as a part of itself', () => 'text', { kind: 'matches', value: 'text' }],
    ['a number nearly', () => 0.1 + 0.2, { kind: 'approx', value: 0.3, within: 1e-9 }],
    ['an infinite number', () => Infinity, { kind: 'approx', value: Infinity, within: 0 }],
    ['nothing', () => undefined, { kind: 'nothing' }],
    ['the class of an error', fail(new Own('x')), throws('Own')],
    ['the name of an error', fail(new Own('x')), throws('Renamed')],
    ['an ancestor of its class', fail(new Own('x')), throws('RangeError')],
    ['a part of its message', fail(new Error('no luck today')), throws('Error', 'luck')],
    ['a pattern of its message', fail(new Error('3 Times')), throws('Error', '/^\\d times$/i')],
    ['an error that is rejected', () => Promise.reject(new TypeError('x')), throws('TypeError')],
  ])('accepts %s', async (_, call, outcome) => {
    expect(await judge(call, outcome)).toBe('holds');
  });

  it.each<[string, () => unknown, Outcome, string]>([
    ['another value', () => 1, returns(2), 'expected: 2\nactual: 1'],
    [
      'another value that a symbol names',
      () => ({ [SYMBOL]: 1 }),
      returns({}),
      'expected: {}\nactual: { [Symbol(k)]: 1 }',
    ],
    [
      'a number for a list of numbers',
      () => new Uint8Array([1]),
      returns([1]),
      'expected: [1]\nactual: Uint8Array [1]',
    ],
    [
      'an error that says nothing',
      fail({ name: 'E', message: { toString: fail(new Error('no')) } }),
      returns(1),
      'expected: 1\nactual: E is thrown, saying "something that is no text"',
    ],
    ['null for undefined', () => undefined, returns(null), 'expected: null\nactual: undefined'],
    ['more than stated', () => [1, 2], returns([1]), 'expected: [1]\nactual: [1, 2]'],
    ['a text for a number', () => '1', { kind: 'approx', value: 1, within: 1 }, 'expected: 1, within 1\nactual: "1"'],
    ['NaN nearly', () => NaN, { kind: 'approx', value: 1, within: 9 }, 'expected: 1, within 9\nactual: NaN'],
    [
      'another error',
      fail(new Error('x')),
      throws('RangeError'),
      'expected: RangeError is thrown\nactual: Error is thrown, saying "x"',
    ],
    ['an error for a value', fail(new Error('x')), returns(1), 'expected: 1\nactual: Error is thrown, saying "x"'],
    ['a value for an error', () => 1, throws('Error'), 'expected: Error is thrown\nactual: 1, and nothing was thrown'],
    ['a thrown text', fail('Error'), throws('Error'), 'expected: Error is thrown\nactual: "Error" is thrown'],
  ])('does not accept %s', async (...[, call, outcome, message]) => {
    expect(await judge(call, outcome)).toBe(message);
  });

  it('is held against a value that is worked out, or against what has to be true of it', async () => {
    const js: Outcome = { kind: 'js', expression: 'new Map()' };
    expect(
      await judge(
        () => new Map([['a', 1]]),
        js,
        () => new Map([['a', 1]]),
      ),
    ).toBe('holds');
    expect(
      await judge(
        () => 5n,
        js,
        () => 6n,
      ),
    ).toBe('expected: 6n\nactual: 5n');
    const holds: Outcome = { kind: 'holds', expression: 'result > 1' };
    expect(
      await judge(
        () => 1,
        holds,
        (result) => Number(result) > 1,
      ),
    ).toBe('expected: a result for which `result > 1` holds\nactual: 1');
  });
});

describe('EXAMPLE-2: an example that cannot be decided', () => {
  it('says what the code gave when what is stated of it cannot be worked out', async () => {
    const expression = 'result.a.b';
    expect([
      await judge(() => 1, { kind: 'js', expression }, fail(new Error('x'))),
      await judge(() => 1, { kind: 'holds', expression }, fail(new Error('x'))),
    ]).toEqual([
      'expected: result.a.b, but while that is worked out Error is thrown, saying "x"\nactual: 1',
      'expected: a result for which `result.a.b` holds, but while that is worked out Error is thrown, saying "x"\nactual: 1',
    ]);
  });

  it('says so when a value is too deep to be compared', async () => {
    expect(await judge(() => nested(20_000), returns(nested(20_000)))).toMatch(
      /^expected: \{ value: .*\nactual: \{ value: .*, and while it is compared RangeError is thrown, saying /,
    );
  });
});

describe('EXAMPLE-2: what a value is shown as', () => {
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic['self'] = cyclic;
  it.each<[unknown, string]>([
    ['a "b"', '"a \\"b\\""'],
    [-0, '-0'],
    [10n, '10n'],
    [Symbol('s'), 'Symbol(s)'],
    [judge, '[function judge]'],
    [() => 1, '[function]'],
    [new URL('https://a.b/c'), 'URL "https://a.b/c"'],
    [new Uint8Array([1, 2]), 'Uint8Array [1, 2]'],
    [[1].values(), 'Iterator {}'],
    [cyclic, '{ a: 1, self: [itself] }'],
    [{ 'a-b': [{ c: 1 }] }, '{ "a-b": [{ c: 1 }] }'],
    [[[[[[1]]]]], '[[[[…]]]]'],
    [new Own('x'), 'Renamed("x")'],
    [new Date(NaN), 'Invalid Date'],
    [new Set([1]), 'Set {1}'],
    [Object.create(null), '{}'],
    [new Proxy({}, { ownKeys: fail(new Error('no')) }), 'a value that cannot be shown'],
  ])('is short and on one line: %#', (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it('is cut where there is no end of it', () => {
    expect(valueText(Array.from({ length: 1e6 }, () => 'long')).length).toBe(201);
    expect(valueText('x'.repeat(1e6)).length).toBe(201);
  });
});
