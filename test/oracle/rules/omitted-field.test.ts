import { describe, expect, it } from 'vitest';
import { inTest as onPort, toldBy } from '../small-project.ts';
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

  it.each([
    ['a partial object', `expect(renew(LOAN)).toMatchObject({ book: 'Emma' }); // <- likely`],
    ['one property', `expect(renew(LOAN)).toHaveProperty('book', 'Emma'); // <- likely`],
  ])('finds %s without the only field of the code that the behaviour names', (_, body) => {
    const source = inTest(body);
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each([
    ['the named field', `expect(renew(LOAN)).toMatchObject({ renewals: 1 });`],
    ['one field, compared as a whole', `expect(renew(LOAN).book).toBe('Emma');`],
    ['a field of a list of keys', `for (const key of ['book', 'renewals']) expect(renew(LOAN)).toHaveProperty(key);`],
  ])('is silent about %s where no example states a field', (_, body) => {
    expect(suspicionsIn({ test: inTest(body) }, RULE)).toEqual([]);
  });

  describe('of what a port is handed', () => {
    const code = `export interface Port { send(mail: { to: string; subject: string; text: string }): void }
export const mail = (port: Port, to: string): void => port.send({ to, subject: 'Hi', text: 'Dear ' + to });`;
    const examples = `- call: "(() => { const sent = []; mail({ send: (m) => sent.push(m) }, 'a@x'); return { sent }; })()"
  returns: { sent: [{ to: a@x, works: Hi, text: Dear a@x }] }`;
    const toldOf = (wanted: string): readonly string[] =>
      toldBy(RULE, {
        code,
        examples,
        test: onPort(
          `const port = { send: vi.fn() };\ncode.mail(port, 'a@x');\nexpect(port.send).toHaveBeenCalledWith(${wanted});`,
        ),
      });

    it('finds that a loose object leaves out what the behaviour names', () => {
      expect(toldOf(`expect.objectContaining({ to: 'a@x' })`)).toEqual(['likely']);
    });

    it.each([
      ['the named field', `expect.objectContaining({ works: 'Hi' })`],
      ['the whole object', `{ to: 'a@x', subject: 'Hi', text: 'Dear a@x' }`],
      ['a field that the example does not have', `expect.objectContaining({ cc: undefined })`],
    ])('is silent about %s', (_, wanted) => {
      expect(toldOf(wanted)).toEqual([]);
    });
  });
});
