import { describe, expect, it } from 'vitest';
import { markedIn } from './small-library.ts';
import { inShop, inShopTest, tellings, type Case } from './small-shop.ts';

const RULE = 'oracle/imported-constant';

const STATED = `- call: capacity()\n  returns: 40`;

const FAULTS: readonly Case[] = [
  ['a constant', `expect(code.capacity()).toBe(code.LIMIT); // <- likely`],
  [
    'a constant under another name',
    `const { LIMIT: expected } = code;\nexpect(code.capacity()).toBe(expected); // <- likely`,
  ],
  [
    'a constant imported under another name',
    `expect(code.capacity()).toBe(most); // <- likely`,
    `import { LIMIT as most } from '../src/code';`,
  ],
  ['a member of a constant', `expect(code.limits().guests).toBe(code.DEFAULTS.guests); // <- likely`],
  ['a constant object', `expect(code.limits()).toEqual(code.DEFAULTS); // <- likely`],
  [
    'an object of constants',
    `expect(code.limits()).toEqual({ guests: code.DEFAULTS.guests, nights: code.DEFAULTS.nights }); // <- likely`,
  ],
  ['an element of a constant list', `expect(code.levelOf(200)).toBe(code.LEVELS[2]); // <- likely`],
  ['a text', `expect(code.heading('Ann')).toContain(code.GREETING); // <- likely`],
  ['a constant in a template', "expect(code.heading('Ann')).toBe(`${code.GREETING}, Ann`); // <- likely"],
  ['a constant in a sum', `expect(code.capacity() + 1).toBe(code.LIMIT + 1); // <- likely`],
  ['a constant in a maximum', `expect(code.capacity()).toBe(Math.max(code.LIMIT, 2 * 3)); // <- likely`],
  ['chai style', `expect(code.capacity()).to.equal(code.LIMIT); // <- likely`],
  [
    'a constant in a helper',
    `check(code.capacity());`,
    `const check = (actual) => {\nexpect(actual).toBe(code.LIMIT); // <- likely\n};`,
  ],
];

const SOUND: readonly Case[] = [
  ['the stated value', `expect(code.capacity()).toBe(40);`],
  ['a constant as input', `expect(code.amount(code.LIMIT)).toBe('40');`],
  ['inputs around a constant', `expect(code.amount(code.LIMIT + 1)).toBe('many');`],
  ['a constant that is handed in and comes back', `expect(code.overview(code.LIMIT).net).toBe(code.LIMIT);`],
  ['a member of an enum', `expect(code.colourOf(1)).toBe(code.Colour.Blue);`],
  ['an error class', `expect(() => code.parse('')).toThrow(code.TooMany);`],
  ['the value of the constant itself', `expect(code.LIMIT).toBe(40);`],
  ['a constant of the test', `const LIMIT = 40;\nexpect(code.capacity()).toBe(LIMIT);`],
  [
    'a constant of a fixture',
    `expect(code.capacity()).toBe(fixture.limit);`,
    `const fixture = JSON.parse('{"limit":40}');`,
  ],
];

describe('ORACLE-3: imported-constant', () => {
  it.each(inShop(FAULTS))('finds %s', (_, source) => {
    expect(tellings(RULE, source, STATED)).toEqual(markedIn(source));
  });

  it.each(inShop(SOUND))('is silent about %s', (_, source) => {
    expect(tellings(RULE, source, STATED)).toEqual([]);
  });

  it('is silent where no person stated a value', () => {
    expect(tellings(RULE, inShopTest(`expect(code.capacity()).toBe(code.LIMIT);`))).toEqual([]);
  });
});
