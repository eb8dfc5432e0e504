/** Puts a clock that leaps in the place of everything that tests and the code under test know of time. */
import { syncBuiltinESMExports } from 'node:module';
import type { TimerOptions } from 'node:timers';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { LeapingClock, type RealTime } from './leaping-clock.ts';

// Taken before a test can put others in their place.
const RealDate = Date;
const { performance } = globalThis;
const realNow = performance.now.bind(performance);
const { timeOrigin } = performance;
const { setTimeout, setInterval, setImmediate, clearTimeout } = globalThis;
const activeResources = process.getActiveResourcesInfo.bind(process);
const { hrtime } = process;
const { setTimeout: sleep, setInterval: beat } = timersPromises;
const timerPrototype = prototypeOf();
const refresh: unknown = Reflect.get(timerPrototype, 'refresh');

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function prototypeOf(): object {
  const timer = setTimeout(() => undefined, 0);
  clearTimeout(timer);
  const prototype: unknown = Reflect.getPrototypeOf(timer);
  return isObject(prototype) ? prototype : timer;
}

export interface LeapingTime {
  readonly clock: LeapingClock;
  /** What is loaded from now on gets timers that may be dropped. */
  readonly letTestsIn: () => void;
}

/** For as long as the process lives: what was loaded once may keep what it found. */
export function enterLeapingTime(): LeapingTime {
  const clock = new LeapingClock(realTime());
  replaceTimers(clock, clock.lasting);
  replaceClocks(clock);
  syncBuiltinESMExports();
  const letTestsIn = (): void => {
    replaceTimers(clock, clock);
    syncBuiltinESMExports();
  };
  return { clock, letTestsIn };
}

function replace(object: object, key: PropertyKey, value: unknown): void {
  const before = Reflect.getOwnPropertyDescriptor(object, key) ?? {
    configurable: true,
    enumerable: true,
    writable: true,
  };
  Reflect.defineProperty(object, key, { ...before, value });
}

function realTime(): RealTime {
  return {
    ...{ now: realNow, setTimeout, setInterval, clearTimeout },
    refresh: (timer) => {
      if (typeof refresh === 'function') Reflect.apply(refresh, timer, []);
      return timer;
    },
    afterTurn: (look) => void setImmediate(look),
    later: (look) => void setTimeout(look, 1).unref(),
    isIdle: () => activeResources().filter((kind) => kind !== 'Timeout' && kind !== LINE).length === 0,
  };
}

/** What a worker's line to its parent shows as. */
const LINE = 'PipeWrap';

function replaceTimers(clock: LeapingClock, starts: Pick<LeapingClock, 'setTimeout' | 'setInterval'>): void {
  const timeout = timerLike(setTimeout, starts.setTimeout);
  const interval = timerLike(setInterval, starts.setInterval);
  const wait = (delay?: number, value?: unknown, options?: TimerOptions): Promise<unknown> => {
    if (options === undefined) return new Promise((resolve) => clock.setTimeout(resolve, delay, value));
    const waited = sleep(delay, value, options);
    clock.hold(waited);
    return waited;
  };
  Object.defineProperty(timeout, promisify.custom, { enumerable: true, get: () => wait });
  for (const object of [globalThis, timers]) {
    replace(object, 'setTimeout', timeout);
    replace(object, 'setInterval', interval);
  }
  replace(timersPromises, 'setTimeout', wait);
  replace(timersPromises, 'setInterval', (...given: Parameters<typeof beat>) => {
    clock.hold(NEVER);
    return beat(...given);
  });
  replace(timerPrototype, 'refresh', function (this: NodeJS.Timeout) {
    return clock.refresh(this);
  });
  replace(AbortSignal, 'timeout', (delay: number) => {
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const abort = (): void => {
      controller.abort(reason);
    };
    clock.setTimeout(abort, delay).unref();
    return controller.signal;
  });
}

const NEVER = new Promise<never>(() => undefined);

/** What is no function goes to Node, which knows what to say of it. */
const timerLike =
  (real: typeof setTimeout | typeof setInterval, start: RealTime['setTimeout']) =>
  (callback: unknown, delay?: number, ...values: unknown[]): unknown =>
    isCallback(callback) ? start(callback, delay, ...values) : Reflect.apply(real, undefined, [callback, delay]);

const isCallback = (value: unknown): value is (...values: unknown[]) => unknown => typeof value === 'function';

function replaceClocks(clock: LeapingClock): void {
  const wall = (): number => Math.floor(timeOrigin + clock.now());
  const LeapingDate = new Proxy(RealDate, {
    apply: () => new RealDate(wall()).toString(),
    construct: (target, given: unknown[], made) => {
      const date: unknown = Reflect.construct(target, given.length === 0 ? [wall()] : given, made);
      return isObject(date) ? date : new RealDate(wall());
    },
  });
  replace(globalThis, 'Date', LeapingDate);
  replace(RealDate, 'now', wall);
  replace(RealDate.prototype, 'constructor', LeapingDate);
  replace(performance, 'now', clock.now);
  const bigint = (): bigint => hrtime.bigint() + BigInt(Math.round(clock.leapt * 1e6));
  const since = (before: readonly [number, number] = [0, 0]): [number, number] => {
    const passed = bigint() - (BigInt(before[0]) * SECOND + BigInt(before[1]));
    return [Number(passed / SECOND), Number(passed % SECOND)];
  };
  replace(process, 'hrtime', Object.assign(since, { bigint }));
}

/** Nanoseconds. */
const SECOND = 1_000_000_000n;
