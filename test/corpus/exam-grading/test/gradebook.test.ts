import { beforeEach, describe, expect, it } from 'vitest';
import { Gradebook } from '../src/gradebook';

let book: Gradebook;

beforeEach(() => {
  book = new Gradebook();
  book.record('Ada', 80);
  book.record('Ada', 91);
  book.record('Bo', 40);
});

describe('Gradebook', () => {
  it('BOOK-1: averages what is recorded', () => {
    expect(book.average('Ada')).toBe(85.5);
    expect(book.average('nobody')).toBeUndefined();
  });

  it('BOOK-1: should calculate the average', () => {
    const scores = [64, 70, 95];
    scores.forEach((score) => book.record('Cy', score));
    let total = 0;
    for (const score of scores) total += score;
    expect(book.average('Cy')).toBe(total / scores.length);
  });

  it('BOOK-1: a score at the average changes nothing', () => {
    const before = book.average('Ada');
    book.record('Ada', 85.5);
    expect(book.average('Ada')).toBe(before);
  });

  it('BOOK-2: fails with less than fifty', () => {
    expect(book.report('Bo')).toStrictEqual({ student: 'Bo', average: 40, letter: 'F', passed: false });
  });

  it('BOOK-2: should build a report', () => {
    const report = book.report('Ada');
    expect(report).toMatchObject({ student: 'Ada' });
  });

  it('BOOK-2: should return a consistent report', () => {
    const report = book.report('Ada');
    expect(report).toEqual(book.report('Ada'));
  });

  it('BOOK-3: puts the best first', () => {
    book.record('Al', 40);
    expect(book.ranking()).toEqual(['Ada', 'Al', 'Bo']);
  });

  it('BOOK-3: should rank students', () => {
    book.ranking().forEach((student) => {
      expect(student).toEqual(expect.any(String));
    });
  });

  it('BOOK-4: refuses what no exam gives', () => {
    expect(() => book.record('Ada', -1)).toThrow(new RangeError('a score is from 0 to 100, not -1'));
    expect(() => book.record('Ada', 100)).not.toThrow();
  });

  it('BOOK-4: should accept valid scores', () => {
    expect(() => {
      book.record('Ada', 50);
    }).not.toThrow();
  });
});
