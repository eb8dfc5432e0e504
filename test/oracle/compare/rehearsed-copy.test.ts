/** Copies that only other values show: what is varied, where work begins, and what both sides are handed. */
import { describe, expect, it } from 'vitest';
import type { Suspicion } from '../../../src/model/oracle.ts';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
export class Tank {
  #level = 40;
  constructor(private readonly litres: number, private readonly perHour: number) {}
  drain(n: number): void { this.#level = Math.max(0, this.#level - n); }
  free(): number { return this.litres - this.#level; }
  hoursFor(n: number): number { if (n > this.litres) return Infinity; const over = n - this.free(); return over <= 0 ? 0 : Math.ceil(over / this.perHour); }
}
export const checked = (five: string): string => { let sum = 0; for (let i = 0; i < five.length; i++) sum += Number(five[i]) * (i % 2 === 0 ? 3 : 1); return five + ((10 - (sum % 10)) % 10); };
export const roofs = (plan: string): number => { const rows = plan.split('/'); if (rows.length !== 4 || rows.some((row) => row.length !== 4)) throw new RangeError('four by four'); const worth: Record<string, number> = { w: 4, l: 1 }; let sum = 0; let sheds = 0; for (const sign of rows.join('')) { sum += worth[sign] ?? 0; if (sign === 's') sheds++; } return sheds >= 2 ? sum - 3 : sum; };
const BACK: Record<string, string> = { N: 'S', S: 'N', E: 'W', W: 'E' };
export const homeward = (way: string): string => { let out = ''; for (const step of way) out = BACK[step] + out; return out; };
export const highShare = (hand: string): number => { if (hand === '') return 0; let high = 0; for (const card of hand) if (card === 'A' || card === 'K') high++; return Math.round((high / hand.length) * 1000) / 10; };
export const load = (boxes: string[], kilos: Record<string, number>): number => boxes.reduce((sum, box) => sum + kilos[box] * 3 - 2, 0);
export function gap(a: number[], b: number[]): number {
  if (a.length !== b.length) return b.length - a.length;
  for (let i = 0; i < a.length; i++) { const apart = a[i] - b[i]; if (apart !== 0) return apart * 4 + i; }
  return 0;
}
export const shelf = (n: number, isLow = false): string => (isLow ? 'l' : 's') + String(n % 12) + '/' + Math.floor(n / 12);
export const moved = (n: number, by: number): string => shelf(n + by, n > 500);
export const crate = (text: string): { name: string; size: number } => ({ name: text.split(':')[0] ?? '', size: Number(text.split(':')[1]) * 10 });
export const fill = (crates: { name: string; size: number }[], by: number) => crates.map((one) => ({ ...one, size: one.name === 'x' ? Math.ceil(one.size * by / 7) : one.size * by / 7 }));
export const distance = (a: number[], b: number[]): number => Math.abs(a[0] - b[0]) * 3 + Math.abs(a[1] - b[1]);
`;

const told = (rule: Suspicion['rule'], body: string, head = ''): readonly string[] =>
  toldBy(rule, { code: CODE, test: `${head}\n${inTest(body)}` });

describe('ORACLE-19: copies that other values show', () => {
  it('takes a value that is written once for each side for the same', () => {
    const body = `const tank = new code.Tank(60, 7);\ntank.drain(11);\nconst hours = tank.hoursFor(55);\nconst over = 55 - tank.free();\nexpect(hours).toBe(over > 0 ? Math.ceil(over / 7) : 0);`;
    expect(told('oracle/copied-formula', body)).toEqual(['likely']);
  });

  it('does not hold against a copy what the code makes of what it does not take', () => {
    const body = `const boxes = ['ash', 'elm', 'ash', 'oak'];\nconst kilos = { ash: 4, elm: 9, oak: 6 };\nlet sum = 0;\nfor (const box of boxes) { if (!(box in kilos)) continue; sum = 3 * kilos[box] + sum; sum -= 2; }\nexpect(code.load(boxes, kilos)).toBe(sum);`;
    expect(told('oracle/copied-formula', body)).toEqual(['likely']);
  });

  it('sees a copy in a loop of which most rounds decide early', () => {
    const body = `const all = [[1, 2, 3], [1, 2, 5], [4], [1, 2], [1, 9], [1, 2, 3]];\nconst own = (x, y) => { if (x.length - y.length) return y.length - x.length; let at = 0; while (at < x.length && x[at] === y[at]) at += 1; return at === x.length ? 0 : (x[at] - y[at]) * 4 + at; };\nfor (const a of all) for (const b of all) expect(code.gap(a, b)).toBe(own(a, b));`;
    expect(told('oracle/copied-formula', body)).toEqual(['likely']);
  });

  it('sees a copy of what the code does with what it made before', () => {
    const body = `const crates = ['x:3', 'y:8'].map(code.crate);\nconst want = crates.map(({ name, size }) => { const all = size * 5; return { name, size: name !== 'x' ? all / 7 : Math.ceil(all / 7) }; });\nconst got = code.fill(crates, 5).map(({ name, size }) => ({ name, size }));\nexpect(got).toEqual(want);`;
    expect(told('oracle/copied-formula', body)).toEqual(['likely']);
  });

  it('sees a copy of what takes digits only, or a text that has to be put together just so', () => {
    const digits = `const five = [4, 0, 7, 1, 9];\nconst weights = [3, 1, 3, 1, 3];\nconst all = five.map((d, at) => d * weights[at]).reduce((x, y) => x + y);\nexpect(code.checked(five.join(''))).toBe(five.join('') + ((10 - (all % 10)) % 10));`;
    expect(told('oracle/copied-formula', digits)).toEqual(['likely']);
    const rows = `const plan = 'wwll/lwsw/llww/swlw';\nconst height = (sign) => { switch (sign) { case 'w': return 4; case 'l': return 1; default: return 0; } };\nconst all = plan.split('/').flatMap((row) => [...row]);\nexpect(code.roofs(plan)).toBe(all.reduce((sum, sign) => sum + height(sign), 0) - (all.filter((sign) => sign === 's').length < 2 ? 0 : 3));`;
    expect(told('oracle/copied-formula', rows)).toEqual(['likely']);
  });

  it('sees a table of its own that is looked up as the code looks up its own', () => {
    const turned = `const back = { N: 'S', E: 'W', S: 'N', W: 'E' };\nfor (const way of ['NNE', 'WSS', 'ENWN']) expect(code.homeward(way)).toBe([...way].map((step) => back[step]).reverse().join(''));`;
    expect(told('oracle/copied-formula', turned)).toEqual(['likely']);
  });

  it('sees a count that the code makes in a loop, and its last expression', () => {
    const share = `const hand = 'KQTKAJ92';\nconst high = hand.split('').filter((card) => ['K', 'A'].includes(card)).length;\nexpect(code.highShare(hand)).toBe(Math.round((high / hand.length) * 1000) / 10);`;
    expect(told('oracle/copied-formula', share)).toEqual(['likely']);
  });

  it('takes a call for the one that the code makes with a default', () => {
    expect(told('oracle/expected-from-subject', `expect(code.moved(31, 9)).toBe(code.shelf(31 + 9));`)).toEqual([
      'likely',
    ]);
    expect(told('oracle/expected-from-subject', `expect(code.moved(31, 9)).not.toBe(code.shelf(40, true));`)).toEqual(
      [],
    );
  });

  it('lets pass a relation that is only now and then of a value to itself', () => {
    const body = `const all = [[1, 2], [3, 4], [9, 1], [5, 5], [2, 8], [7, 0]];\nfor (const a of all) for (const b of all) expect(code.distance(a, b)).toBe(code.distance(b, a));`;
    expect(told('oracle/self-comparison', body)).toEqual([]);
  });
});

describe('ORACLE-19: what a file holds beside', () => {
  const head = `import { readFileSync } from 'node:fs';\nconst letter = readFileSync('letter.txt', 'utf8');\nit.each(letter.split(' '))('%s', (word) => { expect(word).toBe('a'); });`;

  it('goes through a test that has no need of what is not understood', () => {
    const body = `expect(code.moved(31, 9)).toBe(code.shelf(31 + 9));`;
    expect(told('oracle/expected-from-subject', body, head)).toEqual(['likely']);
  });

  it('tells nothing of a test that needs it', () => {
    const body = `const n = letter.length;\nexpect(code.moved(n, 9)).toBe(code.shelf(n + 9));`;
    expect(told('oracle/expected-from-subject', body, head)).toEqual([]);
  });
});
