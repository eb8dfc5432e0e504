/** What belongs to JavaScript itself, and everybody shares. */
import { descriptorsOf, hasSameValues, type Shape } from './object-shape.ts';

/** What code can name and that holds nothing but what it shows. */
const SHARED: readonly object[] = [
  ...[Array, ArrayBuffer, BigInt, Boolean, DataView, Date, Error, Function, Map, Number, Object, Promise, RegExp, Set],
  ...[String, Symbol, WeakMap, WeakSet, URL, URLSearchParams, TextDecoder, TextEncoder],
  ...[EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError],
  ...[Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, BigInt64Array, BigUint64Array],
  ...[Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array],
];

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function prototypeIn(owner: object): readonly object[] {
  const prototype: unknown = Reflect.get(owner, 'prototype');
  return isObject(prototype) ? [prototype] : [];
}

const above = (target: object): readonly object[] => [Reflect.getPrototypeOf(target) ?? []].flat();

const iterators = ['', [], new Map(), new Set(), 'a'.matchAll(/a/g)].flatMap((value) => {
  const iterator: object = typeof value === 'object' && 'next' in value ? value : value[Symbol.iterator]();
  return above(iterator).flatMap((prototype) => [prototype, ...above(prototype)]);
});

/** Of things that show all that they hold; private data of a `URL` or a promise does not show. */
export const intrinsicPrototypes: ReadonlySet<object> = new Set([
  ...[Array, ArrayBuffer, Boolean, DataView, Date, Function, Map, Number, Object, RegExp, Set, String].flatMap(
    prototypeIn,
  ),
  ...[Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, BigInt64Array, BigUint64Array].flatMap(
    prototypeIn,
  ),
  ...[Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array].flatMap(prototypeIn),
]);

/** What everybody can add to: the built-in classes, and what their instances inherit from. */
export const builtIns: readonly object[] = [...SHARED, ...SHARED.flatMap(prototypeIn)];

/** All of it as it is now, where whoever runs next would find it changed. */
export class SharedWorld {
  readonly #shapes: readonly Shape[];

  constructor() {
    const functions = above(Uint8Array);
    const all = [...builtIns, ...functions, ...functions.flatMap(prototypeIn)];
    // Nobody who may be looked at can name the global object, and Node itself puts things there.
    const rest = [console, Intl, JSON, Math, Reflect, ...intlTypes(), ...iterators];
    this.#shapes = [...new Set([...all, ...rest])].map(descriptorsOf);
  }

  isIntact(): boolean {
    return this.#shapes.every(hasSameValues);
  }
}

const intlTypes = (): readonly object[] =>
  Object.getOwnPropertyNames(Intl).flatMap((name) => {
    const type: unknown = Reflect.get(Intl, name);
    return typeof type === 'function' ? [type, ...prototypeIn(type)] : [];
  });
