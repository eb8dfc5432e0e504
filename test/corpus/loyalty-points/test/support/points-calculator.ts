const FACTORS = { bronze: 1, silver: 1.25, gold: 1.5 } as const;

/** Calculates points in the tests. */
export class PointsCalculator {
  calculate(cents: number, tier: keyof typeof FACTORS): number {
    return Math.floor(Math.floor(cents / 100) * FACTORS[tier]);
  }
}
