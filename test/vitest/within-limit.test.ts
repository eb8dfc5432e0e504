import { describe, expect, it, onTestFinished } from 'vitest';
import { isTimeout, withinLimit } from '../../src/vitest/within-limit.ts';

const LONG = 60_000;

describe('ENGINE-3: the time limit of an attempt', () => {
  it('lets through what the body returns and throws, whether it waits or not', async () => {
    const error = new Error('no');
    await expect(withinLimit(() => 1, LONG)).resolves.toBe(1);
    await expect(withinLimit(() => new Promise((resolve) => void setTimeout(resolve, 1, 2)), LONG)).resolves.toBe(2);
    await expect(withinLimit(() => Promise.reject(error), LONG)).rejects.toBe(error);
    await expect(
      withinLimit(() => {
        throw error;
      }, LONG),
    ).rejects.toBe(error);
    await expect(withinLimit(() => 3, undefined)).resolves.toBe(3);
  });

  it('ends what never ends, and says so', async () => {
    const late = await withinLimit(() => new Promise(() => undefined), 5).catch((error: unknown) => error);
    expect(late).toMatchObject({ name: 'TestTimeoutError', message: 'Test timed out in 5ms.' });
    expect([late, new Error('no'), 'no', undefined].map(isTimeout)).toEqual([true, false, false, false]);
  });

  it('starts no timer for a body that waits for nothing, however many turns it takes', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
    const before = timers();
    const seen: number[] = [];
    onTestFinished(() => void seen.splice(0));
    await withinLimit(async () => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve(turn);
      seen.push(timers());
    }, LONG);
    expect([...seen, timers()]).toEqual([before, before]);
  });
});
