import { describe, expect, it } from 'vitest';
import { markedIn } from './small-library.ts';
import { inShop, inShopTest, tellings, type Case } from './small-shop.ts';

const RULE = 'oracle/contradicts-example';

const EXAMPLES = `- call: twice(5)
  returns: 10
- call: overview
  args: [100]
  returns: { net: 100, total: 119 }
- call: parse("")
  throws: RangeError
- call: withTax(10)
  returns: { approx: 11.9, within: 0.01 }
- call: log("a")
  returns-nothing: true
- call: overview(200)
  matches: { net: 200 }
- call: amount(7)
  returns: { js: "'07'" }
- call: "each([], (item) => { if (item.count > 1) throw new Error('many'); })"
  returns-nothing: true`;

const OUTLINE = `call: amount($n)
rows:
  - { n: 40, returns: "40" }
  - { n: 41, returns: many }`;

const FAULTS: readonly Case[] = [
  ['another value', `expect(code.twice(5)).toBe(11); // <- certain`],
  ['another value of a kept result', `const result = code.twice(5);\nexpect(result).toBe(11); // <- certain`],
  ['another value for a kept argument', `const n = 5;\nexpect(code.twice(n)).toEqual(11); // <- certain`],
  ['another value under an alias', `const { twice: doubled } = code;\nexpect(doubled(5)).toBe(11); // <- certain`],
  ['the stated value, negated', `expect(code.twice(5)).not.toBe(10); // <- certain`],
  ['another value in a loop', `for (const [n, e] of [[1, 2], [5, 11]])\nexpect(code.twice(n)).toBe(e); // <- certain`],
  ['another object', `expect(code.overview(100)).toEqual({ net: 100, total: 120 }); // <- certain`],
  ['another field', `expect(code.overview(100).total).toBe(120); // <- certain`],
  ['another field, taken out first', `const { total } = code.overview(100);\nexpect(total).toBe(120); // <- certain`],
  ['a value for what throws', `expect(code.parse('')).toBe(0); // <- certain`],
  ['an error for what returns', `expect(() => code.twice(5)).toThrow(); // <- certain`],
  ['a value for what returns nothing', `expect(code.log('a')).toBe('a'); // <- certain`],
  ['a value that is too far', `expect(code.withTax(10)).toBe(12); // <- certain`],
  ['a value nearly that is too far', `expect(code.withTax(10)).toBeCloseTo(12, 1); // <- certain`],
  ['a value nearly where one is stated', `expect(code.twice(5)).toBeCloseTo(10.01, 3); // <- certain`],
  ['chai nearly', `expect(code.twice(5)).to.be.closeTo(12, 1.5); // <- certain`],
  ['another field of several', `expect(code.overview(100)).toMatchObject({ total: 120 }); // <- certain`],
  ['another field than the one stated', `expect(code.overview(200).net).toBe(201); // <- certain`],
  ['another part than the one stated', `expect(code.overview(200)).toMatchObject({ net: 201 }); // <- certain`],
  ['another whole', `expect(code.overview(200)).toEqual({ net: 201, total: 238 }); // <- certain`],
  ['another value than the one worked out', `expect(code.amount(7)).toBe('7'); // <- certain`],
  ['another class of error', `expect(() => code.parse('')).toThrow(TypeError); // <- certain`],
  ['no error', `expect(() => code.parse('')).not.toThrow(); // <- certain`],
  ['not the stated error', `expect(() => code.parse('')).not.toThrow(RangeError); // <- certain`],
  ['chai style', `expect(code.twice(5)).to.equal(11); // <- certain`],
  [
    'another value for the same function handed in',
    `expect(code.each([], (one) => { if (one.count > 1) throw new Error('many'); })).toBe(1); // <- certain`,
  ],
  ['assert.equal', `assert.equal(code.twice(5), 11); // <- certain`],
  [
    'another value in a helper',
    `check(5, 11);`,
    `const check = (n, e) => {\nexpect(code.twice(n)).toBe(e); // <- certain\n};`,
  ],
];

const SOUND: readonly Case[] = [
  ['the stated value', `expect(code.twice(5)).toBe(10);`],
  ['the stated value, worked out', `expect(code.twice(5)).toBe(2 * 5);`],
  ['another argument', `expect(code.twice(6)).toBe(12);`],
  ['another function', `expect(code.withTax(5)).toBe(5.95);`],
  ['another value, negated', `expect(code.twice(5)).not.toBe(11);`],
  ['a bound', `expect(code.twice(5)).toBeLessThan(11);`],
  ['the stated object', `expect(code.overview(100)).toEqual({ total: 119, net: 100 });`],
  ['the stated field', `expect(code.overview(100)).toMatchObject({ total: 119 });`],
  ['the stated error', `expect(() => code.parse('')).toThrow(RangeError);`],
  ['nothing where nothing is stated', `expect(code.log('a')).toBeUndefined();`],
  ['a value that is near enough', `expect(code.withTax(10)).toBe(11.9000001);`],
  ['a value nearly', `expect(code.withTax(10)).toBeCloseTo(11.905, 2);`],
  [
    'a value that is near by a precision that is not known',
    `expect(code.twice(5)).toBeCloseTo(12, Number(process.env.N));`,
  ],
  ['what is stated of neither', `expect(code.overview(200).total).toBe(238);`],
  ['a part of which nothing is stated', `expect(code.overview(200)).toMatchObject({ total: 238 });`],
  ['the part that is stated', `expect(code.overview(200)).toEqual({ net: 200, total: 238 });`],
  ['the value that is worked out', `expect(code.amount(7)).toBe('07');`],
  ['an ancestor of the stated error', `expect(() => code.parse('')).toThrow(Error);`],
  ['another error, negated', `expect(() => code.parse('')).not.toThrow(TypeError);`],
  ['what the error says', `expect(() => code.parse('')).toThrow('empty');`],
  ['a function that throws otherwise', `expect(code.each([], (one) => { throw new Error(one.name); })).toBe(1);`],
  ['an assertion that has to fail', `expect(() => expect(code.twice(5)).toBe(11)).toThrow();`],
  ['a value that is not known', `expect(code.twice(5)).toBe(Number(process.env.TEN));`],
];

describe('ORACLE-15: contradicts-example', () => {
  it.each(inShop(FAULTS))('finds %s', (_, source) => {
    expect(tellings(RULE, source, EXAMPLES)).toEqual(markedIn(source));
  });

  it.each(inShop(SOUND))('is silent about %s', (_, source) => {
    expect(tellings(RULE, source, EXAMPLES)).toEqual([]);
  });

  it('finds another value than the one of a row', () => {
    const source = inShopTest(`expect(code.amount(40)).toBe('40');\nexpect(code.amount(41)).toBe('41'); // <- certain`);
    expect(tellings(RULE, source, OUTLINE)).toEqual(markedIn(source));
  });

  it('is silent where no example is stated', () => {
    expect(tellings(RULE, inShopTest(`expect(code.twice(5)).toBe(11);`))).toEqual([]);
  });
});
