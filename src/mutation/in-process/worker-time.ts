/** Time in a worker's process. Loaded before all else that could keep a clock or a timer for itself. */
import type { LeapingClock } from './leaping-clock.ts';
import { enterLeapingTime } from './leaping-time.ts';
import { leapsHere } from './worker-order.ts';

/** Time as the tests see it. */
export type WorkerClock = Pick<LeapingClock, 'now' | 'setTimeout' | 'clearTimeout' | 'leapt' | 'mark' | 'dropSince'>;

/** As it is outside. */
export const realTimers = { setTimeout, setInterval };

const REAL_CLOCK: WorkerClock = {
  ...{ now: performance.now.bind(performance), setTimeout, clearTimeout, leapt: 0 },
  ...{ mark: () => 0, dropSince: () => undefined },
};

/** `undefined` in a process in which time goes by as everywhere. */
export const leapingTime = leapsHere() ? enterLeapingTime() : undefined;

export const workerClock: WorkerClock = leapingTime?.clock ?? REAL_CLOCK;
