import { expect, it } from 'vitest';
import { arrivalDay, deliveryDays } from '../src/delivery.ts';

it('DELIVERY-1: three days, or one for express', () => {
  expect(deliveryDays('standard')).toBe(3);
  expect(deliveryDays('express')).toBe(1);
});

it('DELIVERY-2: counts into the next month', () => {
  expect(arrivalDay('2026-02-27', 'standard')).toBe('2026-03-02');
});
