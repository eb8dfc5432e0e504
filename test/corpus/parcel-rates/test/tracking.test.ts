import { expect, it } from 'vitest';
import { baseRate, Zone } from '../src/rates';
import { isTrackingCode, trackingCode } from '../src/tracking';
import { expectedDigit } from './helpers/check-digit';

it('SHIP-4: knows the codes of the handbook', () => {
  expect(trackingCode(47312482)).toBe('RR473124829DE');
  expect(isTrackingCode('RR473124829DE')).toBe(true);
  expect(isTrackingCode('RR473124828DE')).toBe(false);
  expect(isTrackingCode('XX473124829DE')).toBe(false);
});

it('SHIP-4: accepts what it made, and nothing with one digit changed', () => {
  for (let n = 1; n < 60; n += 1) {
    const code = trackingCode(n);
    expect(isTrackingCode(code)).toBe(true);
    const changed = code.slice(0, 9) + String((Number(code[9]) + 1) % 10) + code.slice(10);
    expect(isTrackingCode(changed)).toBe(false);
  }
});

it('SHIP-4: a light label is cheap', () => {
  expect(baseRate(Zone.Home, 20)).toBe(490);
});

it('SHIP-4: should append the correct check digit', () => {
  const serial = '00012345';
  expect(trackingCode(12345)).toBe(`RR${serial}${expectedDigit(serial)}DE`);
});
