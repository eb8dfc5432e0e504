import { describe, expect, it } from 'vitest';
import { inTest, toldBy } from '../small-project.ts';

const RULE = 'oracle/copied-formula';

const CODE = `
export const RATE = 0.19;
const LARGE = 250;
export interface Item { price: number; count: number; isGift: boolean }
export function sum(items: Item[]): number {
  let total = 0;
  for (const item of items) total += item.price * item.count;
  return total;
}
export const gross = (net: number): number => Math.round(net * (1 + RATE) * 100) / 100;
export function shipping(weight: number, isFar: boolean): number {
  if (weight <= 0) throw new RangeError('weight');
  if (weight > 20 && isFar) return weight * 0.75 + 12;
  return weight < 2 ? 4.5 : weight * 0.5 + 3;
}
export const gifts = (items: Item[]): Item[] => items.filter((item) => item.isGift && item.price < LARGE);
export const line = (name: string, item: Item): string => \`\${name}: \${item.count} for \${item.price.toFixed(2)} EUR\`;
export const twice = (n: number): number => n * 2;
export const days = (n: number): number => n * 24 * 60 * 60;
export class Account {
  #entries: number[] = [];
  fee = 3;
  book(amount: number): void { this.#entries.push(amount); }
  balance(): number { return this.#entries.reduce((all, one) => all + one, 0) * 0.97 - this.fee * 2; }
}
`;

const items = `const items = [{ price: 4, count: 2, isGift: true }, { price: 0.5, count: 3, isGift: false }];`;

const COPIES: readonly (readonly [disguise: string, body: string])[] = [
  [
    'a loop',
    `${items} let all = 0; for (const i of items) all += i.price * i.count; expect(code.sum(items)).toBe(all);`,
  ],
  [
    'reduce for the loop',
    `${items} expect(code.sum(items)).toBe(items.reduce((a, { price, count }) => a + count * price, 0));`,
  ],
  [
    'forEach',
    `${items} let all = 0; items.forEach((i) => { all = all + i.price * i.count; }); expect(code.sum(items)).toBe(all);`,
  ],
  [
    'a counting loop',
    `${items} let all = 0; for (let n = 0; n < items.length; n++) all += items[n].count * items[n].price; expect(code.sum(items)).toBe(all);`,
  ],
  [
    'map before reduce',
    `${items} expect(code.sum(items)).toBe(items.map((i) => i.price * i.count).reduce((a, b) => a + b, 0));`,
  ],
  ['the constant as a literal', `const net = 12.34; expect(code.gross(net)).toBe(Math.round(net * 1.19 * 100) / 100);`],
  [
    'the constant imported',
    `const net = 12.34; expect(code.gross(net)).toBe(Math.round((net + net * code.RATE) * 100) / 100);`,
  ],
  [
    'toFixed for the rounding',
    `const net = 12.34; const vat = net * 0.19; expect(code.gross(net)).toBe(Number((net + vat).toFixed(2)));`,
  ],
  [
    'if for the conditional',
    `const w = 30; let e; if (w > 20) { e = w * 0.75 + 12; } else { e = w * 0.5 + 3; } expect(code.shipping(w, false)).toBe(w * 0.5 + 3);`,
  ],
  ['one branch', `const w = 30; expect(code.shipping(w, true)).toBe(12 + 0.75 * w);`],
  ['De Morgan', `${items} expect(code.gifts(items)).toEqual(items.filter((i) => !(!i.isGift || i.price >= 250)));`],
  [
    'push for filter',
    `${items} const e = []; for (const i of items) { if (!i.isGift) continue; if (i.price < 250) e.push(i); } expect(code.gifts(items)).toEqual(e);`,
  ],
  [
    'concatenation for the template',
    `const name = 'tea'; const item = { price: 2, count: 3, isGift: false }; expect(code.line(name, item)).toBe(name + ': ' + item.count + ' for ' + item.price.toFixed(2) + ' EUR');`,
  ],
  [
    'a helper',
    `const expected = (list) => list.reduce((a, i) => a + i.price * i.count, 0); ${items} expect(code.sum(items)).toBe(expected(items));`,
  ],
  [
    'chai and swapped sides',
    `${items} const e = items.reduce((a, i) => a + i.price * i.count, 0); expect(e).to.equal(code.sum(items));`,
  ],
  ['assert of a comparison', `${items} assert(code.sum(items) === items.reduce((a, i) => a + i.price * i.count, 0));`],
  [
    'the state of an object',
    `const a = new code.Account(); const entries = [5, 7]; entries.forEach((e) => a.book(e)); expect(a.balance()).toBe(entries.reduce((x, y) => x + y, 0) * 0.97 - a.fee * 2);`,
  ],
];

const SOUND: readonly (readonly [what: string, body: string])[] = [
  ['a literal', `${items} expect(code.sum(items)).toBe(9.5);`],
  ['literal arithmetic', `expect(code.days(3)).toBe(3 * 24 * 60 * 60);`],
  ['a small expression', `const n = 4; expect(code.twice(n)).toBe(n + n);`],
  ['a metamorphic relation', `${items} expect(code.sum([...items, ...items])).toBe(2 * code.sum(items));`],
  ['additivity', `expect(code.gross(30)).toBe(code.gross(10) + code.gross(20));`],
  ['an invariant of the result', `${items} const all = code.sum(items); expect(all).toBe(all * 1);`],
  [
    'a reference of another construction',
    `${items} const all = items.flatMap((i) => Array(i.count).fill(i.price)).reduce((a, b) => a + b, 0); expect(code.sum(items)).toBe(all);`,
  ],
  ['what is passed on', `${items} expect(code.gifts(items)).toEqual([items[0]]);`],
  [
    'an object built of the input',
    `const item = { price: 2, count: 3, isGift: true }; expect(code.gifts([item])).toEqual([{ ...item, count: 3 }]);`,
  ],
  ['a constant as input', `expect(code.gross(code.RATE)).toBe(0.23);`],
  ['a negated check', `${items} expect(code.sum(items)).not.toBe(items.reduce((a, i) => a + i.price * i.count, 0));`],
];

describe('ORACLE-4: copied-formula', () => {
  it.each(COPIES)('is told of %s', (_, body) => {
    const told = toldBy(RULE, { code: CODE, test: inTest(body) });
    expect(told).toHaveLength(1);
  });

  it.each(SOUND)('is not told of %s', (_, body) => {
    const told = toldBy(RULE, { code: CODE, test: inTest(body) });
    expect(told).toEqual([]);
  });

  it('is told of a formula in a table, in beforeAll and in a file of helpers', () => {
    const test = `
      import { expectedSum } from './helpers/sums';
      const net = 12.34;
      let expected;
      beforeAll(() => { expected = Math.round(net * 1.19 * 100) / 100; });
      it('CODE-1: a', () => { expect(code.gross(net)).toBe(expected); });
      it.each([[3, Math.round(3 * 1.19 * 100) / 100]])('CODE-1: %d', (n, e) => { expect(code.gross(n)).toBe(e); });
      it('CODE-1: c', () => { const list = [{ price: 1, count: 2 }]; expect(code.sum(list)).toBe(expectedSum(list)); });
    `;
    const helpers = `export const expectedSum = (all) => { let s = 0; for (const x of all) s += x.count * x.price; return s; };`;
    const told = toldBy(RULE, { code: CODE, test, files: { 'test/helpers/sums.ts': helpers } });
    expect(told).toEqual(['certain', 'certain', 'certain']);
  });

  it('is told of an assertion in a helper only when it holds each time that the helper is called', () => {
    const helper = `function check(list, e) { expect(code.sum(list)).toBe(e); }`;
    const copy = `check(items, items.reduce((a, i) => a + i.price * i.count, 0));`;
    const once = toldBy(RULE, { code: CODE, test: helper + inTest(items + copy) });
    const beside = toldBy(RULE, { code: CODE, test: helper + inTest(`${items}${copy} check(items, 9.5);`) });
    expect([once, beside]).toEqual([['certain'], []]);
  });
});
