/** What an error says, as plain data, without its stack. Runs in Vitest's workers and in pages, so it imports nothing of either. */
import type { ComparedValues } from '../model/suite.ts';
import { lookAtCompared } from './look-at-value.ts';

export interface ErrorFacts {
  readonly message: string;
  /** Its class and that class's ancestors, and its `name`. */
  readonly names: readonly string[];
  /** With digests of any length. */
  readonly compared?: ComparedValues | undefined;
}

export function errorFacts(error: unknown): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { message: String(error), names: [] };
  return { message: textOf(error, 'message'), names: namesOf(error), compared: lookAtCompared(error) };
}

function namesOf(error: object): string[] {
  const names = new Set([textOf(error, 'name')]);
  let prototype: unknown = Object.getPrototypeOf(error);
  while (typeof prototype === 'object' && prototype !== null && prototype !== Object.prototype) {
    const constructor: unknown = Reflect.get(prototype, 'constructor');
    if (typeof constructor === 'function') names.add(constructor.name);
    prototype = Object.getPrototypeOf(prototype);
  }
  names.delete('');
  return [...names];
}

export function textOf(error: object, key: string): string {
  try {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
