/** Remembers all that can be reached from some bindings, and tells later whether it is still the same to the last detail. */
import { types } from 'node:util';
import { intrinsicPrototypes } from './intrinsics.ts';
import { descriptorsOf, isSameShape, type Shape } from './object-shape.ts';
import { fieldsIn, type Binding, type KnownClass } from './state-snapshot.ts';

/** So many things at most are remembered. */
const MOST_OBJECTS = 20_000;

export class StateAudit {
  /** Whether nothing can be reached that may hold more than it shows. */
  isComplete = true;
  readonly #classOf: KnownClass;
  readonly #values: (readonly [get: () => unknown, value: unknown])[] = [];
  readonly #shapes: Shape[] = [];
  /** What collections, bytes and private fields hold. */
  readonly #contents: (readonly [get: () => readonly unknown[], values: readonly unknown[]])[] = [];
  readonly #seen = new Set<object>();
  readonly #open: object[] = [];

  constructor(bindings: readonly Binding[], classOf: KnownClass) {
    this.#classOf = classOf;
    for (const [get] of bindings) this.#addBinding(get);
    for (let next = this.#open.pop(); next !== undefined && this.isComplete; next = this.#open.pop()) this.#add(next);
  }

  isIntact(): boolean {
    return (
      this.#values.every(([get, value]) => Object.is(get(), value)) &&
      this.#contents.every(([get, values]) => isEqual(get(), values)) &&
      this.#shapes.every(isSameShape)
    );
  }

  #addBinding(get: () => unknown): void {
    try {
      const value = get();
      this.#values.push([get, value]);
      this.#follow(value);
    } catch {
      // It has no value yet.
      this.isComplete = false;
    }
  }

  #follow(value: unknown): void {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || this.#seen.has(value)) return;
    this.#seen.add(value);
    this.#open.push(value);
    // To look at a proxy may do anything.
    if (types.isProxy(value) || isLarge(value) || this.#seen.size > MOST_OBJECTS) this.isComplete = false;
  }

  #add(target: object): void {
    if (intrinsicPrototypes.has(target)) return;
    if (!this.#isKnown(target)) {
      this.isComplete = false;
      return;
    }
    this.#addContents(target);
    const shape = descriptorsOf(target);
    this.#shapes.push(shape);
    for (const descriptor of shape.descriptors) for (const part of partsOf(descriptor)) this.#follow(part);
    if (shape.prototype !== null) this.#follow(shape.prototype);
  }

  #addContents(target: object): void {
    const get = contentsOf(target);
    if (get !== undefined) this.#addContent(get);
    for (const [getFields] of this.#fieldsOf(target)) this.#addContent(() => fieldsIn(target, getFields) ?? []);
  }

  #addContent(get: () => readonly unknown[]): void {
    const values = get();
    this.#contents.push([get, values]);
    for (const value of values) this.#follow(value);
  }

  /** What anything else is made of may hold more than it shows. */
  #isKnown(target: object): boolean {
    if (typeof target === 'function') return true;
    for (let prototype = prototypeOf(target); prototype !== null; prototype = prototypeOf(prototype)) {
      if (intrinsicPrototypes.has(prototype)) return true;
      if (this.#classOf(prototype) === undefined) return false;
    }
    return true;
  }

  #fieldsOf(target: object): readonly (readonly [(of: object) => readonly unknown[], unknown])[] {
    const found = [];
    const first = typeof target === 'function' ? target : prototypeOf(target);
    for (let type: object | null = first; type !== null; type = prototypeOf(type)) {
      const fields = this.#classOf(type)?.fields;
      if (fields !== undefined) found.push(fields);
      if (typeof target === 'function') break;
    }
    return found;
  }
}

/** Bytes that are compared. */
const MOST_BYTES = 100_000;

const isLarge = (value: object): boolean =>
  (types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value)) && value.byteLength > MOST_BYTES;

/** Of what holds something that is no property. */
function contentsOf(target: object): (() => readonly unknown[]) | undefined {
  if (types.isMap(target)) return () => [...target].flat();
  if (types.isSet(target)) return () => [...target];
  if (types.isDate(target)) return () => [target.getTime()];
  if (types.isRegExp(target)) return () => [target.source, target.flags];
  if (types.isAnyArrayBuffer(target)) return () => [...new Uint8Array(target)];
  if (ArrayBuffer.isView(target)) return () => [target.buffer];
  return undefined;
}

const partsOf = (descriptor: PropertyDescriptor): readonly unknown[] => Object.values(descriptor);

function prototypeOf(target: object): object | null {
  const prototype: unknown = Object.getPrototypeOf(target);
  return typeof prototype === 'object' || typeof prototype === 'function' ? prototype : null;
}

const isEqual = (left: readonly unknown[], right: readonly unknown[]): boolean =>
  left.length === right.length && left.every((value, index) => Object.is(value, right[index]));
