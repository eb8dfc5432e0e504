/** Promises, which are settled as soon as it is known how. */
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { itemsOf } from './iterate.ts';
import type { Stage } from './stage.ts';
import { join } from './trail.ts';
import { func, Func, List, NOTHING, plain, Promised, Thing, Thrown, type Value } from './values.ts';

export function settlePromise(
  promise: Promised,
  outcome: { readonly isKept: boolean; readonly value: Value },
  stage: Stage,
): void {
  if (promise.settled !== undefined) return;
  const { isKept, value } = outcome;
  if (isKept && value.raw instanceof Promised) {
    whenSettled(value.raw, stage, (settled) => settlePromise(promise, settled, stage));
    return;
  }
  promise.settled = outcome;
  for (const job of promise.waiting.splice(0)) stage.ledger.jobs.push(job);
}

type Settled = NonNullable<Promised['settled']>;

function whenSettled(promise: Promised, stage: Stage, then: (settled: Settled) => void): void {
  const job = (): void => {
    if (promise.settled !== undefined) then(promise.settled);
  };
  if (promise.settled === undefined) promise.waiting.push(job);
  else stage.ledger.jobs.push(job);
}

const MAX_JOBS = 2_000;

/** Runs what waits for promises. */
export function runJobs({ ledger }: Stage): void {
  for (let count = 0; ledger.jobs.length > 0; count += 1) {
    if (count > MAX_JOBS) throw new NotEvaluable('too long');
    ledger.jobs.shift()?.();
  }
}

/** What a promise gives. One that nothing settles is never waited for to the end. */
export function awaitValue(value: Value, stage: Stage): Value {
  const { raw } = value;
  runJobs(stage);
  if (!(raw instanceof Promised)) {
    const then = raw instanceof Thing ? raw.find('then')?.value : undefined;
    if (!(then?.raw instanceof Func)) return value;
    const executor = func('executor', (settling) => stage.call(then, settling, value));
    return awaitValue(makePromise([executor], stage), stage);
  }
  const { settled } = raw;
  if (settled === undefined) throw new NotEvaluable('a pending promise');
  const given = {
    ...settled.value,
    trail: join(settled.value.trail, value.trail),
    source: value.source ?? settled.value.source,
    echo: value.echo ?? settled.value.echo,
  };
  if (settled.isKept) return given;
  throw new Thrown(given);
}

interface OnPromise {
  readonly promise: Promised;
  readonly self: Value;
  readonly args: readonly Value[];
  readonly stage: Stage;
}

export function callPromiseMethod(name: string, { promise, self, args, stage }: OnPromise): Value {
  const [first, second] = args;
  const next = new Promised();
  const onKept = name === 'then' ? first : undefined;
  const onBroken = name === 'catch' ? first : name === 'then' ? second : undefined;
  const { control } = stage.ledger;
  whenSettled(promise, stage, ({ isKept, value }) => {
    const handler = isKept ? onKept : onBroken;
    const given = { ...value, trail: join(value.trail, self.trail), source: self.source ?? value.source };
    const outer = stage.ledger.control;
    stage.ledger.control = control;
    try {
      const run = (callback: Value, args: readonly Value[]): Value =>
        stage.ledger.guarded(() => stage.call(callback, args));
      if (name === 'finally' && first) run(first, []);
      if (handler === undefined || !(handler.raw instanceof Func)) settlePromise(next, { isKept, value: given }, stage);
      else settlePromise(next, { isKept: true, value: run(handler, [given]) }, stage);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      settlePromise(next, { isKept: false, value: error.value }, stage);
    } finally {
      stage.ledger.control = outer;
    }
  });
  return { raw: next, trail: self.trail };
}

/** `new Promise((resolve, reject) => …)` */
export function makePromise([executor = NOTHING]: readonly Value[], stage: Stage): Value {
  const promise = new Promised();
  const settling = (isKept: boolean): Value =>
    func('settle', ([value = NOTHING]) => {
      settlePromise(promise, { isKept, value }, stage);
      return NOTHING;
    });
  try {
    stage.ledger.guarded(() => stage.call(executor, [settling(true), settling(false)]));
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    settlePromise(promise, { isKept: false, value: error.value }, stage);
  }
  return stage.ledger.fresh(promise);
}

export const settledWith = (isKept: boolean, value: Value): Value => {
  const promise = new Promised();
  promise.settled = { isKept, value };
  return { raw: promise, trail: value.trail };
};

/** `race`, or `any`, where what is rejected does not count. */
function firstOf(items: Value, isKeptOnly: boolean, stage: Stage): Value {
  const promise = new Promised();
  for (const item of itemsOf(items, stage)) {
    const one = item.raw instanceof Promised ? item.raw : new Promised();
    if (one !== item.raw) settlePromise(one, { isKept: true, value: item }, stage);
    whenSettled(one, stage, (settled) => {
      if (settled.isKept || !isKeptOnly) settlePromise(promise, settled, stage);
    });
  }
  return stage.ledger.fresh(promise);
}

/** `Promise.resolve` and its kin. */
export function promiseStatics(stage: Stage): ReadonlyMap<string, Value> {
  const all = (items: Value, take: (item: Value) => Value): Value => {
    try {
      return settledWith(true, plain(new List(itemsOf(items, stage).map(take))));
    } catch (error) {
      if (error instanceof Thrown) return settledWith(false, error.value);
      throw error;
    }
  };
  const outcome = (item: Value): Value => {
    try {
      const value = awaitValue(item, stage);
      return plain(new Thing().put('status', plain('fulfilled')).put('value', value));
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      return plain(new Thing().put('status', plain('rejected')).put('reason', error.value));
    }
  };
  return new Map([
    [
      'resolve',
      func('resolve', ([value = NOTHING]) => (value.raw instanceof Promised ? value : settledWith(true, value))),
    ],
    ['reject', func('reject', ([value = NOTHING]) => settledWith(false, value))],
    ['all', func('all', ([items = NOTHING]) => all(items, (item) => awaitValue(item, stage)))],
    ['race', func('race', ([items = NOTHING]) => firstOf(items, false, stage))],
    ['any', func('any', ([items = NOTHING]) => firstOf(items, true, stage))],
    [
      'withResolvers',
      func('withResolvers', () => {
        const made = new Thing();
        const executor = func('executor', ([resolve = NOTHING, reject = NOTHING]) => {
          made.put('resolve', resolve).put('reject', reject);
          return NOTHING;
        });
        return plain(made.put('promise', makePromise([executor], stage)));
      }),
    ],
    [
      'try',
      func('try', ([action = NOTHING, ...args]) =>
        makePromise(
          [func('executor', ([resolve = NOTHING]) => stage.call(resolve, [stage.call(action, args)]))],
          stage,
        ),
      ),
    ],
    ['allSettled', func('allSettled', ([items = NOTHING]) => all(items, outcome))],
  ]);
}
