import { describe, expect, it } from 'vitest';
import { pointsFor } from '../src/points.ts';

describe('pointsFor', () => {
  it('POINTS-1: should calculate the points for an order', () => {
    expect(pointsFor(19_99)).toBe(2);
    expect(pointsFor(50_00)).toBe(5);
  });

  it('POINTS-1: should return zero for an empty order', () => {
    expect(pointsFor(0)).toBe(0);
  });
});
