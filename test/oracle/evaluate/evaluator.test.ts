import { describe, expect, it } from 'vitest';
import { statelessValue, writtenValue } from '../../../src/oracle/compare/written-value.ts';
import { randomFrom, varied } from '../../../src/oracle/evaluate/vary-literal.ts';
import { sameValue } from '../../../src/oracle/evaluate/same-value.ts';
import { examined, inTest } from '../small-project.ts';

const CODE = `
export const RATES = { low: 0.1, high: 0.25 };
export const fibonacci = (n: number): number => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));
export function firstOver(xs: number[], limit: number): number | undefined {
  for (const x of xs) if (x > limit) return x;
  return undefined;
}
export function until(xs: number[], stop: number): number[] {
  const taken = [];
  for (const x of xs) { if (x === stop) break; taken.push(x * 2); }
  return taken;
}
export function halvings(n: number): number { let left = n; let times = 0; while (left > 1) { left = left / 2; times += 1; } return times; }
export function orbit(n: number): number[] { const seen = []; let at = n; do { at = (at * 3) % 7; seen.push(at); } while (at !== n); return seen; }
export const byFirst = (words: string[]) => words.reduce((groups, word) => ({ ...groups, [word[0]]: [...(groups[word[0]] ?? []), word] }), {});
export const joined = (...parts: string[]): string => parts.map((part) => part.trim().toUpperCase()).join('+');
export const rateOf = (kind: 'low' | 'high'): number => RATES[kind] * 100;
export const now = (): number => Date.now();
export const forever = (n: number): number => { let k = n; while (k > 0) { k += 1; } return k; };
export const greedy = (text: string): boolean => /(a+)+$/.test(text);
export class Box {
  #held: string[] = [];
  count = 0;
  constructor(private readonly limit: number) {}
  put(what: string): this { if (this.count < this.limit) { this.#held.push(what); this.count += 1; } return this; }
  take(): string | undefined { const [first] = this.#held; this.#held = this.#held.slice(1); return first; }
  get content(): string { return this.#held.join(); }
}
`;

/** What the expression in the only assertion of a test is worked out to be. */
function valueOf(expression: string, before = ''): unknown {
  const [read] = examined({ code: CODE, test: inTest(`${before}\nexpect(${expression}).toBe(0);`) });
  const [assertion] = read?.test.assertions ?? [];
  if (read === undefined || assertion === undefined) throw new Error('no assertion was read');
  return writtenValue(assertion.actual, { ...read, assertion });
}

const VALUES: readonly (readonly [expression: string, value: unknown, before?: string])[] = [
  ['code.fibonacci(12)', 144],
  ['code.firstOver([2, 9, 4, 11], 5)', 9],
  ['code.until([1, 2, 3, 4], 3)', [2, 4]],
  ['code.halvings(40)', 6],
  ['code.orbit(1)', [3, 2, 6, 4, 5, 1]],
  ["code.byFirst(['ant', 'bee', 'ape'])", { a: ['ant', 'ape'], b: ['bee'] }],
  ["code.joined(' a', 'b ', 'c')", 'A+B+C'],
  ["code.rateOf('high')", 25],
  ['[3, 1, 2].toSorted((a, b) => b - a)', [3, 2, 1]],
  ["new Date('2026-03-05T10:00:00Z').getUTCDay()", 4],
  ['Math.max(...[4, 9, 2]) % 4', 1],
  [
    'box.content',
    'one,two',
    `const box = new code.Box(2);\nfor (const what of ['one', 'two', 'three']) box.put(what);`,
  ],
  ["box.put('x').put('y').take()", 'x', 'const box = new code.Box(5);'],
  ['box.content', 'b', "const box = new code.Box(5);\nbox.put('a').put('b');\nbox.take();"],
];

const UNKNOWN: readonly (readonly [what: string, expression: string])[] = [
  ['what the clock says', 'code.now()'],
  ['what takes for ever', 'code.forever(1)'],
  ['a pattern that may take for ever', "code.greedy('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!')"],
  ['a very long text', "'x'.repeat(1e9)"],
  ['what the platform knows', "new Intl.PluralRules('pl').select(3)"],
  ['what somebody else made', 'globalThis.box.content'],
];

describe('ORACLE-18: values that are worked out', () => {
  it.each(VALUES.map(([expression, value, before = '']) => ({ expression, value, before })))(
    'says of $expression what the language says',
    ({ expression, value, before }) => {
      expect(valueOf(expression, before)).toEqual(value);
    },
  );

  it.each(UNKNOWN)('knows no value for %s', (_, expression) => {
    expect(valueOf(expression)).toBeUndefined();
  });

  it('knows no value without the state that it depends on', () => {
    const [read] = examined({ code: CODE, test: inTest('expect(new code.Box(1).content).toBe(0);') });
    const [assertion] = read?.test.assertions ?? [];
    expect(read && assertion && statelessValue(assertion.actual, read.context)).toBeUndefined();
  });

  it('tries the same other inputs each time', () => {
    const made = (): unknown[] => {
      const random = randomFrom(7);
      return [12, 'gold', '2026-03-05', true].map((value) => varied(value, ['silver'], random));
    };
    expect(made()).toEqual(made());
    expect(made()).not.toEqual([12, 'gold', '2026-03-05', true]);
  });

  it('takes numbers for the same that differ by the order of their computing', () => {
    expect(sameValue({ sum: [0.1 + 0.2] }, { sum: [0.3] })).toBe(true);
    expect(sameValue({ sum: [0.1 + 0.21] }, { sum: [0.3] })).toBe(false);
    expect(sameValue(new Map([['a', 1]]), new Map([['a', 2]]))).toBe(false);
  });
});
