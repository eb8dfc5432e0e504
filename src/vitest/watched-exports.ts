/** Puts a face before what modules export, so that it is seen when others call it. Loaded by the examined project's Vitest. */
import { isCall, type Call } from './assertion-look.ts';
import { isObject } from './value-text.ts';

/** One call of an exported function, of a method of an exported class, or of that class. */
export interface WatchedCall {
  /** `src/total.ts#total`, `src/basket.ts#Basket`, `src/basket.ts#Basket.add`. */
  readonly name: string;
  /** What the method is called on; `undefined` where it is nothing. */
  readonly self: object | undefined;
  readonly values: readonly unknown[];
  readonly run: () => unknown;
}

type OnCall = (call: WatchedCall) => unknown;

export class WatchedExports {
  readonly #onCall: OnCall;
  /** By what they stand before, themselves included. */
  readonly #faces = new WeakMap<object, Call>();
  readonly #namespaces = new WeakSet();
  readonly #prototypes = new WeakSet();

  constructor(onCall: OnCall) {
    this.#onCall = onCall;
  }

  /** Before the module's own code runs. `exports` has a getter for each name, as Vite's module runner makes them. */
  watch(exports: object, file: string): void {
    this.#namespaces.add(exports);
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(exports))) {
      const get: unknown = Reflect.get(property, 'get');
      if (!isCall(get) || property.configurable !== true) continue;
      Object.defineProperty(exports, name, {
        ...property,
        get: () => this.#faceOf(Reflect.apply(get, exports, []), `${file}#${name}`),
      });
    }
  }

  /** Whether all that can be done to it from outside is seen. */
  isWatched(instance: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(instance);
    return isObject(prototype) && this.#prototypes.has(prototype) && isLast(Object.getPrototypeOf(prototype));
  }

  #faceOf(value: unknown, name: string): unknown {
    if (!isCall(value)) return value;
    const known = this.#faces.get(value);
    if (known !== undefined) return known;
    const face = isClass(value) ? this.#classFace(value, name) : this.#functionFace(value, name);
    this.#faces.set(value, face);
    this.#faces.set(face, face);
    return face;
  }

  #functionFace(inner: Call, name: string, owner?: { readonly face: object; readonly inner: object }): Call {
    return new Proxy(inner, {
      apply: (_, self: unknown, values: unknown[]) => {
        // What is private to a class is so to its face, too.
        const onto = self === owner?.face ? owner?.inner : self;
        const run = (): unknown => Reflect.apply(inner, onto, values);
        const isOn = isObject(onto) && onto !== owner?.inner && !this.#namespaces.has(onto);
        return this.#onCall({ name, self: isOn ? onto : undefined, values, run });
      },
    });
  }

  #classFace(inner: Call, name: string): Call {
    this.#watchPrototype(inner, name);
    const face: Call = new Proxy(inner, {
      construct: (_, values: unknown[], made: unknown) => {
        const asked = made === face || !isCall(made) ? inner : made;
        const run = (): unknown => Reflect.construct(inner, values, asked);
        const result = this.#onCall({ name, self: undefined, values, run });
        if (!isObject(result)) throw new TypeError(`${name} made no object`);
        return result;
      },
      get: (_, key, receiver) => {
        const value: unknown = Reflect.get(inner, key, receiver === face ? inner : receiver);
        const isMethod = isCall(value) && Object.getOwnPropertyDescriptor(inner, key)?.configurable === true;
        return isMethod && !isClass(value) ? this.#staticFace(value, `${name}.${String(key)}`, { face, inner }) : value;
      },
    });
    return face;
  }

  #staticFace(method: Call, name: string, owner: { readonly face: object; readonly inner: object }): Call {
    const face = this.#faces.get(method) ?? this.#functionFace(method, name, owner);
    this.#faces.set(method, face);
    return face;
  }

  #watchPrototype(inner: Call, name: string): void {
    const prototype: unknown = inner.prototype;
    if (!isObject(prototype) || this.#prototypes.has(prototype)) return;
    this.#prototypes.add(prototype);
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (key === 'constructor' || property.configurable !== true) continue;
      const watched = Object.entries(property).map(([kind, value]: [string, unknown]): [string, unknown] => [
        kind,
        isCall(value) ? this.#functionFace(value, `${name}.${key}${kind === 'set' ? '=' : ''}`) : value,
      ]);
      Object.defineProperty(prototype, key, Object.fromEntries<unknown>(watched));
    }
  }
}

const isClass = (value: Call): boolean => /^class\b/.test(Function.prototype.toString.call(value));

/** Of a class that extends none. */
const isLast = (prototype: unknown): boolean =>
  prototype === null || (isObject(prototype) && Object.hasOwn(prototype, 'hasOwnProperty'));
