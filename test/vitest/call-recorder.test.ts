import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CallRecorder } from '../../src/vitest/call-recorder.ts';
import type { RecordedCallEntry } from '../../src/vitest/recorded-entry.ts';
import { dataKey } from '../../src/vitest/whole-data.ts';

class Basket {
  static #made = 0;
  readonly #lines: number[] = [];
  note = '';

  static of(...lines: readonly number[]): Basket {
    const basket = new Basket();
    this.#made += 1;
    for (const line of lines) basket.add(line);
    return basket;
  }

  add(line: number): this {
    this.#lines.push(line);
    return this;
  }

  get total(): number {
    return this.#lines.reduce((sum, line) => sum + line, 0);
  }

  set first(line: number) {
    this.#lines[0] = line;
  }
}

class Special extends Basket {}

class Note {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }
}

const refuse = (): never => {
  throw new RangeError('refused');
};

/** As Vite's module runner hands them out. */
function moduleOf(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const exports: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => value });
  }
  return exports;
}

const sum = (...values: readonly number[]): number => values.reduce((left, right) => left + right, 0);
const code = {
  sum,
  mean: (...values: readonly number[]): number => sum(...values) / values.length,
  apply: (value: number, step: (one: number) => number): number => step(value),
  later: async (value: number): Promise<{ value: number }> => Promise.resolve({ value }),
  noteOf: (note: Note): string => note.text,
  totalOf: (basket: Basket): number => basket.total,
  shelf: () => ({ room: () => 3 }),
  LIMIT: 3,
  refuse,
  Basket,
  Special,
};

/** What is written down while `test` uses a module in which everything is watched. */
function recorded(test: (module: typeof code) => unknown): readonly RecordedCallEntry[] | undefined {
  const recorder = new CallRecorder(() => 'test/a.test.ts');
  const exports = moduleOf(code);
  recorder.startPass();
  recorder.watch(exports, 'src/a.ts');
  recorder.start(() => 0);
  test(Object.assign({}, code, exports));
  return recorder.stop();
}

const shown = (calls: readonly RecordedCallEntry[] | undefined): readonly string[] =>
  (calls ?? []).map(({ name, result }) => `${name} ${result.text}`);

/** Which of the calls have a key, and a letter for each key. */
function keysOf(calls: readonly RecordedCallEntry[] | undefined): string {
  const letters = new Map<string, string>();
  const letterOf = (key: string): string => {
    const letter = letters.get(key) ?? String.fromCharCode(97 + letters.size);
    letters.set(key, letter);
    return letter;
  };
  return (calls ?? []).map(({ key }) => (key === undefined ? '-' : letterOf(key))).join('');
}

describe('RECORD-3: calls of the code under test', () => {
  it('are written down with what comes of them, and those that the code makes itself are not', () => {
    const calls = recorded(({ mean, refuse: fails, LIMIT }) => {
      mean(1, LIMIT);
      expect(() => fails()).toThrow(RangeError);
    });
    expect(shown(calls)).toEqual(['src/a.ts#mean 2', 'src/a.ts#refuse RangeError("refused")']);
  });

  it('tell what a promise comes to', async () => {
    const recorder = new CallRecorder(() => 'test/a.test.ts');
    const exports = moduleOf(code);
    recorder.watch(exports, 'src/a.ts');
    recorder.start(() => 2);
    const { later } = Object.assign({}, code, exports);
    await later(4);
    expect(recorder.stop()).toMatchObject([{ result: { text: '{ value: 4 }' }, parts: ['number 4'], looks: 2 }]);
  });

  it('tell those before an attempt apart, and are forgotten when a file is loaded anew', () => {
    const recorder = new CallRecorder(() => 'test/a.test.ts');
    const exports = moduleOf(code);
    recorder.watch(exports, 'src/a.ts');
    const { sum: watched } = Object.assign({}, code, exports);
    watched(1);
    recorder.start(() => 0);
    watched(2);
    const first = recorder.stop()?.map(({ looks }) => looks);
    recorder.startPass();
    recorder.start(() => 0);
    expect([first, recorder.stop()]).toEqual([[-1, 0], []]);
  });

  it('are not told where the code itself makes them, outside a call that is seen', () => {
    const recorder = new CallRecorder(() => 'src/a.ts');
    const exports = moduleOf(code);
    recorder.watch(exports, 'src/a.ts');
    recorder.start(() => 0);
    Object.assign({}, code, exports).sum(1);
    expect(recorder.stop()).toEqual([]);
  });

  it('are not told where they are too many', () => {
    const times = (count: number) => recorded((module) => Array.from({ length: count }, () => module.sum(1)))?.length;
    expect([times(60), times(61)]).toEqual([60, undefined]);
  });
});

describe('RECORD-3: keys of calls', () => {
  it.each<[string, (module: typeof code) => unknown, string]>([
    ['the same values', ({ sum: f }) => [f(1, 2), f(1, 2)], 'aa'],
    ['other values', ({ sum: f }) => [f(1, 2), f(2, 1)], 'ab'],
    ['another number of values', ({ sum: f }) => [f(1), f(1, 0)], 'ab'],
    ['another function', ({ sum: f, mean: g }) => [f(1), g(1)], 'ab'],
    ['functions, which nobody can compare', ({ apply: f }) => [f(1, (one) => one), f(1, (one) => one + 1)], '--'],
    ['instances that are not watched', ({ noteOf: f }) => [f(new Note('a')), f(new Note('b'))], '--'],
    ['instances of a class that extends another', ({ Special: S, totalOf: f }) => [f(new S()), f(new S())], 'a-a-'],
    ['instances made in the same way', ({ Basket: B, totalOf: f }) => [f(new B()), f(new B())], 'abab'],
    ['instances made by a method', ({ Basket: B, totalOf: f }) => [f(B.of(1)), f(B.of(1)), f(B.of(2))], 'ababcd'],
    ['an instance to which something happened', ({ Basket: B }) => new B().add(1).add(1).total, 'abcd'],
    [
      'instances to which the same happened',
      ({ Basket: B }) => [new B().add(1).total, new B().add(1).total, new B().add(2).total],
      'abcabcade',
    ],
    [
      'an instance that was assigned to',
      ({ Basket: B }) => {
        const [one, other] = [new B(), new B()];
        one.note = 'other';
        other.first = 3;
        return [one.total, other.total];
      },
      'aabcd',
    ],
    [
      'an instance to which nobody knows what happened',
      ({ Basket: B, apply }) => {
        const basket = new B();
        Reflect.apply(apply, undefined, [basket, () => 1]);
        return basket.total;
      },
      'a--',
    ],
  ])('with %s', (_, test, keys) => {
    expect(keysOf(recorded(test))).toBe(keys);
  });

  it('a watched class is the class', () => {
    recorded(({ Basket: Watched }) => {
      expect(new Watched()).toBeInstanceOf(Basket);
      expect(new Basket()).toBeInstanceOf(Watched);
      expect(Watched.of(1, 2).total).toBe(3);
      expect(Watched.name).toBe('Basket');
    });
  });
});

describe('RECORD-3: keys of values', () => {
  it('are equal for equal data, and only for it', () => {
    const data = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(data, data, (left, right) => {
        const keys = [dataKey(left), dataKey(structuredClone(left)), dataKey(right)];
        expect(keys[0]).toBe(keys[1]);
        if (keys[0] !== undefined && keys[0] === keys[2]) expect(left).toEqual(right);
      }),
    );
  });

  it.each<[string, unknown]>([
    ['functions', [() => 1]],
    ['symbols', { kind: Symbol('a') }],
    ['instances of classes', { basket: new Basket() }],
    ['long lists', Array.from({ length: 101 }, () => 1)],
    ['long texts', 'x'.repeat(10_001)],
    ['deep values', [[[[[[[1]]]]]]]],
    [
      'getters',
      {
        get now() {
          return 1;
        },
      },
    ],
    ['what throws when it is looked at', new Proxy({}, { ownKeys: refuse })],
  ])('are none for %s', (_, value) => {
    expect(dataKey(value)).toBeUndefined();
  });

  it('tell kinds of values apart', () => {
    const values = [
      0,
      -0,
      1n,
      '0',
      null,
      undefined,
      new Date(0),
      /0/,
      new Map([[0, 0]]),
      new Set([0]),
      [0],
      { 0: 0 },
      new Uint8Array([0]),
    ];
    expect(new Set(values.map(dataKey)).size).toBe(values.length);
  });
});
