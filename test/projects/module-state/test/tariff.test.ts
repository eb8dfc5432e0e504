import { expect, it } from 'vitest';
import { priced, tariff } from '../src/tariff';

it('is priced with a unit', () => {
  Reflect.set(globalThis, 'unit', '€');
  expect(priced(tariff.low)).toBe('11€');
  Reflect.deleteProperty(globalThis, 'unit');
});

it('is priced without one', () => {
  expect(String(priced(3))).not.toContain('€');
});
