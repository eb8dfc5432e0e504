import { afterEach, beforeEach, describe, expect, test as base, vi } from 'vitest';
import { TokenBucket } from '../src/bucket';
import { DEFAULTS } from '../src/defaults';
import { clock, type Clock } from './support/clock';

const test = base.extend<{ time: Clock; bucket: TokenBucket }>({
  time: async ({}, use) => {
    await use(clock(1_000));
  },
  bucket: async ({ time }, use) => {
    await use(new TokenBucket({ capacity: 3, refillMs: 100, now: time.now }));
  },
});

const drain = (bucket: TokenBucket): number => {
  let taken = 0;
  while (bucket.take() && taken < 1_000) taken += 1;
  return taken;
};

describe('LIMIT-1 taking', () => {
  test('lets three through and refuses the fourth', ({ bucket }) => {
    expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false]);
  });

  test('lets as many through as it was made for', ({ time }) => {
    for (const capacity of [1, 2, 7]) {
      expect(drain(new TokenBucket({ capacity, now: time.now }))).toBe(capacity);
    }
  });

  test('should take a token', ({ bucket }) => {
    const result = bucket.take();
    expect(result).toBeDefined();
    expect(bucket).toBeInstanceOf(TokenBucket);
  });

  test('should return false when empty', ({ bucket }) => {
    vi.spyOn(bucket, 'take').mockReturnValue(false);
    expect(bucket.take()).toBe(false);
  });
});

describe('LIMIT-2 refilling', () => {
  test('gives one token back for each full refill time', ({ time, bucket }) => {
    drain(bucket);
    time.advance(199);
    expect(bucket.remaining()).toBe(1);
    time.advance(1);
    expect(bucket.remaining()).toBe(2);
    time.advance(99);
    expect(bucket.remaining()).toBe(2);
  });

  test('holds no more than its capacity after a long pause', ({ time, bucket }) => {
    drain(bucket);
    time.advance(60 * 60 * 1000);
    expect(bucket.remaining()).toBe(3);
  });

  test('should refill tokens over time', ({ time, bucket }) => {
    drain(bucket);
    const elapsed = 230;
    time.advance(elapsed);
    const expected = Math.min(bucket.capacity, 0 + Math.floor(elapsed / bucket.refillMs));
    expect(bucket.remaining()).toBe(expected);
  });
});

describe('LIMIT-3 defaults', () => {
  test('should use the default capacity', () => {
    const bucket = new TokenBucket();
    expect(bucket.capacity).toBe(DEFAULTS.capacity);
  });

  test('should fall back to the defaults', () => {
    const { capacity, refillMs } = DEFAULTS;
    expect(new TokenBucket()).toMatchObject({ capacity, refillMs });
  });

  test('has ten tokens that come back within a quarter of a second', ({ time }) => {
    const bucket = new TokenBucket({ now: time.now });
    expect(drain(bucket)).toBe(10);
    time.advance(DEFAULTS.refillMs);
    expect(drain(bucket)).toBe(1);
  });
});

describe('LIMIT-4 waiting', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.setSystemTime(new Date('2026-03-29T01:30:00Z').getTime() + 15 * 60 * 1000);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  base('is nothing while there are tokens', () => {
    expect(new TokenBucket({ capacity: 2 }).waitTime()).toBe(0);
  });

  base('is what is left of the refill time', () => {
    const bucket = new TokenBucket({ capacity: 1, refillMs: 500 });
    bucket.take();
    vi.advanceTimersByTime(180);
    expect(bucket.waitTime()).toBe(320);
  });

  base('lets a call through after exactly the time it said', () => {
    const bucket = new TokenBucket({ capacity: 1, refillMs: 90 });
    bucket.take();
    vi.advanceTimersByTime(35);
    const wait = bucket.waitTime();
    vi.advanceTimersByTime(wait - 1);
    expect(bucket.take()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(bucket.take()).toBe(true);
  });

  base('should wait until refilled', () => {
    const bucket = new TokenBucket({ capacity: 1, refillMs: 50 });
    bucket.take();
    setTimeout(() => {
      expect(bucket.waitTime()).toBe(50);
    }, 100);
  });
});
