/** Remembers what is reachable from some bindings, as far as it can be put back. */
import { types } from 'node:util';

/** What gives the value of a name at the top of a module and, for a variable, what gives it another. */
export type Binding = readonly [get: () => unknown, set?: (value: unknown) => void];

/** What gives the private fields of an object, and what sets them. */
export type Fields = readonly [
  get: (of: object) => readonly unknown[],
  set: (of: object, values: readonly unknown[]) => void,
];

/** What is known of the class that a prototype belongs to; `undefined` where it is none of the project's. */
export type KnownClass = (prototype: object) => { readonly fields: Fields | undefined } | undefined;

/** So many values at most are remembered: a module that holds more is one table. */
const MOST_VALUES = 50_000;

export class StateSnapshot {
  /** Whether all of it is remembered. */
  readonly isWhole: boolean;
  readonly #classOf: KnownClass;
  readonly #undo: (() => void)[] = [];
  /** What has a name. */
  readonly #roots = new Set<unknown>();
  readonly #seen = new Set<object>();
  readonly #open: object[] = [];
  #values = 0;

  /** `most`: values to be remembered. */
  constructor(bindings: readonly Binding[], classOf: KnownClass, most = MOST_VALUES) {
    this.#classOf = classOf;
    for (const binding of bindings) this.#keepBinding(binding);
    for (let next = this.#open.pop(); next !== undefined && this.#values < most; next = this.#open.pop()) {
      this.#keepObject(next);
    }
    this.isWhole = this.#values < most;
  }

  restore(): void {
    for (const undo of this.#undo) undo();
  }

  #keepBinding([get, set]: Binding): void {
    const value = get();
    this.#roots.add(value);
    this.#follow(value);
    if (set !== undefined) {
      this.#undo.push(() => {
        if (!Object.is(get(), value)) set(value);
      });
    }
  }

  #follow(value: unknown): void {
    this.#values += 1;
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    // To look at a proxy may do anything.
    if (this.#seen.has(value) || types.isProxy(value)) return;
    this.#seen.add(value);
    this.#open.push(value);
  }

  #keepObject(target: object): void {
    if (types.isAnyArrayBuffer(target)) this.#undo.push(undoBytes(target));
    else if (ArrayBuffer.isView(target)) this.#follow(target.buffer);
    else if (types.isDate(target)) this.#undo.push(undoDate(target));
    else if (types.isMap(target)) this.#keepMap(target);
    else if (types.isSet(target)) this.#keepSet(target);
    else if (isList(target)) this.#keepArray(target);
    else this.#keepOwn(target);
  }

  #keepMap(target: Map<unknown, unknown>): void {
    const entries = [...target];
    for (const entry of entries) for (const one of entry) this.#follow(one);
    this.#undo.push(() => {
      if (isEqual([...target].flat(), entries.flat())) return;
      target.clear();
      for (const [key, value] of entries) target.set(key, value);
    });
  }

  #keepSet(target: Set<unknown>): void {
    const values = [...target];
    for (const value of values) this.#follow(value);
    this.#undo.push(() => {
      if (isEqual([...target], values)) return;
      target.clear();
      for (const value of values) target.add(value);
    });
  }

  #keepArray(target: unknown[]): void {
    const values = [...target];
    for (const value of values) this.#follow(value);
    if (Object.isFrozen(target)) return;
    this.#undo.push(() => {
      if (!isEqual(target, values)) target.splice(0, target.length, ...values);
    });
  }

  /** Nothing of what a dependency made, which may hold more than it shows. */
  #keepOwn(target: object): void {
    const known = this.#knownOf(target);
    if (known === undefined) return;
    for (const fields of known) this.#keepFields(target, fields);
    const own = Object.getOwnPropertyDescriptors(target);
    const keys = Reflect.ownKeys(own);
    if (typeof target === 'function' && !this.#roots.has(target) && keys.every(isOfFunction)) return;
    for (const key of keys) this.#follow(Object.getOwnPropertyDescriptor(target, key)?.value);
    if (!Object.isFrozen(target)) this.#undo.push(() => putBack(target, keys, own));
  }

  #keepFields(target: object, [get, set]: Fields): void {
    const values = fieldsIn(target, get);
    if (values === undefined) return;
    for (const value of values) this.#follow(value);
    this.#undo.push(() => {
      if (!isEqual(get(target), values)) set(target, values);
    });
  }

  /** How to get at private fields, of each class that has some; `undefined` where what it is made of is not known. */
  #knownOf(target: object): readonly Fields[] | undefined {
    if (typeof target === 'function') return [this.#classOf(target)?.fields].filter((fields) => fields !== undefined);
    if (types.isRegExp(target)) return [];
    const found: Fields[] = [];
    let prototype = prototypeOf(target);
    if (prototype !== undefined && !isPlain(prototype) && this.#classOf(prototype) === undefined) return undefined;
    for (; prototype !== undefined; prototype = prototypeOf(prototype)) {
      const fields = this.#classOf(prototype)?.fields;
      if (fields !== undefined) found.push(fields);
    }
    return found;
  }
}

/** `undefined` of what inherits from the class and was not made by it: a prototype. */
export function fieldsIn(target: object, get: Fields[0]): readonly unknown[] | undefined {
  try {
    return get(target);
  } catch {
    return undefined;
  }
}

/** What every function has; of other functions than those with names of their own nothing else is expected. */
const isOfFunction = (key: PropertyKey): boolean => key === 'length' || key === 'name' || key === 'prototype';

const isList = (target: object): target is unknown[] => Array.isArray(target);

function prototypeOf(target: object): object | undefined {
  const prototype: unknown = Object.getPrototypeOf(target);
  return typeof prototype === 'object' && prototype !== null ? prototype : undefined;
}

/** Of any realm. */
const isPlain = (prototype: object): boolean =>
  prototypeOf(prototype) === undefined && Object.hasOwn(prototype, 'hasOwnProperty');

const isEqual = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  left.length === right.length && left.every((value, index) => Object.is(value, right[index]));

function undoBytes(buffer: ArrayBufferLike): () => void {
  const bytes = new Uint8Array(buffer).slice();
  return () => {
    if (buffer.byteLength === bytes.length) new Uint8Array(buffer).set(bytes);
  };
}

function undoDate(date: Date): () => void {
  const time = date.getTime();
  return () => void date.setTime(time);
}

/** In the order that they were made in, which shows. */
function putBack(target: object, keys: readonly PropertyKey[], own: PropertyDescriptorMap): void {
  const isValue = (key: PropertyKey): boolean => Object.is(Reflect.get(target, key), own[key]?.value);
  if (isEqual(Reflect.ownKeys(target), keys)) {
    for (const key of keys) {
      const descriptor = own[key];
      if (descriptor && 'value' in descriptor && !isValue(key)) Reflect.defineProperty(target, key, descriptor);
    }
    return;
  }
  for (const key of Reflect.ownKeys(target)) Reflect.deleteProperty(target, key);
  for (const key of keys) Reflect.defineProperty(target, key, own[key] ?? {});
}
