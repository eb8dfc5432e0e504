import { expect, it, vi } from 'vitest';
import { debounced, delayed, signal } from '../src/timers.ts';

// Nobody ever puts the real timers back: what watches over these tests has to bring its own clock.

it('waits twice as long', () => {
  vi.useFakeTimers();
  const call = vi.fn();
  delayed(call, 1000);
  vi.advanceTimersByTime(1999);
  expect(call).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(call).toHaveBeenCalledOnce();
});

it('calls once', () => {
  vi.useFakeTimers();
  const call = vi.fn();
  const ask = debounced(call, 1000);
  ask();
  ask();
  vi.advanceTimersByTime(5000);
  expect(call).toHaveBeenCalledOnce();
});

it('gets its signal', async () => {
  vi.useFakeTimers();
  const due = signal(true, 1000);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await due).toBe('due');
});
