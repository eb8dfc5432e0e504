import { beforeEach, describe, expect, it, vi } from 'vitest';
import { statementFor } from '../src/members';
import { pointsFor, tierOf } from '../src/points';
import { member } from './support/member';

vi.mock('../src/points', async (importOriginal) => {
  const original = await importOriginal<typeof import('../src/points')>();
  return { ...original, pointsFor: vi.fn(() => 150), tierOf: vi.fn() };
});

describe('loyalty service', () => {
  beforeEach(() => {
    vi.mocked(tierOf).mockReturnValue('gold');
  });

  it('LOY-1: should return the points for a purchase', () => {
    const points = pointsFor(10_000, 'gold');
    expect(points).toBe(150);
    expect(pointsFor).toHaveBeenCalledWith(10_000, 'gold');
  });

  it('MEM-1: should return the tier', async () => {
    const statement = await statementFor('m-1', { byId: async () => member() });
    expect(statement.tier).toBe('gold');
  });
});
