/** Relations between calls are never told, whatever the values happen to be; the same call twice still is. */
import { describe, expect, it } from 'vitest';
import { inTest, oraclesOf } from '../small-project.ts';

const CODE = `
export const slug = (text: string): string => text.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-');
export const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));
export const lowest = (n: number, d: number): { n: number; d: number } => ({ n: n / gcd(n, d), d: d / gcd(n, d) });
export const total = (lines: readonly { each: number; n: number }[]): number => lines.reduce((sum, { each, n }) => sum + each * n, 0);
export const area = (corners: readonly (readonly number[])[]): number =>
  Math.abs(corners.reduce((sum, [x, y], i) => { const [u, v] = corners[(i + 1) % corners.length]; return sum + x * v - u * y; }, 0)) / 2;
export const sorted = (words: Iterable<string>): string[] => [...words].sort();
export const options = (over: object = {}): object => ({ theme: 'light', ...over });
export class Dice { #at: number; constructor(seed: number) { this.#at = seed; } roll(): number { this.#at = (this.#at * 75 + 74) % 65537; return this.#at % 6; } }
export class Till {
  #cash = 0; #log: number[] = [];
  get cash(): number { return this.#cash; }
  pay(amount: number): void { this.#cash += amount; this.#log.push(amount); }
  take(amount: number): void { if (amount > this.#cash) throw new RangeError('not enough'); this.#cash -= amount; this.#log.push(-amount); }
  log(): number[] { return [...this.#log]; }
}
export class Names {
  #all = new Map<string, { name: string }>();
  get(name: string): { name: string } { const known = this.#all.get(name) ?? { name }; this.#all.set(name, known); return known; }
  find(name: string): { name: string } { const known = this.#all.get(name); if (!known) throw new RangeError('no ' + name); return known; }
  list(): string[] { return [...this.#all.keys()]; }
}
`;

/** What is told of a test of this code, by any rule. */
const toldOf = (body: string): readonly string[] =>
  oraclesOf({ code: CODE, test: inTest(body.replaceAll('@', 'code.')) }).flatMap(({ suspicions }) =>
    suspicions.flatMap(({ rule, confidence }) => (confidence === 'possible' ? [] : [rule])),
  );

const LINES = `const lines = [{ each: 2, n: 3 }, { each: 5, n: 1 }, { each: 2, n: 3 }];`;
const CORNERS = `const corners = [[0, 0], [4, 0], [4, 3]];`;
const TILL = `const till = new @Till(); till.pay(50);`;
const TWO_TILLS = `const one = new @Till(); const other = new @Till();`;
const NAMES = `const names = new @Names(); names.get('a'); const before = names.list();`;

describe('ORACLE-1: relations', () => {
  it.each([
    ['idempotence', `for (const text of ['abc', 'a-b']) expect(@slug(@slug(text))).toBe(@slug(text));`],
    [
      'idempotence of parts that are lowest already',
      `for (const d of [1, 2]) { const once = @lowest(1, d); expect(@lowest(once.n, once.d)).toEqual(once); }`,
    ],
    ['commutativity with equal inputs', `for (const [a, b] of [[1, 1], [4, 6]]) expect(@gcd(a, b)).toBe(@gcd(b, a));`],
    ['a factor of one', `for (const k of [1, 2]) expect(@lowest(3 * k, 4 * k)).toEqual(@lowest(3, 4));`],
    ['an order that reads the same backwards', `${LINES} expect(@total(lines.toReversed())).toBe(@total(lines));`],
    ['the order of a set', `expect(@sorted(new Set(['b', 'a']))).toEqual(@sorted(new Set(['a', 'b'])));`],
    ['a sum of parts', `${LINES} expect(@total([...lines, ...lines])).toBe(@total(lines) + @total(lines));`],
    [
      'a move by nothing',
      `${CORNERS} for (const by of [0, 5]) expect(@area(corners.map(([x, y]) => [x + by, y]))).toBe(@area(corners));`,
    ],
    ['a trimmed input', `const text = 'hello'; expect(@slug(text.trim())).toBe(@slug(text));`],
    ['another call between', `const one = @slug('A b'); @slug('C d'); expect(@slug('A b')).toBe(one);`],
    [
      'a getter after a refusal',
      `${TILL} const before = till.cash; expect(() => till.take(80)).toThrow('not enough'); expect(till.cash).toBe(before);`,
    ],
    [
      'a getter after a caught error',
      `${TILL} const before = till.cash; try { till.take(80); } catch {} expect(till.cash).toBe(before);`,
    ],
    [
      'a list after a refusal',
      `${NAMES} expect(() => names.find('b')).toThrow(RangeError); expect(names.list()).toEqual(before);`,
    ],
    ['a list after a search', `${NAMES} names.find('a'); expect(names.list()).toEqual(before);`],
    ['an inverse', `${TILL} const before = till.cash; till.pay(7); till.take(7); expect(till.cash).toBe(before);`],
    ['two ways to one state', `${TWO_TILLS} one.pay(5); one.pay(7); other.pay(12); expect(one.cash).toBe(other.cash);`],
    [
      'objects that do not know of each other',
      `${TWO_TILLS} one.pay(5); expect(other.cash).toBe(0); other.pay(5); expect(one.cash).toBe(other.cash);`,
    ],
    ['a defensive copy', `${TILL} const kept = [...till.log()]; till.log().push(9); expect(till.log()).toEqual(kept);`],
    [
      'the same object twice',
      `const names = new @Names(); const one = names.get('a'); expect(names.get('a')).toBe(one);`,
    ],
    ['a fresh object each time', `expect(@options()).not.toBe(@options());`],
    [
      'the sequence of a seed',
      `const [one, other] = [new @Dice(7), new @Dice(7)]; for (let i = 0; i < 4; i++) expect(one.roll()).toBe(other.roll());`,
    ],
    ['the order of the names of an object', `expect(@total([{ each: 2, n: 3 }])).toBe(@total([{ n: 3, each: 2 }]));`],
    [
      'an input that is left alone',
      `${LINES} const before = structuredClone(lines); @total(lines); expect(lines).toEqual(before);`,
    ],
  ])('are no repeated call: %s', (_, body) => {
    expect(toldOf(body)).toEqual([]);
  });

  it.each([
    ['kept', `const want = @slug('A b'); expect(@slug('A b')).toBe(want);`],
    [
      'kept beside others',
      `const [want, other] = [@slug('A b'), @slug('C')]; expect(@slug('A b')).toBe(want); expect(other).toBe('c');`,
    ],
    ['with a computed input', `expect(@slug('a' + 'b')).toBe(@slug('a' + 'b'));`],
    ['in a loop', `for (const text of ['A b', 'C']) { const want = @slug(text); expect(@slug(text)).toBe(want); }`],
    ['from a table', `for (const { a, want } of [{ a: 4, want: @gcd(4, 6) }]) expect(@gcd(a, 6)).toBe(want);`],
    ['of an object', `${TILL} const want = till.log(); expect(till.log()).toEqual(want);`],
    ['of a getter', `${TILL} const want = till.cash; expect(till.cash).toBe(want);`],
  ])('leave the same call twice told: %s', (_, body) => {
    expect(toldOf(body)).toEqual(['oracle/self-comparison']);
  });
});
