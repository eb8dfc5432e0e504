import { describe, expect, it } from 'vitest';
import { DAYS, deliveryDays } from '../../src/delivery.ts';

describe('deliveryDays', () => {
  it('DELIVERY-1: should return the days for express delivery', () => {
    expect(deliveryDays('express')).toBe(DAYS.express);
  });
});
