/** A small shop, about which the tests of the rules about expected values write theirs. */
import type { Suspicion } from '../../../src/model/oracle.ts';
import { inTest, oraclesOf } from '../small-project.ts';

export const SHOP = `
export const RATE = 0.19;
export const LIMIT = 40;
export const DEFAULTS = { guests: 6, nights: 28 };
export const LEVELS = [12, 75, 300];
export const GREETING = 'Welcome back';
export enum Colour { Red = 'red', Blue = 'blue' }
export class TooMany extends Error {}
export interface Item { price: number; count: number; isGift: boolean }

export function sum(items: Item[]): number {
  let total = 0;
  for (const item of items) total += item.price * item.count;
  return total;
}
export const withTax = (net: number): number => net + net * RATE;
export const gross = (net: number): number => Math.round(net * (1 + RATE) * 100) / 100;
export function shipping(weight: number, isFar: boolean): number {
  if (weight > 20 && isFar) return weight * 0.75 + 12;
  return weight < 2 ? 4.5 : weight * 0.5 + 3;
}
export const gifts = (items: Item[]): Item[] => items.filter((item) => item.isGift && item.price < 250);
export const line = (name: string, item: Item): string => \`\${name}: \${item.count} for \${item.price.toFixed(2)} EUR\`;
export const heading = (name: string): string => \`\${GREETING}, \${name}\`;
export const slug = (text: string): string => text.trim().toLowerCase().replace(/[^a-z]+/g, '-');
export const initials = (name: string): string => name.split(' ').map((word) => word[0].toUpperCase()).join('.');
export const twice = (n: number): number => n * 2;
export const MARK = typeof process === 'undefined' ? 'web shop' : 'corner shop';
export const signed = (text: string, mark = MARK): string => text + mark;
export const capacity = (): number => LIMIT;
export const amount = (n: number): string => (n > LIMIT ? 'many' : String(n));
export const limits = () => ({ guests: DEFAULTS.guests, nights: DEFAULTS.nights });
export const levelOf = (points: number): number => (points > 100 ? LEVELS[2] : LEVELS[0]);
export const colourOf = (n: number): Colour => (n > 0 ? Colour.Blue : Colour.Red);
export const encode = (text: string): string => [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 3)).join('');
export const decode = (text: string): string => [...text].map((c) => String.fromCharCode(c.charCodeAt(0) - 3)).join('');
export const receipt = (net: number): string => \`total \${withTax(net)}\`;
export const overview = (net: number) => ({ net, total: withTax(net) });
export const parse = (text: string): number => {
  if (text === '') throw new RangeError('empty');
  return Number(text);
};
export const find = async (id: number): Promise<{ id: number; name: string }> => ({ id, name: 'Ann' });
export const log = (_: string): void => {};
export { slug as slugify };
export const each = (items: Item[], run: (item: Item) => void): void => items.forEach((item) => run(item));
export function byPrice(a: Item, b: Item): number { return a.price - b.price || b.count - a.count; }
export const taxed = (items: Item[]) => items.map((item) => ({ ...item, cost: gross(item.price) }));
export class Hall {
  readonly seats: number;
  readonly taken: number;
  constructor(seats: number, taken: number) { this.seats = seats; this.taken = taken; }
  get free(): number { return this.seats - this.taken; }
  get share(): number { return Math.round((this.taken / this.seats) * 100); }
}
export const keep = (store: { texts: Map<string, string> }, key: string, text: string): void => {
  store.texts.set(key, text);
};
export const both = (items: Item[], net: number): number => sum(items) + withTax(net);
export const badge = (text: string): string => initials(slug(text));
export const weigh = (text: string): number => { let all = 7; for (const c of text) all = (all * 31 + c.charCodeAt(0)) % 997; return all; };
export const slot = (text: string): number => weigh(text) % 16;
const FACTORS = { a: 2, b: 12.5 };
export const scaled = (n: number, unit: 'a' | 'b'): number => n * FACTORS[unit] - 3;
export const described = (text: string) => ({ kind: 'metadata', type: 'described', reference: described, text });
let calls = 0;
export const ticket = (): number => ++calls;
export class Cart {
  #items: Item[] = [];
  add(item: Item): void { this.#items.push(item); }
  get total(): number { return sum(this.#items); }
  size(): number { return this.#items.length; }
  isEmpty(): boolean { return this.#items.length === 0; }
}
`;

/** The file whose only test claims the only behaviour, with what stands before it. */
export const inShopTest = (body: string, head = ''): string =>
  `import { assert, beforeEach, describe, expect, it } from 'vitest';
import * as code from '../src/code';
const ITEMS = [{ price: 4, count: 2, isGift: true }, { price: 0.5, count: 3, isGift: false }];
${head}
${inTest(body)}`;

/** A title, the body of the only test, and what stands before that in the file. */
export type Case = readonly [what: string, body: string, head?: string];

/** The titles with whole test files. */
export const inShop = (cases: readonly Case[]): readonly (readonly [what: string, source: string])[] =>
  cases.map(([what, body, head]) => [what, inShopTest(body, head)]);

/** What a rule tells of a test file of the shop, and how sure it is; what is only possible is left out. */
export function tellings(rule: Suspicion['rule'], test: string, examples?: string): readonly string[] {
  const files = { 'test/shop.test.ts': test };
  const project = { code: SHOP, test: '', files, ...(examples === undefined ? {} : { examples }) };
  return oraclesOf(project).flatMap(({ suspicions }) =>
    suspicions
      .filter((one) => one.rule === rule && one.confidence !== 'possible')
      .map(({ confidence, location }) => `${confidence} in line ${location.line}`),
  );
}
