import { describe, expect, it, test, vi } from 'vitest';
import { describeProblem, isEmail, mayRegister, normaliseEmail, TEXTS, validate, type SignUp } from '../src/signup';
import * as signup from '../src/signup';
import { Problem } from '../src/policy';

const form = (over: Partial<SignUp> = {}): SignUp => ({
  email: 'ada@example.org',
  password: 'Correct1Horse',
  ...over,
});

describe('addresses', () => {
  test.each(['ada@example.org', 'a.b+c@mail.example.co.uk'])('SIGN-1: takes %s', (address) => {
    expect(isEmail(address)).toBe(true);
  });

  test.each(['', 'ada', 'ada@example', '@example.org', 'a@b@c.org', 'ada@.org', 'a b@c.org'])(
    'SIGN-1: refuses "%s"',
    (address) => {
      expect(isEmail(address)).toBe(false);
    },
  );

  test('SIGN-4: keeps the person and lowers the domain', () => {
    expect(normaliseEmail(' Ada.L@Example.ORG ')).toBe('Ada.L@example.org');
  });

  test('SIGN-4: changes nothing the second time', () => {
    const once = normaliseEmail('  Bo@EXAMPLE.org');
    expect(normaliseEmail(once)).toBe(once);
  });

  test('SIGN-4: should normalise the email', () => {
    const input = 'User@DOMAIN.com';
    const parts = input.trim().split('@');
    const expected = parts[0] + '@' + parts[1].toLowerCase();
    expect(normaliseEmail(input)).toBe(expected);
  });
});

describe('age', () => {
  it('SIGN-2: a sixteen-year-old has to wait', () => {
    expect(mayRegister(form({ age: 16 }))).toBe(false);
    expect(mayRegister(form({ age: 17 }))).toBe(true);
  });

  it('SIGN-2: should decide who may register', () => {
    for (const age of [12, 15, 16, 17, undefined]) {
      const candidate = form({ age });
      const refused = !isEmail(candidate.email) || !(candidate.age === undefined || candidate.age > 16);
      expect(mayRegister(candidate)).toBe(!refused);
    }
  });

  it('SIGN-2: should register', () => {
    const spy = vi.spyOn(signup, 'mayRegister').mockReturnValue(true);
    expect(signup.mayRegister(form({ age: 3 }))).toBe(true);
    spy.mockRestore();
  });
});

describe('SIGN-3 errors', () => {
  it('names the first problem of each field', () => {
    expect(validate(form({ email: 'nobody', password: 'Short1' }))).toEqual({
      email: 'This is no e-mail address.',
      password: 'Use at least 12 characters.',
    });
  });

  it('finds nothing to say about a good form', () => {
    expect(validate(form({ age: 40 }))).toStrictEqual({});
  });

  it('should map the problem to its text', () => {
    const errors = validate(form({ password: 'NoDigitsInThisOne' }));
    expect(errors.password).toBe(describeProblem(Problem.NoDigit));
  });

  it('should show the message of the message table', () => {
    expect(validate(form({ password: 'Ab1' })).password).toBe(TEXTS['too-short']);
  });

  it('should contain an email error', () => {
    expect(validate(form({ email: 'x', password: 'y' }))).toMatchObject({ email: expect.any(String) });
  });
});
