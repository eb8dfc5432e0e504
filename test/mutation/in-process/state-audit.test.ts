import { describe, expect, it } from 'vitest';
import { SharedWorld } from '../../../src/mutation/in-process/intrinsics.ts';
import { StateAudit } from '../../../src/mutation/in-process/state-audit.ts';

const auditOf = (value: unknown): StateAudit => new StateAudit([[() => value]], () => undefined);

function twice<Value>(values: Iterable<Value>): Iterator<Value> {
  const iterator = values[Symbol.iterator]();
  iterator.next();
  return iterator;
}

describe('ENGINE-16: what can be looked at to the last detail', () => {
  it.each([
    ['a table', { rows: [{ input: 'a', out: [1, new Date(0)] }], by: new Map([['a', new Set([1])]]) }],
    [
      'functions',
      [
        () => 1,
        String,
        class A {
          readonly a = 1;
        },
      ],
    ],
    ['expressions and bytes', [/a/g, new Uint8Array([1]), new DataView(new ArrayBuffer(2)), Object.create(null)]],
    ['a primitive', 1n],
  ])('is all of %s', (_, value) => {
    const audit = auditOf(value);
    expect([audit.isComplete, audit.isIntact()]).toEqual([true, true]);
  });

  it.each<[string, unknown]>([
    ['a `WeakMap`', { cache: new WeakMap() }],
    ['a promise', [Promise.resolve()]],
    ['a proxy', new Proxy({}, {})],
    ['an iterator that has begun', twice([1, 2])],
    [
      'a generator',
      twice(
        (function* () {
          yield* [1, 2];
        })(),
      ),
    ],
    ['a `URL`', { url: new URL('https://a.b') }],
    ['a formatter', new Intl.NumberFormat()],
    [
      'an object of a class that nobody knows',
      new (class {
        #count = 0;
        next = () => (this.#count += 1);
      })(),
    ],
    ['more bytes than are worth comparing', new Uint8Array(200_000)],
  ])('is not %s, which may hold more than it shows', (_, value) => {
    expect(auditOf(value).isComplete).toBe(false);
  });

  it('is nothing that has no value yet', () => {
    const audit = new StateAudit([[() => later]], () => undefined);
    const later = 1;
    expect([audit.isComplete, later]).toEqual([false, 1]);
  });
});

interface Change {
  readonly what: string;
  readonly value: () => object;
  readonly change: (value: object) => unknown;
}

const CHANGES: readonly Change[] = [
  { what: 'a property', value: () => ({ a: 1 }), change: (value) => Object.assign(value, { a: 2 }) },
  { what: 'a property more', value: () => ({ a: 1 }), change: (value) => Object.assign(value, { b: 2 }) },
  { what: 'a property less', value: () => ({ a: 1 }), change: (value) => Reflect.deleteProperty(value, 'a') },
  { what: 'a list in another order', value: () => [1, 2], change: (value) => Reflect.apply([].reverse, value, []) },
  { what: 'a property of a list', value: () => [1], change: (value) => Object.assign(value, { cache: 1 }) },
  { what: 'a property of a function', value: () => () => 1, change: (value) => Object.assign(value, { calls: 1 }) },
  { what: 'a prototype', value: () => ({}), change: (value) => Reflect.setPrototypeOf(value, { a: 1 }) },
  { what: 'that nothing can be added', value: () => ({}), change: (value) => Object.preventExtensions(value) },
  { what: 'a frozen row', value: () => ({ a: 1 }), change: (value) => Object.freeze(value) },
  {
    what: 'a property that is hidden',
    value: () => ({ a: 1 }),
    change: (value) => Object.defineProperty(value, 'a', { enumerable: false }),
  },
  {
    what: 'a property that is worked out',
    value: () => ({ a: 1 }),
    change: (value) => Object.defineProperty(value, 'a', { get: () => 1 }),
  },
  { what: 'a collection', value: () => new Map(), change: (value) => value instanceof Map && value.set(1, 2) },
  { what: 'a place in a text', value: () => /a/g, change: (value) => value instanceof RegExp && value.test('a') },
  { what: 'a byte', value: () => new Uint8Array(2), change: (value) => Object.assign(value, { 1: 7 }) },
  { what: 'a date', value: () => new Date(0), change: (value) => value instanceof Date && value.setTime(1) },
];

describe('ENGINE-16: what has changed since it was looked at', () => {
  it.each(CHANGES)('is noticed: $what', ({ value, change }) => {
    const one = value();
    const audit = auditOf({ deep: [one] });
    expect(audit.isIntact()).toBe(true);
    change(one);
    expect(audit.isIntact()).toBe(false);
  });

  it('is noticed: a variable', () => {
    let count = 0;
    const audit = new StateAudit([[() => count]], () => undefined);
    count += 1;
    expect(audit.isIntact()).toBe(false);
  });

  it('is noticed: a private field of a class that is known', () => {
    class Counter {
      static readonly fields = [(of: object) => (of instanceof Counter ? [of.#count] : []), () => undefined] as const;
      #count = 0;
      count(): void {
        this.#count += 1;
      }
    }
    const counter = new Counter();
    const audit = new StateAudit([[() => counter]], (prototype) =>
      prototype === Counter.prototype ? { fields: Counter.fields } : undefined,
    );
    expect([audit.isComplete, audit.isIntact()]).toEqual([true, true]);
    counter.count();
    expect(audit.isIntact()).toBe(false);
  });

  it.each<[string, object, string]>([
    ['a prototype of everybody’s', Array.prototype, 'assayTest'],
    ['how things are gone through', Array.prototype, 'at'],
    ['a function of everybody’s', Math, 'abs'],
    ['the console', console, 'log'],
    ['how errors tell their stack', Error, 'stackTraceLimit'],
    ['the time', Date, 'now'],
  ])('is noticed: %s', (_, owner, name) => {
    const world = new SharedWorld();
    const before = Reflect.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value: 'changed', configurable: true, writable: true });
    const isIntact = world.isIntact();
    if (before === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, before);
    expect([isIntact, world.isIntact()]).toEqual([false, true]);
  });
});
