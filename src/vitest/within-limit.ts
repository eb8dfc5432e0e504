/** A time limit for one attempt of a test. Runs in Vitest's workers. */

// Taken before a test can put fake timers in their place.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/**
 * Runs a test's body, for `limit` milliseconds at most; for as long as Vitest lets it when `undefined`. Far below Vitest's own limit:
 * under a mutant that never answers, each test would wait for that long. @throws what the body throws, or a `TestTimeoutError`.
 */
export async function withinLimit(run: () => unknown, limit: number | undefined): Promise<unknown> {
  if (limit === undefined) return run();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = startTimer(() => reject(timeoutError(limit)), limit);
  });
  try {
    return await Promise.race([Promise.resolve().then(run), late]);
  } finally {
    stopTimer(timer);
  }
}

const timeoutError = (limit: number): Error =>
  Object.assign(new Error(`Test timed out in ${limit}ms.`), { name: 'TestTimeoutError' });
