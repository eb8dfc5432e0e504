/** What Node.js has by name and projects build on, written out so that a rehearsal can go through it. */

const TEXT = `
export class Event {
  #isStopped = false;
  constructor(type, options) { this.type = type; this.defaultPrevented = false; Object.assign(this, options); }
  preventDefault() { this.defaultPrevented = true; }
}
export class CustomEvent extends Event {}
export class EventTarget {
  #listeners = [];
  addEventListener(type, listener, options) {
    if (this.#listeners.some((one) => one.type === type && one.listener === listener)) return;
    this.#listeners.push({ type, listener, isOnce: options?.once === true });
  }
  removeEventListener(type, listener) {
    this.#listeners = this.#listeners.filter((one) => one.type !== type || one.listener !== listener);
  }
  dispatchEvent(event) {
    event.target = this;
    for (const one of [...this.#listeners]) {
      if (one.type !== event.type) continue;
      if (one.isOnce) this.removeEventListener(one.type, one.listener);
      if (typeof one.listener === 'function') one.listener.call(this, event); else one.listener.handleEvent(event);
    }
    return !event.defaultPrevented;
  }
}
export class DOMException extends Error {
  constructor(message = '', name = 'Error') { super(message); this.#name = name; }
  #name;
  get name() { return this.#name; }
}
export class AbortSignal extends EventTarget {
  aborted = false;
  reason = undefined;
  onabort = null;
  throwIfAborted() { if (this.aborted) throw this.reason; }
  static abort(reason) { const made = new AbortController(); made.abort(reason); return made.signal; }
  static any(signals) {
    const made = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) made.abort(signal.reason);
      else signal.addEventListener('abort', () => made.abort(signal.reason), { once: true });
    }
    return made.signal;
  }
}
export class AbortController {
  signal = new AbortSignal();
  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.reason = reason;
    const event = new Event('abort');
    this.signal.onabort?.(event);
    this.signal.dispatchEvent(event);
  }
}
export class Headers {
  #fields = new Map();
  constructor(fields = []) {
    for (const [name, value] of fields instanceof Headers ? fields.entries() : Array.isArray(fields) ? fields : Object.entries(fields)) this.append(name, value);
  }
  append(name, value) { const held = this.get(name); this.set(name, held === null ? value : held + ', ' + value); }
  set(name, value) { this.#fields.set(name.toLowerCase(), String(value)); }
  get(name) { return this.#fields.get(name.toLowerCase()) ?? null; }
  has(name) { return this.#fields.has(name.toLowerCase()); }
  delete(name) { this.#fields.delete(name.toLowerCase()); }
  entries() { return [...this.#fields].toSorted(([one], [other]) => (one < other ? -1 : 1)).values(); }
  keys() { return [...this.entries()].map(([name]) => name).values(); }
  values() { return [...this.entries()].map(([, value]) => value).values(); }
  forEach(callback) { for (const [name, value] of this.entries()) callback(value, name, this); }
  [Symbol.iterator]() { return this.entries(); }
}
export class Response {
  #body;
  constructor(body = null, options = {}) {
    if (body !== null && body !== undefined && typeof body !== 'string') unknownBody;
    this.#body = body ?? '';
    this.body = body;
    this.status = options.status ?? 200;
    this.statusText = options.statusText ?? '';
    this.ok = this.status >= 200 && this.status < 300;
    this.headers = new Headers(options.headers);
    this.bodyUsed = false;
  }
  #take() {
    if (this.bodyUsed) throw new TypeError('Body is unusable: Body has already been read');
    this.bodyUsed = true;
    return this.#body;
  }
  async text() { return this.#take(); }
  async json() { return JSON.parse(this.#take()); }
  clone() { return new Response(this.body, this); }
  static json(value, options = {}) {
    return new Response(JSON.stringify(value), { ...options, headers: { 'content-type': 'application/json', ...options.headers } });
  }
  static error() { return new Response(null, { status: 0 }); }
}
export class Request {
  constructor(url, options = {}) {
    this.url = String(url);
    this.method = (options.method ?? 'GET').toUpperCase();
    this.headers = new Headers(options.headers);
    this.body = options.body ?? null;
  }
  async text() { return this.body ?? ''; }
  async json() { return JSON.parse(this.body); }
}
`;

/** The module that declares a global of Node.js; `undefined` for names that it does not declare. */
export const standardGlobals = (name: string): string | undefined => (DECLARED.has(name) ? TEXT : undefined);

const DECLARED = new Set(Array.from(TEXT.matchAll(/^export class (\w+)/gm), ([, name]) => name));
