import { sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StackReader } from '../../../src/mutation/in-process/stack-reader.ts';

const ROOT = `${sep}project`;
const before: { limit: number; prepare: unknown } = { limit: 0, prepare: undefined };

/** Stands for what maps stacks to sources: counts its work. */
let mapped: number;
const mapping =
  (place: string) =>
  (_: Error, sites: readonly NodeJS.CallSite[]): string => {
    mapped += sites.length;
    return ['Error', ...sites.map(() => `    at ${place}`)].join('\n');
  };

beforeEach(() => {
  before.limit = Error.stackTraceLimit;
  before.prepare = Reflect.get(Error, 'prepareStackTrace');
  mapped = 0;
});
afterEach(() => {
  Error.stackTraceLimit = before.limit;
  Reflect.set(Error, 'prepareStackTrace', before.prepare);
});

const thrownHere = (): Error => new Error('no');

describe('ENGINE-8: reading the stacks of mutants', () => {
  it('maps each place once, however many errors come from there', () => {
    Error.prepareStackTrace = mapping('run (/project/src/a.ts:1:2)');
    const reader = new StackReader(ROOT);
    reader.install();
    const facts = [1, 2, 3].map(() => reader.read(thrownHere()));
    const frames = Array.from({ length: 5 }, () => ({ file: 'src/a.ts', line: 1, column: 2 }));
    expect(facts).toEqual(facts.map(() => ({ isFromMatcher: false, frames })));
    expect(mapped).toBeLessThan(3 * 5);
  });

  it('leaves the stack of an error that others read to what was there', () => {
    Error.prepareStackTrace = mapping('run (/project/src/a.ts:1:2)');
    const reader = new StackReader(ROOT);
    reader.install();
    reader.install();
    reader.read(thrownHere());
    const error = thrownHere();
    expect(error.stack?.split('\n')[1]).toBe('    at run (/project/src/a.ts:1:2)');
  });

  it('reads the text of an error that somebody looked at before, or of what only looks like one', () => {
    Error.prepareStackTrace = mapping('run (/project/src/a.ts:1:2)');
    const reader = new StackReader(ROOT);
    reader.install();
    const stack = 'Error: no\n    at /project/node_modules/chai/chai.js:1:1\n    at /project/a.test.ts:3:4';
    expect(reader.read({ stack })).toEqual({
      isFromMatcher: true,
      frames: [{ file: 'a.test.ts', line: 3, column: 4 }],
    });
    expect(reader.read({})).toEqual({ isFromMatcher: false, frames: [] });
  });

  it('wraps what was put in its place since, and maps anew', () => {
    Error.prepareStackTrace = mapping('run (/project/src/a.ts:1:2)');
    const reader = new StackReader(ROOT);
    reader.install();
    reader.read(thrownHere());
    Error.prepareStackTrace = mapping('run (/project/src/b.ts:1:2)');
    reader.install();
    expect(reader.read(thrownHere()).frames[0]).toEqual({ file: 'src/b.ts', line: 1, column: 2 });
  });

  it('survives an error whose stack throws', () => {
    const reader = new StackReader(ROOT);
    const hostile = Object.defineProperty({}, 'stack', {
      get: () => {
        throw new Error('no');
      },
    });
    expect(reader.read(hostile)).toEqual({ isFromMatcher: false, frames: [] });
  });
});
