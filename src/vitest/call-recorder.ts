/** Writes down which calls tests make of the code under test, and what comes of them. Loaded by the examined project's Vitest. */
import { comparedValue } from './compared-values.ts';
import type { RecordedCallEntry } from './recorded-entry.ts';
import { isObject } from './value-text.ts';
import { recordedValue } from './recorded-value.ts';
import { WatchedExports, type WatchedCall } from './watched-exports.ts';
import { dataKey, keyOf } from './whole-data.ts';

/** So many calls are written down before the attempts of a pass, and so many in each. */
const MOST_CALLS = 60;
/** So many of which it is asked who makes them. */
const MOST_SEEN = 600;
/** Of a result. */
const MOST_PARTS = 20;

type Written = { -readonly [Key in keyof RecordedCallEntry]: RecordedCallEntry[Key] };

export class CallRecorder {
  /** The file of the project that calls. */
  readonly #callerOf: () => string | undefined;
  readonly #files = new Set<string>();
  readonly #exports = new WatchedExports((call) => this.#see(call));
  /** What happened to instances of watched classes: it makes them what they are. Empty where that is not known. */
  readonly #histories = new WeakMap<object, string>();
  #before: Written[] = [];
  #own: Written[] | undefined;
  #looks: () => number = () => 0;
  /** Calls of the code by itself are its own business. */
  #isInside = false;
  #seen = 0;

  constructor(callerOf: () => string | undefined) {
    this.#callerOf = callerOf;
  }

  /** Modules are about to be loaded anew. */
  startPass(): void {
    this.#before = [];
    this.#own = undefined;
    this.#seen = 0;
  }

  watch(exports: object, file: string): void {
    this.#files.add(file);
    this.#exports.watch(exports, file);
  }

  /** An attempt begins; `looks` tells how many assertions have executed in it. */
  start(looks: () => number): void {
    this.#own = [];
    this.#seen = 0;
    this.#looks = looks;
  }

  /** What was called before the attempt and in it, in order; `undefined` where that is too much to tell. */
  stop(): readonly RecordedCallEntry[] | undefined {
    const own = this.#own ?? [];
    this.#own = undefined;
    const isTooMuch = Math.max(own.length, this.#before.length) > MOST_CALLS || this.#seen > MOST_SEEN;
    return isTooMuch ? undefined : [...this.#before, ...own];
  }

  #see({ name, self, values, run }: WatchedCall): unknown {
    const calls = this.#own ?? this.#before;
    if (this.#isInside || calls.length > MOST_CALLS || this.#isOfCode()) return run();
    const key = this.#keyOf(name, self, values);
    const call: Written = { name, ...EMPTY, looks: this.#own === undefined ? -1 : this.#looks() };
    if (key !== undefined) call.key = key;
    calls.push(call);
    this.#isInside = true;
    try {
      const result = run();
      this.#happened(key, [self, ...values], result);
      write(call, result);
      if (result instanceof Promise)
        void result.then(
          (value) => write(call, value),
          (error: unknown) => write(call, error),
        );
      return result;
    } catch (error) {
      this.#happened(key, [self, ...values], undefined);
      write(call, error);
      throw error;
    } finally {
      this.#isInside = false;
    }
  }

  /** Whether code under test calls, which is not inside a call that is seen: a method of an object that it made, something that waited. */
  #isOfCode(): boolean {
    this.#seen += 1;
    return this.#seen > MOST_SEEN || this.#files.has(this.#callerOf() ?? '');
  }

  #keyOf(name: string, self: object | undefined, values: readonly unknown[]): string | undefined {
    return keyOf(
      name,
      [self, ...values].map((value) => dataKey(value) ?? this.#instanceKey(value)),
    );
  }

  /** What can be seen of an instance may have been changed without a call. */
  #instanceKey(value: unknown): string | undefined {
    const history = isObject(value) ? this.#histories.get(value) : undefined;
    const own = history === undefined || history === '' ? undefined : dataKey(ownState(value));
    return own === undefined ? undefined : `${history} ${own}`;
  }

  #happened(key: string | undefined, involved: readonly unknown[], result: unknown): void {
    const known = involved.filter(isObject).filter((value) => this.#histories.has(value));
    for (const value of known) {
      const history = this.#histories.get(value) ?? '';
      const isKnown = key !== undefined && history !== '';
      this.#histories.set(value, isKnown ? comparedValue([history, key]).digest : '');
    }
    if (!isObject(result) || this.#histories.has(result) || !this.#exports.isWatched(result)) return;
    this.#histories.set(result, key ?? '');
  }
}

const EMPTY = { result: recordedValue(undefined), parts: [] };

function write(call: Written, value: unknown): void {
  call.result = recordedValue(value);
  call.parts = partsOf(value);
}

const partsOf = (value: unknown): string[] =>
  Object.values(ownState(value))
    .slice(0, MOST_PARTS)
    .map((part) => recordedValue(part).digest);

/** A getter may do anything: it is not asked. */
function ownState(value: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(value)) return {};
  try {
    const properties = Object.entries(Object.getOwnPropertyDescriptors(value));
    return Object.fromEntries(
      properties.filter(([, { enumerable }]) => enumerable).map(([key, { value: own }]) => [key, own]),
    );
  } catch {
    return {};
  }
}
