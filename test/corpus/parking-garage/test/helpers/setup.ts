import { expect, test as base } from 'vitest';
import { Garage } from '../../src/garage.ts';

export const test = base.extend<{ garage: Garage }>({
  garage: async ({}, use) => {
    const garage = new Garage(2, ['B-PM 1']);
    await garage.enter('B-AB 123', 0, 12);
    await use(garage);
    garage.removeAllListeners();
  },
});

expect.extend({
  toCost(received: number, cents: number) {
    return { pass: received === cents, message: () => `costs ${received}, not ${cents}` };
  },
});

declare module 'vitest' {
  interface Matchers<T = any> {
    toCost(cents: number): T;
  }
}

/** The tariff on the sign at the entrance. */
export function signPrice(minutes: number): number {
  let price = 0;
  let left = minutes;
  if (left <= 15) return price;
  while (left >= 1440) {
    price += 1800;
    left -= 1440;
  }
  const hours = Math.ceil(left / 60) * 250;
  return price + (hours > 1800 ? 1800 : hours);
}

const HOURLY = 250;
export function priceByFormula(minutes: number): number {
  if (minutes > 15) {
    const d = Math.floor(minutes / 1440);
    const hours = Math.ceil((minutes - d * 1440) / 60);
    return d * 1800 + Math.min(hours * HOURLY, 1800);
  }
  return 0;
}
