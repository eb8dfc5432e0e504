/** Assertions that hold and run, and whose failure never comes to the test: found by letting them fail in a rehearsal. */
import { describe, expect, it } from 'vitest';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
export type Heard = { name: string; position: number };
export class Queue {
  readonly errors: unknown[] = [];
  #heard: ((event: Heard) => void)[] = [];
  #names: string[] = [];
  on(listener: (event: Heard) => void): void { this.#heard.push(listener); }
  join(name: string): number {
    this.#names.push(name);
    const position = this.#names.length;
    for (const listener of this.#heard) { try { listener({ name, position }); } catch (error) { this.errors.push(error); } }
    return position;
  }
  each(visit: (name: string) => void): void { this.#names.forEach((name) => visit(name)); }
}
export interface Sender { send(text: string): Promise<{ ok: boolean; id: string }> }
export async function page(sender: Sender, text: string): Promise<string | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) { try { const { ok, id } = await sender.send(text); if (ok) return id; } catch { /* again */ } }
  return null;
}
export function guarded<T>(job: () => T, onError?: (error: unknown) => void): T | undefined {
  try { return job(); } catch (error) { onError?.(error); return undefined; }
}
export function assert(value: unknown): void { if (typeof value !== 'string') throw new TypeError('no text'); }
export class Failed extends Error { constructor(cause: unknown) { super('failed'); this.cause = cause; } }
export function run<T>(job: () => T): T { try { return job(); } catch (error) { throw new Failed(error); } }
`;

const HELPERS = `
const eventually = async (check: () => void): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) { try { check(); return; } catch { await Promise.resolve(); } }
};
const inTheEnd = async (check: () => void): Promise<void> => {
  let last: unknown;
  for (let turn = 0; turn < 3; turn += 1) { try { check(); return; } catch (error) { last = error; await Promise.resolve(); } }
  throw last;
};
`;

const told = (body: string, head = HELPERS): readonly string[] =>
  toldBy('oracle/unreachable-assertion', { code: CODE, test: `${head}\n${inTest(body)}` });

const UNHEEDED: readonly (readonly [where: string, body: string])[] = [
  [
    'a listener whose errors the code collects',
    `const queue = new code.Queue();
     queue.on(({ position }) => { expect(position).toBe(1); });
     queue.join('Ada');`,
  ],
  [
    'a stub whose errors the code takes for failures of the port',
    `const send = vi.fn(async (text: string) => { expect(text).toBe('hi'); return { ok: true, id: 'x' }; });
     await code.page({ send }, 'hi');`,
  ],
  [
    'a fake whose calls are only counted',
    `let calls = 0;
     await code.page({ async send(text) { calls += 1; expect(text).toBe('hi'); return { ok: true, id: 'x' }; } }, 'hi');
     expect(calls).toBeGreaterThan(0);`,
  ],
  ['a job that the code guards', `code.guarded(() => { expect(code.guarded(() => 4)).toBe(4); });`],
  [
    'a job whose errors become the expected one',
    `let tried = 0;
     expect(() => code.run(() => { tried += 1; expect(tried).toBe(1); throw new Error('x'); })).toThrow(code.Failed);`,
  ],
  [
    'a helper that tries again and gives up in silence',
    `const queue = new code.Queue(); queue.join('Ada');
     await eventually(() => expect(queue.join('Bo')).toBe(2));`,
  ],
  [
    'a counted assertion that the code swallows',
    `expect.assertions(1);
     const queue = new code.Queue();
     queue.on(({ position }) => { expect(position).toBe(1); });
     queue.join('Ada');`,
  ],
  [
    'the last of two counted ones, while a failure of the first would keep it from running',
    `expect.assertions(2);
     const queue = new code.Queue();
     queue.on(({ name, position }) => { expect(name).toBe('Ada'); expect(position).toBe(1); });
     queue.join('Ada');`,
  ],
];

const HEEDED: readonly (readonly [where: string, body: string])[] = [
  [
    'a callback that the code just calls',
    `const queue = new code.Queue(); queue.join('Ada');
     queue.each((name) => { expect(name).toBe('Ada'); });`,
  ],
  [
    'a stub on which the result depends that is asserted too',
    `const send = vi.fn(async (text: string) => { expect(text).toBe('hi'); return { ok: true, id: 'x' }; });
     expect(await code.page({ send }, 'hi')).toBe('x');`,
  ],
  [
    'a handler of errors',
    `expect.assertions(1);
     code.guarded(() => { throw new Error('boom'); }, (error) => { expect(error).toEqual(new Error('boom')); });`,
  ],
  [
    'a listener whose errors the test looks for',
    `const queue = new code.Queue();
     queue.on(({ position }) => { expect(position).toBe(1); });
     queue.join('Ada');
     expect(queue.errors).toEqual([]);`,
  ],
  ['a helper that throws in the end', `await inTheEnd(() => expect(new code.Queue().join('Ada')).toBe(1));`],
  [
    'a soft assertion, whose failure is kept',
    `const queue = new code.Queue();
     queue.on(({ position }) => { expect.soft(position).toBe(1); });
     queue.join('Ada');`,
  ],
  [
    'the own `assert` of the code, which is none of the test',
    `const { assert } = code;
     expect(() => assert('valid')).not.toThrow(TypeError);`,
  ],
  [
    'a function that has to throw another error',
    `let tried = 0;
     expect(() => { tried += 1; expect(tried).toBe(1); throw new Error('out of milk'); }).toThrow('milk');`,
  ],
];

describe('ORACLE-6: assertions whose failure is caught on the way', () => {
  it.each(UNHEEDED)('are found in %s', (_, body) => {
    expect(told(body)).toEqual(['likely']);
  });

  it.each(HEEDED)('are let pass in %s', (_, body) => {
    expect(told(body)).toEqual([]);
  });

  it('are let pass where `assert` is a helper of the test that looks at nothing', () => {
    const files = (helper: string) => ({
      'test/types.ts': 'export function assert<T>(_value: T): void {}',
      'test/own.test.ts': `import { it } from 'vitest';\nimport { guarded } from '../src/code';\n${helper}\n${inTest('{ assert(guarded(() => 4)); }')}`,
    });
    const toldWith = (helper: string) =>
      toldBy('oracle/unreachable-assertion', { code: CODE, test: '', files: files(helper) });
    expect(toldWith(`import { assert } from './types';`)).toEqual([]);
  });

  it('are let pass where a hook behind the test looks for their errors', () => {
    const head = `const errors: unknown[] = [];\nafterEach(() => { expect(errors).toEqual([]); });\n`;
    const body = `code.guarded(() => { expect(code.guarded(() => 4)).toBe(4); }, (error) => errors.push(error));`;
    expect(told(body, head)).toEqual([]);
    expect(told(body, 'const errors: unknown[] = [];')).toEqual(['likely']);
  });
});
