/** A time limit for one attempt of a test. Runs in Vitest's workers. */

type Timer = ReturnType<typeof setTimeout>;

/** By which the limit is held. */
export interface LimitTimers {
  readonly setTimeout: (callback: () => void, delay: number) => Timer;
  readonly clearTimeout: (timer: Timer) => void;
}

// Taken before a test can put fake timers in their place.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
const REAL: LimitTimers = { setTimeout: startTimer, clearTimeout: stopTimer };

/**
 * Runs a test's body, for `limit` milliseconds at most; for as long as Vitest lets it when `undefined`. Far below Vitest's own limit:
 * under a mutant that never answers, each test would wait for that long. @throws what the body throws, or a `TestTimeoutError`.
 */
export async function withinLimit(
  run: () => unknown,
  limit: number | undefined,
  timers: LimitTimers = REAL,
): Promise<unknown> {
  if (limit === undefined) return run();
  const running = Promise.resolve().then(run);
  if (await isSoonOver(running)) return running;
  let timer: Timer | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = timers.setTimeout(() => reject(timeoutError(limit)), limit);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    if (timer !== undefined) timers.clearTimeout(timer);
  }
}

/** Turns in which a body that waits for nothing is over, with what Vitest puts around it. */
const SOON = 24;

/** Most bodies wait for nothing, and to start and to stop a timer takes longer than to run many of them. */
async function isSoonOver(running: Promise<unknown>): Promise<boolean> {
  const state = { isOver: false };
  const end = (): void => {
    state.isOver = true;
  };
  running.then(end, end);
  const turn = Promise.resolve();
  for (let turns = 0; turns < SOON && !state.isOver; turns += 1) await turn;
  return state.isOver;
}

const NAME = 'TestTimeoutError';

const timeoutError = (limit: number): Error =>
  Object.assign(new Error(`Test timed out in ${limit}ms.`), { name: NAME });

/** Whether a body was too late, and so may still be going on. */
export const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'name') === NAME;
