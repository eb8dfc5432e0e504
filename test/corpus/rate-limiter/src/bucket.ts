import { DEFAULTS } from './defaults';

export interface BucketOptions {
  capacity?: number;
  /** Milliseconds until one token comes back. */
  refillMs?: number;
  now?: () => number;
}

/** Lets through as many calls as it holds tokens; one comes back every `refillMs`. */
export class TokenBucket {
  readonly capacity: number;
  readonly refillMs: number;
  private tokens: number;
  private last: number;
  private readonly now: () => number;

  constructor({ capacity = DEFAULTS.capacity, refillMs = DEFAULTS.refillMs, now = Date.now }: BucketOptions = {}) {
    if (capacity < 1) throw new RangeError('a bucket holds at least one token');
    this.capacity = capacity;
    this.refillMs = refillMs;
    this.tokens = capacity;
    this.now = now;
    this.last = now();
  }

  take(): boolean {
    this.refill();
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  remaining(): number {
    this.refill();
    return this.tokens;
  }

  /** Milliseconds until the next call would be let through. */
  waitTime(): number {
    this.refill();
    return this.tokens > 0 ? 0 : this.last + this.refillMs - this.now();
  }

  private refill(): void {
    const gained = Math.floor((this.now() - this.last) / this.refillMs);
    this.tokens = Math.min(this.capacity, this.tokens + gained);
    this.last += gained * this.refillMs;
  }
}
