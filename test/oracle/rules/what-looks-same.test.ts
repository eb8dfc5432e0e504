/** What real suites assert, and what only looks like a value compared with itself, or like a test of nothing but its own work. */
import { describe, expect, it } from 'vitest';
import { inTest, oraclesOf } from '../small-project.ts';

const CODE = `
export class Point { constructor(readonly name: string) {} key(): string { return this.name; } }
export class Net {
  #ties = new Map<Point, Point[]>();
  tie(one: Point, other: Point): this { this.#ties.set(one, [...(this.#ties.get(one) ?? []), other]); return this; }
  near(point: Point): Point[] { return this.#ties.get(point) ?? []; }
  forEach(visit: (point: Point, path: string, net: Net) => void): void { for (const point of this.#ties.keys()) visit(point, point.name, this); }
}
export const days = { offset: (date: Date, by: number): Date => new Date(date.getTime() + by * 86400000) };
export const held = (list: unknown[]): { list: unknown[] } => ({ list: [...list] });
export const written = (date: Date): string => date.toISOString();
export const read = (text: string): Date => new Date(text);
export const replacer = (_: string, value: unknown): unknown => (value === Infinity ? 'Infinity' : value);
export const stringify = (value: unknown): string => JSON.stringify(value);
export const isEven = (n: number): boolean => n % 2 === 0;
export const place = (list: number[], n: number, from: number, to: number): number => { for (let i = from; i < to; i++) if (list[i] >= n) return i; return to; };
export const radians = (degrees: number): number => degrees * (Math.PI / 180);
export const turns = (n: number, of: number): number => (n * Math.PI) / of;
`;

const toldOf = (body: string): readonly string[] =>
  oraclesOf({ code: CODE, test: inTest(body.replaceAll('@', 'code.')) }).flatMap(({ suspicions }) =>
    suspicions.flatMap(({ rule, confidence }) => (confidence === 'possible' ? [] : [rule])),
  );

const NET = `const [a, b] = [new @Point('A'), new @Point('B')];\nconst net = new @Net().tie(a, b);`;
const UTC = `const utc = (year, month, day) => (year < 100 ? new Date(Date.UTC(-1, month, day)) : new Date(Date.UTC(year, month, day)));`;

describe('ORACLE-1: what looks the same', () => {
  it.each([
    ['which object is found', `${NET}\nexpect(net.near(a)[0].key()).toBe(b.key());`],
    [
      'an object of the code that hands itself to a callback',
      `${NET}\nnet.forEach((point, path, all) => { expect(all).toBe(net); });`,
    ],
    [
      'a date that the code leaves alone',
      `${UTC}\nconst date = utc(2010, 11, 31);\n@days.offset(date, 1);\nexpect(date).toEqual(utc(2010, 11, 31));`,
    ],
    [
      'a list that the code leaves alone',
      `const inner = @held([1]);\nconst list = [inner];\n@held(list);\nexpect(list).toEqual([inner]);`,
    ],
    [
      'a way there and back by a method',
      `const first = @read('2024-05-01');\nconst again = @read(@written(first));\nexpect(again.getTime()).toBe(first.getTime());`,
    ],
    [
      'what the language does with a function of the code',
      `expect(JSON.stringify({ a: 1 })).toBe('{"a":1}');\nexpect(JSON.stringify({ a: Infinity }, @replacer)).toBe('{"a":"Infinity"}');`,
    ],
    [
      'what a table has to be of',
      `for (const n of [2, 14]) { expect(n % 2 === 0).toBe(true); expect(@isEven(n)).toBe(true); }`,
    ],
    ['an angle as one writes it', `expect(@radians(270)).toBe((3 * Math.PI) / 2);`],
    [
      'places far behind the end of a list',
      `const list = [];\nlet i = 1 << 30;\nlist[i++] = 1;\nlist[i++] = 2;\nexpect(@place(list, 2, i - 2, i)).toBe(i - 1);`,
    ],
  ])('tells nothing of %s', (_, body) => {
    expect(toldOf(body)).toEqual([]);
  });

  it.each([
    [
      'the same method of the same object',
      `${NET}\nexpect(net.near(a)[0].key()).toBe(net.near(a)[0].key());`,
      'oracle/self-comparison',
    ],
    [
      'work of its own alone',
      `const list = [3, 1, 2];\nconst total = list.map((n) => n * 2).reduce((a, b) => a + b);\nexpect(total).toBe(12);`,
      'oracle/reimplemented-subject',
    ],
  ])('still tells %s', (_, body, rule) => {
    expect(toldOf(body)).toEqual([rule]);
  });
});
