import { describe, expect, it } from 'vitest';
import { markedIn } from './small-library.ts';
import { inShop, tellings, type Case } from './small-shop.ts';

const RULE = 'oracle/self-comparison';

const FAULTS: readonly Case[] = [
  ['the same call', `expect(code.withTax(5)).toBe(code.withTax(5)); // <- certain`],
  ['the same call, kept before', `const e = code.withTax(5);\nexpect(code.withTax(5)).toBe(e); // <- certain`],
  [
    'the same call under an alias',
    `const { withTax: taxed } = code;\nexpect(code.withTax(5)).toBe(taxed(5)); // <- certain`,
  ],
  [
    'the same argument under another name',
    `const net = 5;\nexpect(code.withTax(net)).toBe(code.withTax(5)); // <- certain`,
  ],
  [
    'a list that contains itself',
    `const r = code.gifts(ITEMS);\nexpect(r).toEqual(expect.arrayContaining(r)); // <- certain`,
  ],
  ['a text that contains itself', `const t = code.line('tea', ITEMS[0]);\nexpect(t).toContain(t); // <- certain`],
  [
    'one order by the code, asked for in two ways',
    `expect(ITEMS.toSorted(code.byPrice)).toEqual([...ITEMS].sort(code.byPrice)); // <- certain`,
  ],
  [
    'what an object tells twice, true or false',
    `const cart = new code.Cart();\ncart.add(ITEMS[0]);\nconst before = cart.isEmpty();\nexpect(cart.isEmpty()).toBe(before); // <- certain`,
  ],
  ['one result', `const r = code.overview(5);\nexpect(r).toEqual(r); // <- certain`],
  [
    'a result taken apart',
    `const r = code.overview(5);\nexpect(r).toEqual({ net: r.net, total: r.total }); // <- certain`,
  ],
  ['a call awaited on both sides', `expect(await code.find(1)).toEqual(await code.find(1)); // <- certain`],
  [
    'a promise that is awaited in two ways',
    `const found = code.find(1);\nawait expect(found).resolves.toEqual(await found); // <- certain`,
  ],
  [
    'a table that nested loops make',
    `for (const { net, wanted } of ROWS) expect(code.withTax(net)).toBe(wanted); // <- certain`,
    `const ROWS = [];\nfor (const a of [1, 2]) for (const b of [3, 4]) ROWS.push({ net: a * b, wanted: code.withTax(a * b) });`,
  ],
  ['the same literal', `expect(90).toBe(90); // <- certain`],
  ['a comparison that is asserted', `assert(code.slug('A b') === code.slug('A b')); // <- certain`],
  ['a comparison that has to be true', `expect(code.slug('A b') === code.slug('A b')).toBe(true); // <- certain`],
  ['assert.equal', `assert.equal(code.withTax(5), code.withTax(5)); // <- certain`],
  ['chai style', `expect(code.overview(5)).to.deep.equal(code.overview(5)); // <- certain`],
  ['closeness', `expect(code.withTax(5)).toBeCloseTo(code.withTax(5), 5); // <- certain`],
  ['an order that equality fulfils', `expect(code.withTax(5)).toBeGreaterThanOrEqual(code.withTax(5)); // <- certain`],
  ['a difference', `expect(code.withTax(5) - code.withTax(5)).toBe(0); // <- certain`],
  [
    'a helper that makes the expected value',
    `expect(code.withTax(5)).toBe(expectedFor(5)); // <- certain`,
    `const expectedFor = (net) => code.withTax(net);`,
  ],
];

const SOUND: readonly Case[] = [
  ['a value', `expect(code.withTax(100)).toBe(119);`],
  ['another argument', `expect(code.slug('A b')).toBe(code.slug(' A b '));`],
  ['another function', `expect(code.twice(2)).toBe(code.withTax(4));`],
  ['a negation', `expect(code.slug('a')).not.toBe(code.slug('a'));`],
  ['idempotence', `expect(code.slug(code.slug('A b'))).toBe(code.slug('A b'));`],
  ['a round trip', `const text = 'ab';\nexpect(code.decode(code.encode(text))).toBe(text);`],
  ['a call that counts', `expect(code.ticket()).toBe(code.ticket());`],
  ['an input that must not change', `const list = [3, 1];\ncode.gifts(list);\nexpect(list).toEqual([3, 1]);`],
  [
    'before and after',
    `const cart = new code.Cart();\nconst before = cart.total;\ncart.add({ price: 0, count: 1, isGift: true });\nexpect(cart.total).toBe(before);`,
  ],
  ['a variable that a callback sets', `let seen = 0;\ncode.each(ITEMS, () => { seen = 1; });\nexpect(seen).toBe(1);`],
  [
    'an object that may be awaited',
    `const client = code.overview(5);\nconst awaited = await client;\nexpect(awaited).toEqual(client);`,
  ],
  ['two names of one function', `expect(code.slugify).toBe(code.slug);`],
  ['a marker in a callback', `expect.assertions(2);\ncode.each(ITEMS, () => { expect(true).toBe(true); });`],
];

describe('ORACLE-1: self-comparison', () => {
  it.each(inShop(FAULTS))('finds %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual(markedIn(source));
  });

  it.each(inShop(SOUND))('is silent about %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual([]);
  });
});
