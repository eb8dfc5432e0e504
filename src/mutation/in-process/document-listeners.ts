/** Who listens to, and watches, what lasts as long as a document; and whether elements have been defined, which nobody can take back. */

interface Listening {
  readonly target: object;
  /** `type`, `listener`, `options`. */
  readonly values: readonly unknown[];
}

type Method = (this: unknown, ...values: readonly unknown[]) => unknown;

export class DocumentListeners {
  hasDefined = false;
  readonly #lasting: ReadonlySet<object>;
  #listening: Listening[] = [];
  #watching = new Set<object>();

  /** Of these, and of the window. */
  constructor(lasting: readonly object[]) {
    this.#lasting = new Set(lasting);
    const [document] = lasting;
    wrap(globalThis, 'addEventListener', (_, values) => void this.#listening.push({ target: globalThis, values }));
    const listened = document && ownerOf(document, 'addEventListener');
    wrap(listened, 'addEventListener', (target, values) => {
      if (this.#lasts(target)) this.#listening.push({ target, values });
    });
    wrap(prototypeNamed('MutationObserver'), 'observe', (observer, values) => {
      if (this.#lasts(values[0]) && isObject(observer)) this.#watching.add(observer);
    });
    wrap(prototypeNamed('CustomElementRegistry'), 'define', () => void (this.hasDefined = true));
  }

  #lasts(target: unknown): target is object {
    return isObject(target) && this.#lasting.has(target);
  }

  restore(): void {
    for (const { target, values } of this.#listening) call(target, 'removeEventListener', values);
    for (const observer of this.#watching) call(observer, 'disconnect', []);
    for (const target of this.#lasting) forgetHandlers(target);
    this.#listening = [];
    this.#watching = new Set();
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** `onclick` and its like; those of the window are values of the global object. */
function forgetHandlers(target: object): void {
  for (const name in target) {
    if (name.startsWith('on') && typeof Reflect.get(target, name) === 'function') Reflect.set(target, name, null);
  }
}

function call(owner: object, name: string, values: readonly unknown[]): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method === 'function') Reflect.apply(method, owner, values);
}

function prototypeNamed(name: string): object | undefined {
  const type: unknown = Reflect.get(globalThis, name);
  if (typeof type !== 'function') return undefined;
  const prototype: unknown = Reflect.get(type, 'prototype');
  return isObject(prototype) ? prototype : undefined;
}

/** Which object of those that it inherits from has it. */
function ownerOf(object: object, key: string): object | undefined {
  let owner: object | null = object;
  while (owner !== null && !Object.hasOwn(owner, key)) owner = Reflect.getPrototypeOf(owner);
  return owner ?? undefined;
}

/** `note` hears of each call before it is done. */
function wrap(
  owner: object | undefined,
  name: string,
  note: (target: unknown, values: readonly unknown[]) => void,
): void {
  const method: unknown = owner && Reflect.get(owner, name);
  if (owner === undefined || typeof method !== 'function') return;
  const noting: Method = function (...values) {
    note(this, values);
    return Reflect.apply(method, this, values);
  };
  Object.defineProperty(noting, 'name', { value: name });
  Reflect.set(owner, name, noting);
}
