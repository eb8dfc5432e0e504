import { describe, expect, it, test } from 'vitest';
import * as grades from '../src/grades';
import { aPart, GradeOracle } from './support/grade-oracle';

const { gradeOf, letterFor, afterLateDays, withoutLowest, resultLine, PASS_MARK } = grades;

describe('GRADE-1', () => {
  const parts = [aPart(), aPart({ name: 'essay', weight: 3, points: 18, max: 20 })];

  it('weighs a small exam against a large essay', () => {
    expect(gradeOf(parts)).toBe(86.3);
  });

  it('does not care for the order of the parts', () => {
    expect(gradeOf(parts.toReversed())).toBe(gradeOf(parts));
  });

  it('does not change when all weights double', () => {
    const doubled = parts.map((part) => ({ ...part, weight: part.weight * 2 }));
    expect(gradeOf(doubled)).toBe(gradeOf(parts));
  });

  it('should match the oracle', () => {
    const oracle = new GradeOracle(parts);
    expect(gradeOf(parts)).toBe(oracle.grade);
  });

  it('should weight the parts', () => {
    const [exam, essay] = parts as [grades.Part, grades.Part];
    const expected =
      ((exam.points / exam.max) * 100 * exam.weight + (essay.points / essay.max) * 100 * essay.weight) /
      (exam.weight + essay.weight);
    expect(gradeOf(parts)).toBeCloseTo(expected, 0);
  });

  it('is between nothing and everything', () => {
    for (const points of [0, 13, 40]) {
      const grade = gradeOf([aPart({ points })]);
      expect(grade).toBeGreaterThanOrEqual(0);
      expect(grade).toBeLessThanOrEqual(100);
    }
  });

  it('should refuse exams without points', () => {
    try {
      gradeOf([aPart({ max: 0 })]);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      expect((error as Error).message).toBe('an exam has at least one point');
    }
  });
});

describe('GRADE-2', () => {
  test.each`
    percent | letter
    ${100}  | ${'A'}
    ${90}   | ${'A'}
    ${77.9} | ${'C'}
    ${50}   | ${'D'}
    ${0}    | ${'F'}
  `('$percent is an $letter', ({ percent, letter }) => {
    expect(letterFor(percent)).toBe(letter);
  });

  test('should map percentages to letters', () => {
    for (const percent of [95, 80, 70, 55, 20]) {
      let expected = 'F';
      if (percent >= 90) expected = 'A';
      else if (percent >= 78) expected = 'B';
      else if (percent >= 64) expected = 'C';
      else if (percent >= 50) expected = 'D';
      expect(letterFor(percent)).toBe(expected);
    }
  });

  test('never gets worse with more points', () => {
    const letters = Array.from({ length: 101 }, (_, percent) => letterFor(percent));
    expect(letters.toSorted().toReversed()).toEqual(letters);
  });

  test('the pass mark is enough', () => {
    expect(letterFor(PASS_MARK)).not.toBe('F');
    expect(letterFor(PASS_MARK - 0.1)).toBe('F');
  });

  test('should return a letter', () => {
    const letter = letterFor(73);
    expect(letter).toBeTruthy();
    expect(letter.length).toBeGreaterThanOrEqual(0);
  });
});

describe('GRADE-3', () => {
  test('three days late', () => {
    expect(afterLateDays(91, 3)).toBe(70);
  });

  test('should subtract the penalty', () => {
    const percent = 88;
    const days = 3;
    expect(afterLateDays(percent, days)).toBe(Math.max(percent - Math.min(7 * days, 35), 0));
  });

  test('should cap the penalty', () => {
    expect(100 - afterLateDays(100, 30)).toBe(grades.MAX_PENALTY);
  });

  test('no day late costs nothing', () => {
    const percent = 63.4;
    expect(afterLateDays(percent, 0)).toBe(percent);
  });
});

describe('GRADE-4', () => {
  test('leaves out one of two lowest', () => {
    expect(withoutLowest([5, 5, 8])).toEqual([5, 8]);
  });

  test('leaves the others, sorted or not', () => {
    const scores = [12, 4, 9, 17];
    const [, ...rest] = scores.toSorted((a, b) => a - b);
    expect(withoutLowest(scores).toSorted((a, b) => a - b)).toEqual(rest);
  });

  test('should drop the lowest score', () => {
    const scores = [6, 2, 8];
    const lowest = Math.min(...scores);
    const position = scores.findIndex((score) => score === lowest);
    const remaining: number[] = [];
    scores.forEach((score, i) => {
      if (i !== position) remaining.push(score);
    });
    expect(withoutLowest(scores)).toEqual(remaining);
  });

  test('should not mutate', () => {
    const scores = [3, 1, 2];
    withoutLowest(scores);
    expect(scores).toEqual([3, 1, 2]);
  });
});

describe('GRADE-5', () => {
  const lineOf = (student: string, percent: number): string =>
    [student, percent < PASS_MARK ? 'failed' : 'passed', 'with', percent.toFixed(1), '%', `(${letterFor(percent)})`].join(' ');

  test('says it all', () => {
    expect(resultLine('Bo', 49.96)).toBe('Bo failed with 50.0 % (F)');
  });

  test.each([['Ada', 92.5], ['Cy', 12]])('should format the line of %s', (student, percent) => {
    expect(resultLine(student, percent)).toBe(lineOf(student, percent));
  });

  test('should contain everything', () => {
    const line = resultLine('Ada', 81.25);
    expect(line).toMatchInlineSnapshot(`"Ada passed with 81.3 % (B)"`);
  });
});
