import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/omitted-field';

/** The spec states both `book` and `renewals`. */
const STATED = `      - call: "renew({ book: 'Emma', due: '2026-03-01', renewals: 0 })"
        matches: { renewals: 1 }`;

describe('ORACLE-13: omitted-field', () => {
  it.each([
    ['a partial object', `expect(renew(LOAN)).toMatchObject({ book: 'Emma' }); // <- likely`],
    [
      'an asymmetric partial object',
      `expect(renew(LOAN)).toEqual(expect.objectContaining({ book: 'Emma' })); // <- likely`,
    ],
    ['one property', `expect(renew(LOAN)).toHaveProperty('book', 'Emma'); // <- likely`],
    ['one field', `expect(renew(LOAN).book).toBe('Emma'); // <- likely`],
  ])('finds %s without the field that an example states', (_, body) => {
    const source = inTest(body);
    expect(suspicionsIn({ test: source, examples: STATED }, RULE)).toEqual(markedIn(source));
  });

  it.each([
    ['a partial object with the field', `expect(renew(LOAN)).toMatchObject({ renewals: 1 });`],
    ['the field itself', `expect(renew(LOAN).renewals).toBe(1);`],
    [
      'the field in another assertion',
      `const loan = renew(LOAN); expect(loan.book).toBe('Emma'); expect(loan.renewals).toBe(1);`,
    ],
    ['the field taken out of the value', `const { renewals } = renew(LOAN); expect(renewals).toBe(1);`],
    ['the whole value', `expect(renew(LOAN)).toEqual({ book: 'Emma', due: '2026-03-15', renewals: 1 });`],
    ['another function', `expect(label(LOAN)).toBe('Emma until 2026-03-15');`],
    ['an error', `expect(() => renew(WORN)).toThrow(RangeError);`],
    [
      'a look in passing at what is given beside an error',
      `expect(() => renew(WORN)).toThrow(RangeError); expect(renew(LOAN)).toMatchObject({ book: 'Emma' });`,
    ],
  ])('is silent about %s', (_, body) => {
    expect(suspicionsIn({ test: inTest(body), examples: STATED }, RULE)).toEqual([]);
  });
});
