/** Copies that are harder to see than those in `copied-formula.test.ts`, and what only looks like one. */
import { describe, expect, it } from 'vitest';
import { markedIn } from './small-library.ts';
import { inShop, tellings, type Case } from './small-shop.ts';

const RULE = 'oracle/copied-formula';

const SUM = 'ITEMS.reduce((a, i) => a + i.price * i.count, 0)';

const DISGUISES: readonly Case[] = [
  [
    'a helper in a helper',
    `expect(code.sum(ITEMS)).toBe(total(ITEMS)); // <- certain`,
    `const cost = ({ count: c, price: p }) => c * p;\nconst total = (list) => list.reduce((a, i) => a + cost(i), 0);`,
  ],
  [
    'a method of the test',
    `expect(code.sum(ITEMS)).toBe(oracle.total(ITEMS)); // <- certain`,
    `const oracle = { total(list) { let all = 0; for (const i of list) { all += i.count * i.price; } return all; } };`,
  ],
  [
    'a hook',
    `expect(code.sum(ITEMS)).toBe(expected); // <- certain`,
    `let expected;\nbeforeEach(() => { expected = ${SUM}; });`,
  ],
  [
    'locals for each step',
    `const net = 12.34;\nconst factor = 1 + 0.19;\nconst cents = net * factor * 100;\nconst whole = Math.round(cents);\nexpect(code.gross(net)).toBe(whole / 100); // <- certain`,
  ],
  [
    'an early return',
    `const w = 30;\nexpect(code.shipping(w, true)).toBe(cost(w, true)); // <- certain`,
    `function cost(w, far) { if (!(w <= 20 || !far)) return 12 + 0.75 * w; if (w >= 2) return 3 + w / 2; return 4.5; }`,
  ],
  [
    'a chain that is taken apart',
    `const text = ' A b';\nconst low = text.trim().toLowerCase();\nexpect(code.slug(text)).toBe(low.replace(/[^a-z]+/g, '-')); // <- certain`,
  ],
  [
    'a named callback',
    `const name = 'Ann Bell';\nconst first = (w) => w[0].toUpperCase();\nexpect(code.initials(name)).toBe(name.split(' ').map(first).join('.')); // <- certain`,
  ],
  [
    'the elements of what the code returns, one by one',
    `code.taxed(ITEMS).forEach((item, i) => {\nexpect(item.cost).toBe(Math.round(ITEMS[i].price * 1.19 * 100) / 100); // <- certain\n});`,
  ],
  [
    'a getter',
    `const hall = new code.Hall(40, 7);\nexpect(hall.share).toBe(Math.round(((hall.seats - hall.free) / hall.seats) * 100)); // <- certain`,
  ],
  [
    'a loop over a known list, written out',
    `const [a, b] = ITEMS;\nexpect(code.sum(ITEMS)).toBe(a.price * a.count + b.price * b.count); // <- certain`,
  ],
  [
    'what stands in a table of the code',
    `const code2 = 'b';\nconst n = 7;\nexpect(code.scaled(n, code2)).toBe(n * 12.5 - 3); // <- certain`,
  ],
  [
    'a loop that counts by itself',
    `let all = 0;\nlet i = 0;\nwhile (i < ITEMS.length) { const item = ITEMS[i]; all += item.price * item.count; i++; }\nexpect(code.sum(ITEMS)).toBe(all); // <- certain`,
  ],
  ['assert.equal', `assert.equal(code.sum(ITEMS), ${SUM}); // <- certain`],
  [
    'a table of the test',
    `for (const net of [12.34, 56.78])\nexpect(code.gross(net)).toBe(Math.round(net * 1.19 * 100) / 100); // <- certain`,
  ],
];

const SOUND: readonly Case[] = [
  ['a round trip', `const text = 'ab';\nexpect(code.decode(code.encode(text))).toBe(text);`],
  [
    'the number of inputs',
    `const cart = new code.Cart();\nITEMS.forEach((i) => cart.add(i));\nexpect(cart.size()).toBe(ITEMS.length);`,
  ],
  ['a sum that could coincide', `const a = 3;\nconst b = 4;\nexpect(code.twice(a) + code.twice(b)).toBe(a + b + 7);`],
  ['a constant that is named', `const EXPECTED = 119;\nexpect(code.withTax(100)).toBe(EXPECTED);`],
  ['a name', `expect(code.colourOf(1)).toBe(code.Colour.Blue);`],
  ['an invariant', `for (const g of code.gifts(ITEMS)) expect(g.isGift).toBe(true);`],
  ['an order', `expect(code.sum(ITEMS)).toBeGreaterThan(ITEMS[0].price);`],
  ['an object of inputs', `const net = 100;\nexpect(code.overview(net)).toEqual({ net, total: 119 });`],
  ['a fixture', `expect(code.sum(ITEMS)).toBe(fixture.sum);`, `const fixture = JSON.parse('{"sum":9.5}');`],
  [
    'the same loop on both sides',
    `expect([1, 2].map((n) => code.twice(n))).toEqual([1, 2].map((n) => [2, 4][n - 1]));`,
  ],
  [
    'names and literals in an object',
    `expect(code.described('x')).toEqual({ kind: 'metadata', type: 'described', reference: code.described, text: 'x' });`,
  ],
  ['the formula as input', `expect(code.twice(${SUM})).toBe(19);`],
  ['an error', `expect(() => code.parse('')).toThrow(new RangeError('empty'));`],
];

describe('ORACLE-4: copied-formula, well disguised', () => {
  it.each(inShop(DISGUISES))('finds a copy in %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual(markedIn(source));
  });

  it.each(inShop(SOUND))('is silent about %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual([]);
  });
});
