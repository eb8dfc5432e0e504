import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../src/log';
import { backoff, BASE_DELAY, GaveUp, MAX_DELAY, retry, retryAfter } from '../src/retry';

vi.mock('../src/log', () => ({ log: vi.fn() }));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

describe('RETRY-1 backoff', () => {
  it('doubles from 100 ms and stops at five seconds', () => {
    const delays = [100, 200, 400, 800, 1600, 3200, 5000, 5000];
    expect(delays.map((_, i) => backoff(i + 1))).toEqual(delays);
  });

  it('is twice as long after the next attempt', () => {
    for (let attempt = 1; attempt < 6; attempt += 1) {
      expect(backoff(attempt + 1)).toBe(2 * backoff(attempt));
    }
  });

  it('should calculate exponential backoff', () => {
    const attempts = [1, 2, 3, 7];
    for (const n of attempts) {
      const raw = BASE_DELAY * Math.pow(2, n - 1);
      expect(backoff(n)).toBe(Math.min(raw, MAX_DELAY));
    }
  });

  it('should never exceed the maximum', () => {
    expect(backoff(40)).toBe(MAX_DELAY);
  });
});

describe('RETRY-2 retry', () => {
  it('returns what the third attempt returns', async () => {
    const work = vi
      .fn()
      .mockRejectedValueOnce(new Error('one'))
      .mockRejectedValueOnce(new Error('two'))
      .mockResolvedValue('done');
    const result = retry(work);
    await vi.runAllTimersAsync();
    await expect(result).resolves.toBe('done');
    expect(work.mock.calls).toEqual([[1], [2], [3]]);
  });

  it('gives up after four attempts', async () => {
    const work = vi.fn(() => Promise.reject(new Error('down')));
    const result = expect(retry(work)).rejects.toThrow('gave up after 4 attempts');
    await vi.runAllTimersAsync();
    await result;
    expect(work).toHaveBeenCalledTimes(4);
  });

  it('waits 100 ms before the second attempt', async () => {
    const work = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue(1);
    const result = retry(work);
    await vi.advanceTimersByTimeAsync(99);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await result;
  });

  it('keeps the last error as the cause', async () => {
    const error = await retry(() => Promise.reject(new Error('disk')), { attempts: 1 }).catch(
      (reason: GaveUp) => reason,
    );
    expect(error).toBeInstanceOf(GaveUp);
    expect(error).toMatchObject({ attempts: 1, cause: new Error('disk') });
  });

  it('should log every failed attempt', async () => {
    const work = vi.fn().mockRejectedValueOnce(new Error('x')).mockResolvedValue('ok');
    const result = retry(work);
    await vi.runAllTimersAsync();
    await result;
    expect(log).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledWith('attempt 1 failed');
  });

  it('should resolve with the result of the work', async () => {
    const work = vi.fn().mockResolvedValue('done');
    await expect(work()).resolves.toBe('done');
    expect(work).toHaveBeenCalled();
  });

  it('should not throw', () => {
    expect(() => retry(async () => 'fine')).not.toThrow();
  });

  it('should handle failures gracefully', async () => {
    const result = retry(() => Promise.reject(new Error('always')), { attempts: 1 });
    await result.catch(() => {});
  });
});

describe('RETRY-3 fatal errors', () => {
  const isFatal = (error: unknown): boolean => error instanceof SyntaxError;

  it('are thrown as they are, at once', async () => {
    const work = vi.fn(() => Promise.reject(new SyntaxError('bad input')));
    const result = expect(retry(work, { isFatal })).rejects.toThrow(SyntaxError);
    await vi.runAllTimersAsync();
    await result;
    expect(work).toHaveBeenCalledOnce();
  });

  it('should rethrow fatal errors', async () => {
    const error = new SyntaxError('fatal');
    try {
      await Promise.all([retry(() => Promise.reject(error), { isFatal }), vi.runAllTimersAsync()]);
      expect.fail('nothing was thrown');
    } catch (caught) {
      expect(caught).toBe(error);
    }
  });
});

describe('RETRY-4 the server says when', () => {
  it('in seconds', () => {
    expect(retryAfter('120', 0)).toBe(2 * 60 * 1000);
  });

  it('as a date', () => {
    const now = Date.UTC(2026, 0, 5, 12, 0, 0);
    expect(retryAfter('Mon, 05 Jan 2026 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfter('soon', now)).toBe(0);
  });

  it('as a date in the past', () => {
    expect(retryAfter('Thu, 01 Jan 1970 00:00:10 GMT', 15_000)).toBe(-5000);
  });

  it('should parse the header', () => {
    const header = 'Tue, 06 Jan 2026 00:00:00 GMT';
    const now = Date.parse('2026-01-05T23:00:00Z');
    const date = new Date(header).getTime();
    const expected = isNaN(date) ? 0 : date - now;
    expect(retryAfter(header, now)).toBe(expected);
  });
});
