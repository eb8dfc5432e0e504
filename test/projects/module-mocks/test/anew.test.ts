import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.doUnmock('../src/rates.ts');
  vi.resetModules();
});

it('loads the settings', async () => {
  const { LIMIT } = await import('../src/settings.ts');
  expect(LIMIT).toBe(38);
});

it('loads the settings anew, with another rate', async () => {
  vi.doMock('../src/rates.ts', () => ({ baseRate: () => 1 }));
  const { LIMIT } = await import('../src/settings.ts');
  expect(LIMIT).toBe(2);
});

it('counts from the beginning', async () => {
  const { useCount } = await import('../src/settings.ts');
  expect([useCount(1), useCount(1)]).toEqual([1, 2]);
});

it('counts from the beginning, whoever counted before', async () => {
  const { useCount } = await import('../src/settings.ts');
  expect(useCount(0)).toBe(0);
});
