/** Modules of Node.js that projects build on, written out so that a rehearsal can go through them. */

const EVENTS = `
export class EventEmitter {
  #listeners = new Map();
  on(name, listener) { this.#of(name).push({ listener, isOnce: false }); return this; }
  addListener(name, listener) { return this.on(name, listener); }
  prependListener(name, listener) { this.#of(name).unshift({ listener, isOnce: false }); return this; }
  once(name, listener) { this.#of(name).push({ listener, isOnce: true }); return this; }
  off(name, listener) {
    const kept = this.#of(name);
    const at = kept.findLastIndex((one) => one.listener === listener);
    if (at >= 0) kept.splice(at, 1);
    return this;
  }
  removeListener(name, listener) { return this.off(name, listener); }
  removeAllListeners(name) {
    if (name === undefined) this.#listeners.clear(); else this.#listeners.delete(name);
    return this;
  }
  emit(name, ...args) {
    const called = [...this.#of(name)];
    if (called.length === 0 && name === 'error') throw args[0];
    for (const one of called) {
      if (one.isOnce) this.off(name, one.listener);
      one.listener.apply(this, args);
    }
    return called.length > 0;
  }
  listenerCount(name) { return this.#of(name).length; }
  listeners(name) { return this.#of(name).map((one) => one.listener); }
  eventNames() { return [...this.#listeners.keys()].filter((name) => this.#of(name).length > 0); }
  #most = 10;
  setMaxListeners(most) { this.#most = most; return this; }
  getMaxListeners() { return this.#most; }
  #of(name) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, []);
    return this.#listeners.get(name);
  }
}
export default EventEmitter;
`;

const PATH = `
const parts = (path) => path.split('/').filter((part) => part !== '' && part !== '.');
export function normalize(path) {
  const kept = [];
  for (const part of parts(path)) if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop(); else kept.push(part);
  return (path.startsWith('/') ? '/' : '') + kept.join('/') || '.';
}
export const join = (...all) => normalize(all.filter((one) => one !== '').join('/'));
export function basename(path, suffix = '') {
  const name = parts(path).at(-1) ?? '';
  return suffix !== '' && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}
export function extname(path) {
  const at = basename(path).lastIndexOf('.');
  return at > 0 ? basename(path).slice(at) : '';
}
export function dirname(path) {
  const at = path.lastIndexOf('/');
  return at > 0 ? path.slice(0, at) : at === 0 ? '/' : '.';
}
export const resolve = (...all) => normalize(['/', ...all.slice(Math.max(0, all.findLastIndex((one) => one.startsWith('/'))))].join('/'));
export default { normalize, join, basename, extname, dirname, resolve };
`;

const URLS = `
export const fileURLToPath = (url) => new URL(url).pathname;
export const pathToFileURL = (path) => new URL('file://' + path);
export default { fileURLToPath, pathToFileURL };
`;

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['events', EVENTS],
  ['path', PATH],
  ['url', URLS],
  ['perf_hooks', 'export const { performance } = globalThis;'],
]);

/** The text of a module by what imports it; `undefined` for what is not known. */
export const standardModule = (specifier: string): string | undefined => TEXTS.get(specifier.replace(/^node:/, ''));
