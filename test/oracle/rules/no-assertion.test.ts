import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/no-assertion';

const placed = (source: string): string => source.replace(/^it\(.*$/m, (line) => `${line} // <- likely`);

describe('ORACLE-14: no-assertion', () => {
  it.each([
    ['only calls the code', `renew(LOAN);`],
    ['prints what the code returns', `console.log(renew(LOAN));`],
    ['compares without asserting', `const isRight = fineFor({ daysLate: 3 }) === 60;`],
    ['only asks for types', `expectTypeOf(fineFor({ daysLate: 3 })).toBeNumber();`],
    ['only announces assertions', `expect.assertions(0); renew(LOAN);`],
  ])('finds a test that %s', (_, body) => {
    const source = placed(inTest(body));
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each([
    ['asserts', `expect(fineFor({ daysLate: 3 })).toBe(60);`],
    ['throws by itself', `if (fineFor({ daysLate: 3 }) !== 60) throw new Error('wrong fine');`],
    ['has a helper that asserts', `const check = () => { expect(fineFor({ daysLate: 3 })).toBe(60); }; check();`],
    [
      'has a helper that throws',
      `const check = () => { if (fineFor({ daysLate: 3 }) !== 60) throw new Error('wrong fine'); }; check();`,
    ],
    ['calls what nobody can read', `const { screen } = await import('some-package'); screen.getByText('Emma');`],
    ['compares without a matcher, which another rule says', `expect(fineFor({ daysLate: 3 }) === 60);`],
    ['asserts where nothing runs, which another rule says', `[].forEach(() => expect(1).toBe(1));`],
    ['gives values to variables of types', `const loan: { book: string } = LOAN;`],
    ['asks the compiler', `type Fine = ReturnType<typeof fineFor>; const fine: Fine = fineFor({ daysLate: 3 });`],
  ])('is silent about a test that %s', (_, body) => {
    expect(suspicionsIn({ test: inTest(body) }, RULE)).toEqual([]);
  });

  it('is certain of a test of which an `expect` without a matcher is all', () => {
    const source = inTest('const fine = fineFor({ daysLate: 3 });\nexpect(fine);').replace(
      /^it\(.*$/m,
      '$& // <- certain',
    );
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it('is silent about a test that a helper outside of it makes fail', () => {
    const verify = `function verify(loan) { if (loan.renewals > 9) throw new Error('renewed too often'); }`;
    expect(suspicionsIn({ test: `${inTest('verify(renew(LOAN));')}\n${verify}` }, RULE)).toEqual([]);
  });
});
