/** Copies in other words than the code's: found by working both sides out, and told from independent references. */
import { describe, expect, it } from 'vitest';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
export const BANDS = [{ upTo: 1000, rate: 0.1 }, { upTo: 5000, rate: 0.23 }, { upTo: Infinity, rate: 0.41 }];
export function levy(amount: number): number {
  let due = 0;
  let from = 0;
  for (const { upTo, rate } of BANDS) {
    if (amount > from) due += (Math.min(amount, upTo) - from) * rate;
    from = upTo;
  }
  return Math.round(due * 100) / 100;
}
export function grade(points: number): string {
  if (points >= 87) return 'gold';
  if (points >= 61) return 'silver';
  return points >= 34 ? 'bronze' : 'none';
}
export function fare(zone: string, hour: number): number {
  switch (zone) {
    case 'inner': return hour < 7 ? 2.4 : 3.1;
    case 'outer': return hour < 7 ? 4.2 : 5.6;
    default: return 9.9;
  }
}
export function fill(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) { lines.push(line); line = word; }
    else line = line === '' ? word : line + ' ' + word;
  }
  return line === '' ? lines : [...lines, line];
}
export class Till {
  #sales: { price: number; count: number }[] = [];
  sell(price: number, count: number): this { this.#sales.push({ price, count }); return this; }
  get total(): number { return this.#sales.reduce((sum, sale) => sum + sale.price * sale.count, 0); }
  fee(): number { return this.#sales.length * 0.35 + this.total * 0.029; }
}
export const GAPS = [' ', '\\t', '\\n'].filter((one) => one !== '').join('');
export const bare = (text: string): string => text.toString().trimEnd();
export function triangle(n: number): number { let sum = 0; for (let i = 1; i <= n; i++) sum += i; return sum; }
export function digits(n: number): number { let sum = 0; let left = n; while (left > 0) { sum += left % 10; left = Math.floor(left / 10); } return sum; }
`;

type Case = readonly [name: string, body: string, helpers?: string];

const COPIES: readonly Case[] = [
  [
    'a loop as a recursion',
    'expect(code.fill(TEXT, 12)).toEqual(lines(TEXT.split(" "), 12));',
    `const TEXT = 'the hare and the tortoise ran a race';
     function lines(words, max, line = '', done = []) {
       if (words.length === 0) return line ? [...done, line] : done;
       const [word, ...rest] = words;
       if (!line) return lines(rest, max, word, done);
       return line.length + word.length + 1 > max ? lines(rest, max, word, [...done, line]) : lines(rest, max, line + ' ' + word, done);
     }`,
  ],
  [
    'a ladder from its other end',
    `for (const points of [12, 40, 70, 95]) expect(code.grade(points)).toBe(points < 34 ? 'none' : points < 61 ? 'bronze' : points < 87 ? 'silver' : 'gold');`,
  ],
  [
    'a ladder as a table',
    'for (const points of [12, 40, 70, 95]) expect(code.grade(points)).toBe(rank(points));',
    `const RANKS = [[87, 'gold'], [61, 'silver'], [34, 'bronze']];
     const rank = (points) => RANKS.find(([from]) => points >= from)?.[1] ?? 'none';`,
  ],
  [
    'a loop over a table as formulas for each case',
    'const amount = 3250;\nexpect(code.levy(amount)).toBe(due(amount));',
    `function due(amount) {
       if (amount <= 1000) return Math.round(amount * 0.1 * 100) / 100;
       if (amount <= 5000) return Math.round((1000 * 0.1 + (amount - 1000) * 0.23) * 100) / 100;
       return Math.round((1000 * 0.1 + 4000 * 0.23 + (amount - 5000) * 0.41) * 100) / 100;
     }`,
  ],
  [
    'what an object keeps, over its calls',
    `const sales = [[3.5, 2], [7.25, 1], [0.8, 12]];
     const till = new code.Till();
     for (const [price, count] of sales) till.sell(price, count);
     let worth = 0;
     for (const [price, count] of sales) worth += count * price;
     expect(till.fee()).toBeCloseTo(0.35 * sales.length + worth * 0.029);`,
  ],
  [
    'a loop until nothing is left as a sum that recurs',
    'const n = 48213;\nexpect(code.digits(n)).toBe(sum(n));',
    `const sum = (n) => (n === 0 ? 0 : (n % 10) + sum(Math.floor(n / 10)));`,
  ],
];

const INDEPENDENT: readonly Case[] = [
  ['a closed form', 'for (const n of [4, 9, 30]) expect(code.triangle(n)).toBe((n * (n + 1)) / 2);'],
  [
    'a slow reference that counts one by one',
    'for (const amount of [40, 75]) expect(code.triangle(amount)).toBe(slowly(amount));',
    `function slowly(n) { let count = 0; for (let i = 0; i < n; i++) for (let k = 0; k <= i; k++) count += 1; return count; }`,
  ],
  [
    'a table of stated values',
    `const RANKS = { 12: 'none', 40: 'bronze', 95: 'gold' };
     for (const points of [12, 40, 95]) expect(code.grade(points)).toBe(RANKS[points]);`,
  ],
  ['a relation between calls', `const n = 31;\nexpect(code.triangle(n + 1)).toBe(code.triangle(n) + n + 1);`],
  [
    'a text that is put together with a constant',
    'const text = `${code.GAPS}a b c${code.GAPS}`;\nexpect(code.bare(text)).toBe(`${code.GAPS}a b c`);',
  ],
  ['literals', `expect(code.levy(3250)).toBe(617.5);\nexpect(code.levy(1000 + 1)).toBe(100.23);`],
  [
    'another formula that agrees in one place only',
    `const points = 40;\nexpect(code.grade(points)).toBe(points * 3 - 20 === 100 && points % 40 === 0 ? 'bronze' : 'gold');`,
  ],
];

const whole = (cases: readonly Case[]): readonly (readonly [name: string, body: string, helpers: string])[] =>
  cases.map(([name, body, helpers = '']) => [name, body, helpers]);

const told = (body: string, helpers: string): readonly string[] =>
  toldBy('oracle/copied-formula', { code: CODE, test: `${helpers}\n${inTest(body)}` });

describe('ORACLE-17: copies in other words', () => {
  it.each(whole(COPIES))('finds %s', (_, body, helpers) => {
    expect(told(body, helpers)).not.toEqual([]);
  });

  it.each(whole(INDEPENDENT))('takes %s for no copy', (_, body, helpers) => {
    expect(told(body, helpers)).toEqual([]);
  });
});
