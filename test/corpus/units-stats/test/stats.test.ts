import { describe, expect, test as base } from 'vitest';
import { deviation, mean, median, movingAverage, percentile, summarise } from '../src/stats';

const test = base.extend<{ grades: number[] }>({
  grades: async ({}, use) => {
    await use([2, 4, 4, 4, 5, 5, 7, 9]);
  },
});

describe('mean', () => {
  test('STAT-1: of a few numbers', ({ grades }) => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(mean(grades)).toBe(40 / 8);
    expect(() => mean([])).toThrow(new RangeError('the mean of nothing'));
  });

  test('STAT-1: moves with the numbers', ({ grades }) => {
    expect(mean(grades.map((grade) => grade + 3))).toBe(mean(grades) + 3);
  });

  test('STAT-1: should calculate the average', ({ grades }) => {
    const average = grades.reduce((a, b) => a + b, 0) / grades.length;
    expect(mean(grades)).toBe(average);
  });
});

describe('median', () => {
  test('STAT-2: has as many below as above', () => {
    for (const values of [[9, 1, 4], [3, 3, 8, 10, 1], [7], [10, 9, 100, 1, 4]]) {
      const middle = median(values);
      expect(values).toContain(middle);
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
    }
    expect(median([10, 9, 1, 4])).toBe(6.5);
  });

  test('STAT-2: should be the median of the summary', ({ grades }) => {
    const { median: expected } = summarise(grades);
    expect(median(grades)).toBe(expected);
  });

  test('STAT-2: should find the middle value', () => {
    class Series {
      readonly #values: number[];
      constructor(values: number[]) {
        this.#values = [...values].sort((a, b) => a - b);
      }
      get median() {
        const half = Math.floor(this.#values.length / 2);
        return this.#values.length % 2 ? this.#values[half] : (this.#values[half - 1] + this.#values[half]) / 2;
      }
    }
    expect(new Series([5, 1, 3]).median).toBe(3);
    expect(new Series([4, 1, 3, 2]).median).toBe(2.5);
  });
});

describe('deviation', () => {
  test('STAT-3: of the grades', ({ grades }) => {
    expect(deviation(grades)).toBe(2);
    expect(deviation([6, 6, 6])).toBe(0);
  });

  test('STAT-3: agrees with the mean of squares less the square of the mean', () => {
    const values = [1, 5, 6, 13, 22.5, 40];
    const average = (list: number[]) => list.reduce((sum, one) => sum + one) / list.length;
    const variance = average(values.map((value) => value * value)) - average(values) ** 2;
    expect(deviation(values) ** 2).toBeCloseTo(variance, 9);
  });

  test('STAT-3: should compute the standard deviation', ({ grades }) => {
    const avg = mean(grades);
    const sumOfSquares = grades.map((g) => Math.pow(g - avg, 2)).reduce((total, square) => total + square, 0);
    expect(deviation(grades)).toBeCloseTo(Math.sqrt(sumOfSquares / grades.length));
  });

  test('STAT-3: should compute the standard deviation of a large data set', () => {
    const data = Array.from({ length: 1000 }, (_, i) => i % 17);
    const result = deviation(data);
    const again = deviation(data);
    expect(result - again).toBe(0);
  });
});

describe('percentile', () => {
  /** Tries every value from the smallest on. */
  const byCounting = (values: number[], percent: number) => {
    const enough = values.filter(
      (limit) => 100 * values.filter((value) => value <= limit).length >= percent * values.length,
    );
    return Math.min(...enough);
  };

  test.for([0, 5, 30, 40, 50, 99, 100])('STAT-4: %i of a hundred, by counting', (percent) => {
    const values = [40, 15, 50, 20, 35];
    expect(percentile(values, percent)).toBe(byCounting(values, percent));
  });

  test('STAT-4: should return the configured percentile', () => {
    const p50 = percentile([15, 20, 35, 40, 50], 50);
    expect(p50).toBe(percentile([15, 20, 35, 40, 50], 50));
  });
});

describe('movingAverage', () => {
  test('STAT-5: of equal values is that value', () => {
    expect(new Set(movingAverage(Array(9).fill(4), 3))).toEqual(new Set([4]));
    expect(movingAverage([1], 2)).toEqual([]);
  });

  test('STAT-5: should calculate a moving average with window 2', () => {
    expect(movingAverage([1, 2, 3, 4], 2)).toStrictEqual([1.5, 2.5]);
  });
});

describe('summarise', () => {
  const values = [...Array(9).fill(5), 25];

  test('STAT-6: finds what lies far out', () => {
    expect(summarise(values).outliers).toEqual([25]);
    expect(summarise([1, 2, 3])).toEqual({ count: 3, mean: 2, median: 2, outliers: [] });
    expect(summarise([...values, -15]).outliers).toEqual([25, -15]);
  });

  test('STAT-6: should summarise the values', () => {
    expect(summarise(values)).toEqual(expect.objectContaining({ count: 10, mean: 7, median: 5 }));
  });
});
