/** Turns what a test threw into plain data. Runs in Vitest's workers, so it imports nothing but Node. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withShortDigests } from './compared-values.ts';
import { errorFacts, textOf, type ErrorFacts } from './error-facts.ts';
import type { ErrorRecord } from './vitest-record.ts';

export const MAX_FRAMES = 5;
const MAX_MESSAGE = 2000;
const PLACE = /\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*):(\d+):(\d+)\)?$/;

/** What a stack says, as far as it matters here. */
export type StackFacts = Pick<ErrorRecord, 'frames' | 'isFromMatcher'>;

const NO_STACK: StackFacts = { isFromMatcher: false, frames: [] };

/** `stackOf` reads a stack in another way than from its text, which Vitest has already mapped to the sources. */
export function errorRecord(
  error: unknown,
  root: string,
  stackOf: (error: object) => StackFacts = (thrown) => stackFacts(textOf(thrown, 'stack'), root),
): ErrorRecord {
  const facts = errorFacts(error);
  return completeRecord(facts, typeof error === 'object' && error !== null ? stackOf(error) : NO_STACK, root);
}

/** The same tree gives the same report, wherever it lies. */
export const completeRecord = (
  { message, names, compared }: ErrorFacts,
  stack: StackFacts,
  root: string,
): ErrorRecord => ({
  message: message.replaceAll(`${root}${sep}`, '').slice(0, MAX_MESSAGE),
  names: [...names],
  ...stack,
  ...(compared && { compared: withShortDigests(compared) }),
});

export const stackFacts = (stack: string, root: string): StackFacts => ({
  isFromMatcher: isFromMatcher(stack),
  frames: framesOf(stack, root),
});

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
