import { DEFAULTS } from './defaults';
import { log } from './log';

export class GaveUp extends Error {
  override name = 'GaveUp';
  readonly attempts: number;

  constructor(attempts: number, cause: unknown) {
    super(`gave up after ${attempts} attempts`, { cause });
    this.attempts = attempts;
  }
}

export const BASE_DELAY = 100;
export const MAX_DELAY = 5000;

/** Milliseconds to wait after the given failed attempt, the first being 1. */
export function backoff(attempt: number): number {
  const delay = BASE_DELAY * 2 ** (attempt - 1);
  return delay > MAX_DELAY ? MAX_DELAY : delay;
}

export interface RetryOptions {
  attempts?: number;
  /** Errors that are not worth another attempt. */
  isFatal?: (error: unknown) => boolean;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function retry<T>(work: (attempt: number) => Promise<T>, options: RetryOptions = {}): Promise<T> {
  const { attempts = DEFAULTS.attempts, isFatal = () => false } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      log(`attempt ${attempt} failed`);
      if (isFatal(error)) throw error;
      if (attempt >= attempts) throw new GaveUp(attempt, error);
      await sleep(backoff(attempt));
    }
  }
}

/** Seconds or an HTTP date, as a server says it; milliseconds from now. */
export function retryAfter(header: string, now: number): number {
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : at - now;
}
