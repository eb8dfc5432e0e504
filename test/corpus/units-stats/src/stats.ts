export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the mean of nothing');
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Of the whole population. */
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return Math.sqrt(squares / values.length);
}

/** Nearest rank: the smallest value that at least `percent` of all values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(rank, 1) - 1];
}

/** The means of all runs of `width` neighbours. */
export function movingAverage(values: readonly number[], width: number): number[] {
  const averages: number[] = [];
  for (let start = 0; start < values.length - width; start++) {
    averages.push(mean(values.slice(start, start + width)));
  }
  return averages;
}

export interface Summary {
  count: number;
  mean: number;
  median: number;
  outliers: number[];
}

/** Outliers lie more than two deviations from the mean. */
export function summarise(values: readonly number[]): Summary {
  const centre = mean(values);
  const limit = 2 * deviation(values);
  return {
    count: values.length,
    mean: centre,
    median: median(values),
    outliers: values.filter((value) => Math.abs(value - centre) > limit),
  };
}
