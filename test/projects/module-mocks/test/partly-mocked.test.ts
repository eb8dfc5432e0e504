import { expect, it, vi } from 'vitest';
import { delivered } from '../src/price.ts';

vi.mock(import('../src/rates.ts'), async (importOriginal) => ({ ...(await importOriginal()), baseRate: () => 1 }));

it('adds a mocked rate and the real surcharge', () => {
  expect(delivered(100)).toBe(103);
});
