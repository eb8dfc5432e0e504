/**
 * The document in a worker's process, put back in place between two loads of a file. Another one in its stead would be unknown to
 * dependencies, which are loaded once, and keep the body that they found: all that asks them (`screen` of a testing library) would look at a
 * page where nothing is.
 */
import { descriptorsOf, isSame, type Shape } from './object-shape.ts';
import { DocumentListeners } from './document-listeners.ts';
import { DocumentPage } from './document-page.ts';

/** Names of Vitest's own environments that bring one. */
const WITH_DOCUMENT = new Set(['jsdom', 'happy-dom']);

/** Keys of the window that lead elsewhere when something is put there, or change by themselves. */
const MOVING = new Set(['document', 'event', 'location', 'localStorage', 'sessionStorage', 'performance']);

export class DocumentState {
  readonly #page: DocumentPage;
  readonly #listeners: DocumentListeners;
  /** Names that the environment gave to the global object. */
  readonly #names: readonly string[];
  #values: ReadonlyMap<string, unknown> = new Map();
  #shapes: readonly Shape[] = [];

  private constructor(page: DocumentPage, names: readonly string[]) {
    this.#page = page;
    this.#names = names;
    this.#listeners = new DocumentListeners(page.lasting);
  }

  /** Of an environment that has just been set up; `before`: the names that the global object had until then. `undefined` where there is none. */
  static find(environment: string, before: ReadonlyMap<string, PropertyDescriptor>): DocumentState | undefined {
    const page = WITH_DOCUMENT.has(environment) ? DocumentPage.find() : undefined;
    const names = Object.entries(Object.getOwnPropertyDescriptors(globalThis))
      .filter(([name, now]) => now.set !== undefined && !isSame(before.get(name), now) && !MOVING.has(name))
      .map(([name]) => name);
    return page && new DocumentState(page, names);
  }

  /** A file has been loaded: what it and its dependencies gave to the window and its classes stays. */
  mark(): void {
    const values = this.#names.map((name) => [name, valueOf(name)] as const);
    // Some are made anew whenever somebody asks.
    this.#values = new Map(values.filter(([name, value]) => Object.is(valueOf(name), value)));
    const classes = [...this.#values.values()].flatMap(prototypeOf);
    this.#shapes = [...new Set([...classes, ...this.#page.lasting])].map(descriptorsOf);
  }

  /** Whether it could be put back: an element that was defined, for one, stays so. */
  restore(): boolean {
    if (this.#listeners.hasDefined) return false;
    try {
      this.#listeners.restore();
      for (const shape of this.#shapes) putBack(shape);
      for (const [name, value] of this.#values) {
        if (!Object.is(valueOf(name), value)) Reflect.set(globalThis, name, value);
      }
      this.#page.restore();
      return true;
    } catch {
      // A test has left something there that refuses.
      return false;
    }
  }
}

function valueOf(name: string): unknown {
  try {
    return Reflect.get(globalThis, name);
  } catch {
    // A getter that refuses to be asked here.
    return undefined;
  }
}

function prototypeOf(value: unknown): readonly object[] {
  if (typeof value !== 'function') return [];
  const prototype: unknown = Reflect.get(value, 'prototype');
  return typeof prototype === 'object' && prototype !== null ? [prototype] : [];
}

/** Symbols are the environment's own. */
function putBack({ target, keys, descriptors }: Shape): void {
  for (const [index, key] of keys.entries()) {
    const before = descriptors[index];
    if (typeof key === 'symbol' || before === undefined) continue;
    if (!isSame(Reflect.getOwnPropertyDescriptor(target, key), before)) Reflect.defineProperty(target, key, before);
  }
  const known = new Set(keys);
  for (const key of Object.getOwnPropertyNames(target)) if (!known.has(key)) Reflect.deleteProperty(target, key);
}
