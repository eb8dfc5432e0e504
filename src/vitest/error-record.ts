/** Turns what a test threw into plain data. Runs in Vitest's workers, so it imports nothing but Node. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparedValues } from './compared-values.ts';
import type { ErrorRecord } from './vitest-record.ts';

export const MAX_FRAMES = 5;
const MAX_MESSAGE = 2000;
const PLACE = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*):(\d+):(\d+)\)?$/;

/** What a stack says, as far as it matters here. */
export type StackFacts = Pick<ErrorRecord, 'frames' | 'isFromMatcher'>;

/** `stackOf` reads a stack in another way than from its text, which Vitest has already mapped to the sources. */
export function errorRecord(
  error: unknown,
  root: string,
  stackOf: (error: object) => StackFacts = (thrown) => stackFacts(textOf(thrown, 'stack'), root),
): ErrorRecord {
  if (typeof error !== 'object' || error === null)
    return { message: String(error).slice(0, MAX_MESSAGE), names: [], isFromMatcher: false, frames: [] };
  // The same tree gives the same report, wherever it lies.
  const message = textOf(error, 'message').replaceAll(`${root}${sep}`, '').slice(0, MAX_MESSAGE);
  const compared = comparedValues(error);
  return { message, names: namesOf(error), ...stackOf(error), ...(compared && { compared }) };
}

export const stackFacts = (stack: string, root: string): StackFacts => ({
  isFromMatcher: isFromMatcher(stack),
  frames: framesOf(stack, root),
});

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

const MATCHERS = /[\\/]node_modules[\\/](vitest|@vitest[\\/][\w-]+|chai)[\\/]/;

/** Whether the innermost place of all is in the code of the matchers. */
function isFromMatcher(stack: string): boolean {
  for (const line of stack.split('\n')) {
    const [, place] = PLACE.exec(line.trim()) ?? [];
    if (place !== undefined) return MATCHERS.test(place);
  }
  return false;
}

function framesOf(stack: string, root: string): ErrorRecord['frames'] {
  const frames: ErrorRecord['frames'] = [];
  for (const line of stack.split('\n')) {
    if (frames.length === MAX_FRAMES) break;
    const [, place, row, column] = PLACE.exec(line.trim()) ?? [];
    if (place === undefined) continue;
    const file = insideRoot(place, root);
    if (file !== undefined) frames.push({ file, line: Number(row), column: Number(column) });
  }
  return frames;
}

/** Relative to the root with `/`; `undefined` for dependencies and everything outside. */
function insideRoot(place: string, root: string): string | undefined {
  const path = pathOf(place);
  if (path === undefined) return undefined;
  const inside = relative(root, path.replace(/\?.*$/, ''));
  if (inside.startsWith('..') || inside.split(sep).includes('node_modules')) return undefined;
  return inside.split(sep).join('/');
}

function pathOf(place: string): string | undefined {
  if (!place.startsWith('file://')) return place;
  try {
    return fileURLToPath(place);
  } catch {
    // A URL with a host, or one that somebody made up.
    return undefined;
  }
}

export function textOf(error: object, key: string): string {
  try {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}
