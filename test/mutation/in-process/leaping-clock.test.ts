import { setImmediate as nextTurn } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeapingClock, type RealTime } from '../../../src/mutation/in-process/leaping-clock.ts';

const MINUTE = 60_000;

/** On Node's own timers; `facts` may say that something else is under way. */
function aClock(facts: Partial<RealTime> = {}): LeapingClock {
  return new LeapingClock({
    ...{ now: () => performance.now(), setTimeout, setInterval, clearTimeout, isIdle: () => true },
    refresh: (timer) => timer.refresh(),
    afterTurn: (look) => void setImmediate(look),
    later: (look) => void setTimeout(look, 1),
    ...facts,
  });
}

const sleepBy = (clock: LeapingClock, delay: number): Promise<unknown> =>
  new Promise((resolve) => clock.setTimeout(resolve, delay));

/** More turns than it waits for before it leaps. */
async function someTurns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

describe('ENGINE-14: a clock that leaps', () => {
  it('calls back at once what is due in an hour, and shows the hour', async () => {
    const clock = aClock();
    const start = clock.now();
    await sleepBy(clock, 60 * MINUTE);
    expect(Math.floor((clock.now() - start) / MINUTE)).toBe(60);
    expect(Math.round(clock.leapt / MINUTE)).toBe(60);
  });

  it('calls everything back in the order in which it is due, and nothing before its time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 8 }), async (tenths) => {
        const clock = aClock();
        const start = clock.now();
        const called: { delay: number; index: number; isEarly: boolean }[] = [];
        const sleeps = tenths.map(async (tenth, index) => {
          const delay = tenth * 1_000;
          await sleepBy(clock, delay);
          called.push({ delay, index, isEarly: clock.now() - start < delay });
        });
        await Promise.all(sleeps);
        expect(called).toEqual(
          called.toSorted((a, b) => a.delay - b.delay || a.index - b.index).map((one) => ({ ...one, isEarly: false })),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('stands still while something else goes on', async () => {
    let isIdle = false;
    const clock = aClock({ isIdle: () => isIdle });
    const slept = sleepBy(clock, MINUTE);
    await someTurns();
    expect(clock.leapt).toBe(0);
    isIdle = true;
    await slept;
    expect(clock.leapt).toBeGreaterThan(MINUTE - 1_000);
  });

  it('stands still until what it is held for has ended, well or not', async () => {
    const clock = aClock();
    const { promise, reject } = Promise.withResolvers<undefined>();
    clock.hold(promise);
    const slept = sleepBy(clock, MINUTE);
    await someTurns();
    expect(clock.leapt).toBe(0);
    reject(new Error('no answer'));
    await slept;
    expect(clock.leapt).toBeGreaterThan(MINUTE - 1_000);
  });

  it('calls an interval back each time, and a cleared timer never', async () => {
    const clock = aClock();
    let beats = 0;
    const beat = clock.setInterval(() => (beats += 1), MINUTE);
    const cleared = clock.setTimeout(() => (beats += 100), MINUTE);
    const clearedByNode = clock.setTimeout(() => (beats += 100), MINUTE);
    clock.clearTimeout(cleared);
    clearTimeout(clearedByNode);
    await sleepBy(clock, 5.5 * MINUTE);
    clearInterval(beat);
    await sleepBy(clock, 5 * MINUTE);
    expect(beats).toBe(5);
  });

  it('begins a timer anew with all of its time', async () => {
    const clock = aClock();
    const start = clock.now();
    const { promise, resolve } = Promise.withResolvers<number>();
    const timer = clock.setTimeout(() => resolve(clock.now() - start), 3 * MINUTE);
    await sleepBy(clock, 2 * MINUTE);
    clock.refresh(timer);
    expect(Math.floor((await promise) / MINUTE)).toBe(5);
  });

  it('drops what began since a mark, and nothing that lasts or is older', async () => {
    const clock = aClock();
    const called: string[] = [];
    clock.setTimeout(() => called.push('older'), MINUTE);
    const mark = clock.mark();
    clock.setTimeout(() => called.push('younger'), MINUTE);
    clock.lasting.setTimeout(() => called.push('lasting'), MINUTE);
    const beat = clock.lasting.setInterval(() => called.push('beat'), MINUTE);
    clock.dropSince(mark);
    await sleepBy(clock, 1.5 * MINUTE);
    clearInterval(beat);
    expect(called).toEqual(['older', 'lasting', 'beat']);
  });

  it('hands a callback its values, and the timer as `this`', async () => {
    const clock = aClock();
    const { promise, resolve } = Promise.withResolvers<readonly unknown[]>();
    const timer = clock.setTimeout(
      function (this: unknown, ...values) {
        resolve([this, ...values]);
      },
      MINUTE,
      'a',
      2,
    );
    expect(await promise).toEqual([timer, 'a', 2]);
  });
});
