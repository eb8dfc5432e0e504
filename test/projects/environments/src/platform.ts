// Code that finds out where it is.
export function platform(): string {
  return typeof document === 'undefined' ? 'node' : 'browser';
}

const storage: Storage | undefined = globalThis.document?.defaultView?.localStorage;

/** Evaluated when the module is loaded, once in each environment. */
export const hasStorage = storage !== undefined;
