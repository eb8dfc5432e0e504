import { describe, expect, it } from 'vitest';
import { filePath, rowId } from '../../../src/model/ids.ts';
import { neverName } from '../../../src/mutation/instrument/adapt-mutators.ts';
import { instrumentSources } from '../../../src/mutation/instrument/instrument-sources.ts';
import type { Edit, WrongRow } from '../../../src/mutation/wrong-behaviours/wrong-row.ts';
import { aRow } from '../../support/builders.ts';

const FILE = filePath('src/code.js');
const ROW = rowId('a-row');

/** `replace` and `with`, or names with their implementations. */
type Change = Readonly<Partial<Record<string, string>>>;

function rowOf(text: string, change: Change): WrongRow {
  const { replace, with: replacement } = change;
  if (typeof replace !== 'string' || typeof replacement !== 'string') {
    const edits = Object.entries(change).map(([name, implementation = '']): Edit => ({
      kind: 'instead',
      file: FILE,
      name,
      implementation,
    }));
    return { row: aRow({ id: ROW, origin: 'spec' }), edits };
  }
  const start = text.indexOf(replace);
  const edit: Edit = { kind: 'replace', file: FILE, start, end: start + replace.length, text: replacement };
  return { row: aRow({ id: ROW, origin: 'spec' }), edits: [edit] };
}

/** What the module exports as `result`, with and without the wrong behaviour; and whether it was put in place. */
async function both(text: string, change: Change): Promise<unknown> {
  const span = { file: FILE, start: { line: 1, column: 1 }, end: { line: 1000, column: 1 } };
  const { files, placed } = await instrumentSources({
    sources: [{ path: FILE, text }],
    spans: [span],
    arid: [],
    excludedMutations: [],
    names: {
      isActive: 'isIt',
      cover: 'at',
      hold: 'hold',
      use: 'use',
      watch: 'watch',
      keep: 'keep',
      know: 'know',
      scope: 'tellScope',
      uses: 'tellUses',
    },
    header:
      'function isIt(id){return globalThis.active===id}function at(){}function hold(key,make){return make()}function use(key,value){return value}function keep(){}function know(){}function tellScope(){}',
    wrongRows: [rowOf(text, change)],
  });
  if (placed.length === 0) return 'not in place';
  const results: unknown[] = [];
  for (const active of [undefined, neverName(ROW)]) {
    Object.assign(globalThis, { active });
    const url = `data:text/javascript,${encodeURIComponent(files[0]?.code ?? '')}//${String(active)}`;
    const module: unknown = await import(url);
    if (typeof module === 'object' && module !== null && 'result' in module) results.push(await module.result);
  }
  Reflect.deleteProperty(globalThis, 'active');
  return results;
}

describe('NEVER-3: code that is replaced', () => {
  it.each<[string, string, Change, unknown]>([
    ['in an expression', 'export const result = 1 + 2;', { replace: '+', with: '-' }, [3, -1]],
    ['in a call', 'export const result = Math.floor(1.5);', { replace: 'floor', with: 'ceil' }, [1, 2]],
    [
      'in a chain',
      'const a = null; export const result = a?.b.c.d;',
      { replace: '.d', with: '.e' },
      [undefined, undefined],
    ],
    ['as a whole statement', 'export let result = 1; { result += 1; }', { replace: 'result += 1;', with: '' }, [2, 1]],
    [
      'as a declaration',
      'function f() { const a = 1; return a; } export const result = f();',
      { replace: 'const a', with: 'const b = 2, a' },
      [1, 1],
    ],
    [
      'among declarations',
      'function f() { let a = 1; let b = a; return b; } export const result = f();',
      { replace: 'let b = a', with: 'let b = a + 1, c' },
      [1, 2],
    ],
    [
      'in a loop',
      'let n = 0; for (const i of [1, 2]) n += i; export const result = n;',
      { replace: 'n += i', with: 'n = i' },
      [3, 2],
    ],
    [
      'in a `case`',
      'function f(a) { switch (a) { case 1: return 1; default: return 0; } } export const result = f(2);',
      { replace: 'case 1', with: 'case 2' },
      [0, 1],
    ],
    ['in a template', 'export const result = `a${1}b`;', { replace: '}b', with: '}c' }, ['a1b', 'a1c']],
    [
      'in a default',
      'function f(a = 1) { return a; } export const result = f();',
      { replace: 'a = 1', with: 'a = 2' },
      [1, 2],
    ],
    [
      'in the head of a function',
      'function f(a, b) { return a - b; } export const result = f(3, 1);',
      { replace: 'a, b', with: 'b, a' },
      [2, -2],
    ],
    [
      'in the head of a method',
      'class A { m({ x }) { return x; } } export const result = new A().m({ x: 1, y: 2 });',
      { replace: '{ x }', with: '{ y: x }' },
      [1, 2],
    ],
    [
      'in the head of a method that asks its parent',
      'class P { m(x) { return x; } } class A extends P { m(a, b) { return super.m(a - b); } } export const result = new A().m(3, 1);',
      { replace: 'a, b', with: 'b, a' },
      [2, -2],
    ],
    ['of a field', 'class A { x = 1; } export const result = new A().x;', { replace: 'x = 1', with: 'x = 2' }, [1, 2]],
    [
      'with an `await`',
      'async function f() { return typeof (await 1); } export const result = f();',
      { replace: 'await 1', with: 'Promise.resolve(1)' },
      ['number', 'object'],
    ],
  ])('is what runs while its row is active: %s', async (...[, text, change, results]) => {
    expect(await both(text, change)).toEqual(results);
  });

  it.each<[string, string, Change]>([
    ['it changes nothing', 'export const result = 1;', { replace: '1', with: '(1)' }],
    ['it is no code', 'export const result = 1;', { replace: '1', with: 'const' }],
    ['it changes what the module declares', 'export const result = 1;', { replace: 'result', with: 'other' }],
    [
      'it declares a name twice',
      'function f() { let a = 1; return a; } export const result = f();',
      { replace: 'let a', with: 'let b; let b; let a' },
    ],
  ])('stays what it is where %s', async (_, text, change) => {
    expect(await both(text, change)).toBe('not in place');
  });
});

describe('NEVER-3: a declaration that another implementation takes the place of', () => {
  it.each<[string, string, Change, unknown]>([
    [
      'a function, for callers inside the module too',
      'export function f(a) { return a; } const g = () => f(2); export const result = g();',
      { f: '(a) => a * 10' },
      [2, 20],
    ],
    [
      'a function, whose name means the original',
      'export function f(a) { return a > 0 ? f(a - 1) + 1 : 0; } export const result = f(3);',
      { f: '(a) => f(a) * 10' },
      [3, 30],
    ],
    [
      'a function whose parameter is called like what the other one uses',
      'const rate = 2; export function f(rate) { return rate; } export const result = f(7);',
      { f: '() => rate' },
      [7, 2],
    ],
    [
      'an async function',
      'export async function f() { return 1; } export const result = f();',
      { f: 'async () => (await f()) + 1' },
      [1, 2],
    ],
    [
      'a generator',
      'export function* f() { yield 1; } export const result = [...f()];',
      { f: 'function* () { yield* f(); yield 2; }' },
      [[1], [1, 2]],
    ],
    ['a constant', 'export const LIMIT = 5; export const result = LIMIT + 1;', { LIMIT: 'LIMIT * 2' }, [6, 11]],
    ['an arrow function', 'export const f = (a) => a; export const result = f(1);', { f: '(a) => f(a) + 1' }, [1, 2]],
    [
      'the default',
      'export default function (a) { return a; }; export const result = 1;',
      { default: '() => 0' },
      [1, 1],
    ],
    [
      'what is exported under another name',
      'function f() { return 1; } export { f as g }; export const result = f();',
      { g: '() => 2' },
      [1, 2],
    ],
    [
      'a method, with its `this`',
      'class A { x = 1; m() { return this.x; } } export const result = new A().m();',
      { 'A.m': '() => this.x + 1' },
      [1, 2],
    ],
    [
      'a method, whose name means the original',
      'class A { m(a) { return a; } } export const result = new A().m(1);',
      { 'A.m': 'function (a) { return A.prototype.m.call(this, a) + 1; }' },
      [1, 2],
    ],
    [
      'a method that asks its parent, whose name means the original',
      'class P { m(x) { return x + 1; } } class A extends P { async m(x) { return super.m(x) * this.by; } by = 2; } export const result = new A().m(3);',
      { 'A.m': 'async function (x) { return (await A.prototype.m.call(this, x)) * 10; }' },
      [8, 80],
    ],
    [
      'a private method',
      'class A { #m(x) { return x; } static #n() { return 1; } k() { return this.#m(2) + A.#n(); } } export const result = new A().k();',
      { 'A.#m': '() => 10', 'A.#n': '() => 20' },
      [3, 30],
    ],
    [
      'a method of an object in another one',
      'export const api = { inner: { m(x) { return x; } } }; export const result = api.inner.m(2);',
      { 'api.inner.m': '(x) => api.inner.m(x) * 10' },
      [2, 20],
    ],
    [
      'a static method',
      'class A { static m(a) { return a; } } export const result = A.m(1);',
      { 'A.m': '(a) => A.m(a) + 1' },
      [1, 2],
    ],
    ['an accessor', 'class A { get x() { return 1; } } export const result = new A().x;', { 'A.x': '() => 2' }, [1, 2]],
    ['a field', 'class A { f = () => 1; } export const result = new A().f();', { 'A.f': '() => 2' }, [1, 2]],
    [
      'a method of an object',
      'export const api = { m() { return 1; } }; export const result = api.m();',
      { 'api.m': '() => 2' },
      [1, 2],
    ],
    [
      'two at once',
      'export const a = 1; export function b() { return 1; } export const result = [a, b()];',
      { a: '2', b: '() => 3' },
      [
        [1, 1],
        [2, 3],
      ],
    ],
  ])('%s', async (...[, text, change, results]) => {
    expect(await both(text, change)).toEqual(results);
  });

  it.each<[string, Change]>([
    ['a class', { A: 'class {}' }],
    ['a constructor', { 'A.constructor': '() => 1' }],
    ['what is not there', { 'A.n': '() => 1' }],
    [
      'a generator that asks its parent, where the original is asked for',
      { 'A.g': 'function* () { yield* A.prototype.g.call(this); }' },
    ],
    ['what asks for a method around it', { 'A.m': '() => super.m()' }],
  ])('never %s', async (_, change) => {
    expect(
      await both('class A { constructor() {} m() {} *g() { yield* super.g(); } } export const result = 1;', change),
    ).toBe('not in place');
  });
});
