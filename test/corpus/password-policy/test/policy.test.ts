import { describe, expect, it } from 'vitest';
import * as policy from '../src/policy';
import {
  hasLongRun,
  isReused,
  limits,
  MAX_LENGTH,
  MAX_REPEATS,
  MIN_LENGTH,
  Problem,
  problemsOf,
  strength,
} from '../src/policy';

expect.extend({
  toHaveProblem(password: string, problem: Problem) {
    const pass = problemsOf(password).includes(problem);
    return { pass, message: () => `${password} ${pass ? 'has' : 'lacks'} the problem ${problem}` };
  },
});

declare module 'vitest' {
  interface Assertion<T> {
    toHaveProblem(problem: Problem): T;
  }
}

describe('PASS-1 length', () => {
  const ofLength = (length: number): string => 'A1'.padEnd(length, 'xyz');

  it.each([
    { length: 11, problems: [Problem.TooShort] },
    { length: 12, problems: [] },
    { length: 64, problems: [] },
    { length: 65, problems: [Problem.TooLong] },
  ])('$length characters: $problems', ({ length, problems }) => {
    expect(problemsOf(ofLength(length))).toEqual(problems);
  });

  it('takes exactly the shortest and the longest allowed', () => {
    expect(problemsOf(ofLength(MIN_LENGTH))).toEqual([]);
    expect(problemsOf(ofLength(MAX_LENGTH))).toEqual([]);
  });

  it('says so with a custom matcher', () => {
    expect('Ab1').toHaveProblem(Problem.TooShort);
    expect('Ab1Ab1Ab1Ab1').not.toHaveProblem(Problem.TooShort);
  });
});

describe('PASS-2 kinds of characters', () => {
  it('should validate passwords', () => {
    for (const password of ['lowercase only', 'UPPERCASE ONLY', '1234567890123']) {
      problemsOf(password);
    }
  });

  it('should report missing digits', () => {
    const problems = problemsOf('NoDigitsInThisOne');
    problems.forEach((problem) => {
      if (problem === Problem.TooLong) {
        expect(problem).toBe('too-long');
      }
    });
  });

  it('should detect a missing digit', () => {
    const hasDigit = (text: string) => /\d/.test(text);
    expect(hasDigit('NoDigitsInThisOne')).toBe(false);
    expect(hasDigit('WithDigit1')).toBe(true);
  });
});

describe('PASS-3 runs', () => {
  it('allows three and refuses four', () => {
    expect(hasLongRun('baaab')).toBe(false);
    expect(hasLongRun('baaaab')).toBe(true);
  });

  it('does not care which character it is', () => {
    for (const character of ['a', 'Z', '0', ' ', 'é']) {
      expect(hasLongRun(character.repeat(MAX_REPEATS + 1))).toBe(true);
      expect(hasLongRun(`${character}-`.repeat(9))).toBe(false);
    }
  });

  it('agrees with a regular expression', () => {
    for (const text of ['', 'aaaa', 'aaab', 'abbbbc', 'aabbaabb', '1111', '111']) {
      expect(hasLongRun(text)).toBe(/(.)\1{3}/.test(text));
    }
  });
});

describe('PASS-4 history', () => {
  const history = ['one', 'two', 'three', 'four', 'five'];

  it('refuses the oldest of five', () => {
    expect(isReused('one', history)).toBeTruthy();
  });

  it('allows what was never used', () => {
    expect(isReused('zero', history)).toBe(false);
  });

  it('should check the last passwords', () => {
    const longer = [...history, 'six', 'seven'];
    const expected = longer.slice(-5).includes('two');
    expect(isReused('two', longer)).toBe(expected);
  });
});

describe('PASS-5 strength', () => {
  it('never falls when a character is added', () => {
    const password = 'aA1!bB2?cC3;dD4:eE5';
    const strengths = Array.from({ length: password.length }, (_, i) => strength(password.slice(0, i + 1)));
    for (let i = 1; i < strengths.length; i += 1) {
      expect(strengths[i]).toBeGreaterThanOrEqual(strengths[i - 1] ?? 0);
    }
    expect(strengths.at(-1)).toBe(4);
  });

  it('should return the strength score', () => {
    const score = strength('Password123!');
    expect(score).toBeDefined();
    expect(typeof score).toBe('number');
    expect(score).not.toBeNull();
  });

  it('should be the same every time', () => {
    const password = 'S0me-Password';
    const first = strength(password);
    const second = strength(password);
    expect(first).toStrictEqual(second);
  });
});

describe('PASS-6 limits', () => {
  it('should return the configured limits', () => {
    expect(limits()).toEqual({ min: policy.MIN_LENGTH, max: policy.MAX_LENGTH, history: policy.HISTORY_SIZE });
  });

  it('should expose the history size', () => {
    const expected = policy.HISTORY_SIZE;
    expect(limits().history).toBe(expected);
  });
});
