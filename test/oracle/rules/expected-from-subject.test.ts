import { describe, expect, it } from 'vitest';
import { markedIn } from './small-library.ts';
import { inShop, tellings, type Case } from './small-shop.ts';

const RULE = 'oracle/expected-from-subject';

const FAULTS: readonly Case[] = [
  ['a function that the code calls', 'expect(code.receipt(5)).toBe(`total ${code.withTax(5)}`); // <- likely'],
  ['the same joined with +', `expect(code.receipt(5)).toBe('total ' + code.withTax(5)); // <- likely`],
  ['a part that the code makes of it', `expect(code.overview(5).total).toBe(code.withTax(5)); // <- likely`],
  [
    'a part that is taken out first',
    `const { total } = code.overview(5);\nexpect(total).toBe(code.withTax(5)); // <- likely`,
  ],
  [
    'an object in which one field is computed',
    `expect(code.overview(5)).toEqual({ net: 5, total: code.withTax(5) }); // <- likely`,
  ],
  ['a value that is kept before', `const e = code.withTax(5);\nexpect(code.overview(5).total).toBe(e); // <- likely`],
  [
    'a helper that makes the expected value',
    `expect(code.overview(5).total).toBe(totalOf(5)); // <- likely`,
    `const totalOf = (net) => code.withTax(net);`,
  ],
  [
    'a hook that makes the expected value',
    `expect(code.overview(5).total).toBe(total); // <- likely`,
    `let total;\nbeforeEach(() => { total = code.withTax(5); });`,
  ],
  ['calls in calls', `expect(code.badge(' A b')).toBe(code.initials(code.slug(' A b'))); // <- likely`],
  ['assert.equal', `assert.equal(code.overview(5).total, code.withTax(5)); // <- likely`],
  ['a comparison that is asserted', `assert(code.overview(5).total === code.withTax(5)); // <- likely`],
];

const SOUND: readonly Case[] = [
  ['a value', `expect(code.receipt(100)).toBe('total 119');`],
  ['a round trip', `expect(code.decode(code.encode('ab'))).toBe('ab');`],
  ['the other direction of a round trip', `expect(code.encode(code.decode('de'))).toBe('de');`],
  ['additivity', `expect(code.withTax(30)).toBe(code.withTax(10) + code.withTax(20));`],
  ['a multiple', `expect(code.withTax(10)).toBe(2 * code.withTax(5));`],
  ['symmetry', `expect(code.sum([ITEMS[0], ITEMS[1]])).toBe(code.sum([ITEMS[1], ITEMS[0]]));`],
  ['idempotence', `const once = code.slug('A b');\nexpect(code.slug(once)).toBe(once);`],
  ['an order', `expect(code.withTax(10)).toBeGreaterThan(code.withTax(5));`],
  ['a negation', `expect(code.receipt(5)).not.toBe('total ' + code.withTax(6));`],
  ['a function that the code does not call', `expect(code.amount(5)).toBe(code.slug('5'));`],
  ['an error class', `expect(() => code.parse('')).toThrow(code.TooMany);`],
  ['a value of an enum', `expect(code.colourOf(1)).toBe(code.Colour.Blue);`],
  ['an input that the code makes', `const net = code.twice(5);\nexpect(code.overview(net).net).toBe(10);`],
];

/** Execution withdraws that the expected value comes from the code: what puts it together as the code does is told as a copy. */
const COMPOSED: readonly Case[] = [
  ['two calls joined', `expect(code.both(ITEMS, 5)).toBe(code.sum(ITEMS) + code.withTax(5)); // <- certain`],
  ['a call with an operation', `expect(code.slot('ab')).toBe(code.weigh('ab') % 16); // <- likely`],
];

describe('ORACLE-2: expected-from-subject', () => {
  it.each(inShop(COMPOSED))('tells as a copy %s', (_, source) => {
    expect(tellings('oracle/copied-formula', source)).toEqual(markedIn(source));
    expect(tellings(RULE, source)).toEqual([]);
  });

  it.each(inShop(FAULTS))('finds %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual(markedIn(source));
  });

  it.each(inShop(SOUND))('is silent about %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual([]);
  });
});
