/** Writes down what each assertion looks at, of whatever library. Runs in workers, and only where an engine asks for it. */
import assert from 'node:assert';
import { syncBuiltinESMExports } from 'node:module';
import { chaiLook, isCall, nodeLook, ORIGIN, type Call, type Look } from './assertion-look.ts';
import type { RecordedEntry } from './recorded-entry.ts';
import { recordedValue } from './recorded-value.ts';
import { isObject, read } from './value-text.ts';

export interface RecorderTools {
  /** The examined project's own. */
  readonly chai: typeof import('vitest').chai;
  /** The innermost place of an error's stack inside the project; `undefined` when there is none. */
  readonly placeOf: (error: object) => RecordedEntry['place'] | undefined;
}

/** So many executions are written down of an attempt, and so many of one place. */
const MOST_ENTRIES = 400;
const MOST_OF_PLACE = 60;

/** Methods that look at nothing. */
const SILENT: ReadonlySet<string> = new Set(['constructor', 'withTest']);

export class AssertionRecorder {
  readonly #tools: RecorderTools;
  readonly #ours = new WeakSet<object>();
  #entries: RecordedEntry[] | undefined;
  #counts = new Map<string, number>();
  /** Of what is tried again and again until it holds: the last try counts. */
  #polled = new Map<object, RecordedEntry>();
  /** Matchers call each other: the outermost one is the assertion. */
  #isInside = false;

  constructor(tools: RecorderTools) {
    this.#tools = tools;
    for (const module of [assert, assert.strict]) this.#wrapNode(module);
    syncBuiltinESMExports();
  }

  /** From now on what executes is written down. */
  start(): void {
    this.#entries = [];
    this.#counts = new Map();
    this.#polled = new Map();
    this.#isInside = false;
    this.#wrapChai();
  }

  /** How many have executed since the start. */
  get count(): number {
    return this.#entries?.length ?? 0;
  }

  /** What executed since the start, in order. */
  stop(): readonly RecordedEntry[] {
    const entries = this.#entries ?? [];
    this.#entries = undefined;
    return entries;
  }

  /** Whatever is not wrapped yet: a test file may have added matchers of its own. */
  #wrapChai(): void {
    const { prototype } = this.#tools.chai.Assertion;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (!isCall(method) || SILENT.has(name) || this.#ours.has(method)) continue;
      const wrapped = name === 'withContext' ? this.#withOrigin(method) : this.#withRecord(name, method);
      this.#ours.add(wrapped);
      Reflect.set(prototype, name, wrapped);
    }
  }

  #withRecord(name: string, method: Call): Call {
    const record = (assertion: object, values: readonly unknown[], matcher: Call): unknown =>
      this.#record(chaiLook({ name, method, assertion, values, flag: this.#flagsOf(assertion) }), matcher);
    return function matcher(this: unknown, ...values) {
      return isObject(this) ? record(this, values, matcher) : Reflect.apply(method, this, values);
    };
  }

  /** What is polled executes later, from where no stack leads back to the test. */
  #withOrigin(method: Call): Call {
    const note = (assertion: object, mark: object): unknown => this.#flagsOf(assertion)(ORIGIN, mark);
    return function withContext(this: unknown, ...values) {
      if (isObject(this) && read(values[0], 'poll') === true) note(this, markAt(withContext));
      return Reflect.apply(method, this, values);
    };
  }

  #flagsOf(assertion: object): (key: string, ...value: unknown[]) => unknown {
    return (key, ...value): unknown => this.#tools.chai.util.flag(assertion, key, ...value);
  }

  #wrapNode(owner: object): void {
    const record = (look: Look, matcher: Call): unknown => this.#record(look, matcher);
    for (const name of Object.keys(owner)) {
      const method: unknown = Reflect.get(owner, name);
      if (!/^[a-z]/.test(name) || name === 'strict' || !isCall(method)) continue;
      const matcher = (...values: unknown[]): unknown => record(nodeLook(name, method, values), matcher);
      Reflect.set(owner, name, Object.assign(matcher, method));
    }
  }

  #record(look: Look, matcher: Call): unknown {
    if (this.#entries === undefined || this.#isInside) return look.run();
    this.#isInside = true;
    let isFailed = true;
    try {
      const result = look.run();
      isFailed = false;
      return result;
    } finally {
      this.#isInside = false;
      this.#write(look, look.origin ?? markAt(matcher), isFailed);
    }
  }

  #write(look: Look, mark: object, isFailed: boolean): void {
    const earlier = look.polled && this.#polled.get(look.polled);
    const entry = earlier ?? this.#newEntry(mark);
    if (entry === undefined) return;
    if (look.polled) this.#polled.set(look.polled, entry);
    const { matcher, isNegated, actual, expected } = look;
    const wanted = expected.length === 1 ? expected[0] : expected;
    Object.assign(entry, {
      matcher,
      isNegated,
      isFailed,
      actual: recordedValue(actual()),
      expected: recordedValue(wanted),
    });
  }

  #newEntry(mark: object): RecordedEntry | undefined {
    const place = this.#tools.placeOf(mark);
    const entries = this.#entries;
    if (place === undefined || entries === undefined || entries.length >= MOST_ENTRIES) return undefined;
    const ordinal = this.#count(place);
    if (ordinal >= MOST_OF_PLACE) return undefined;
    const entry = { place, ordinal, index: entries.length, ...EMPTY };
    entries.push(entry);
    return entry;
  }

  #count({ file, line, column }: RecordedEntry['place']): number {
    const key = `${file}:${line}:${column}`;
    const count = this.#counts.get(key) ?? 0;
    this.#counts.set(key, count + 1);
    return count;
  }
}

const NO_VALUE = { type: 'undefined', isEmpty: true, digest: '', text: '' };
const EMPTY = { matcher: '', isNegated: false, isFailed: false, actual: NO_VALUE, expected: NO_VALUE };

/** Its stack begins where `matcher` was called. */
function markAt(matcher: Call): object {
  const mark = new Error();
  Error.captureStackTrace(mark, matcher);
  return mark;
}
