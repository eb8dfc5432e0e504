import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { installSwitch, MutantSwitch, switchWiring } from '../../../src/mutation/in-process/mutant-switch.ts';
import { instrumentSources } from '../../../src/mutation/instrument/instrument-sources.ts';

let modules = 0;

type Call = () => unknown;

interface Loaded {
  readonly module: Readonly<Record<string, unknown>>;
  readonly run: Call;
  readonly state: MutantSwitch['state'];
}

/** Loads an instrumented module, as a worker does. */
async function load(text: string): Promise<Loaded> {
  const path = filePath('src/a.ts');
  const wiring = switchWiring(`k${(modules += 1)}`, 'secret');
  const { names, header } = wiring;
  const span = { file: path, start: { line: 1, column: 1 }, end: { line: 1000, column: 1 } };
  const order = { sources: [{ path, text }], spans: [span], excludedMutations: [], arid: [], names, header };
  const { files } = await instrumentSources({ ...order, wrongRows: [] });
  const mutantSwitch = new MutantSwitch();
  installSwitch(wiring, mutantSwitch);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- an import of text has no type
  const module: Loaded['module'] = await import(`data:text/javascript,${encodeURIComponent(files[0]?.code ?? '')}`);
  const { run } = module;
  const call = (): unknown => (typeof run === 'function' ? Reflect.apply(run, undefined, []) : 'no function');
  return { module, run: call, state: mutantSwitch.state };
}

/** What `run` gives the first time, the second time, and when what the module holds has been put back. */
async function resultsOf(text: string): Promise<readonly unknown[]> {
  const { run, state } = await load(text);
  state.mark();
  state.use();
  const twice = [structuredClone(run()), structuredClone(run())];
  state.restore();
  return [...twice, run()];
}

describe('ENGINE-8: what a module holds is put back between two attempts', () => {
  it.each([
    ['a variable', 'let count = 0; export const run = () => ++count;'],
    ['a variable by the name of a parameter', 'let v = 0; export const run = () => ++v;'],
    ['an exported variable', 'export let count = 0; export function run() { count += 1; return count; }'],
    [
      'variables that are taken apart',
      'let { count, more: [other] } = { count: 0, more: [0] }; export const run = () => [++count, other++][0];',
    ],
    ['a list', 'const list = ["a"]; export const run = () => list.push("b") - 1;'],
    [
      'a list in an object in a map',
      'const map = new Map([[1, { list: [] }]]); export const run = () => map.get(1).list.push("b");',
    ],
    ['a set', 'export const seen = new Set(); export const run = () => seen.add(seen.size).size;'],
    ['a property', 'const table = { count: 0 }; export const run = () => (table.count += 1);'],
    [
      'a property that is added',
      'const table = {}; export const run = () => (table[Object.keys(table).length] = Object.keys(table).length + 1);',
    ],
    ['a property of a function', 'run.calls = 0; export function run() { return (run.calls += 1); }'],
    ['a static property', 'export class Counter { static count = 0; } export const run = () => (Counter.count += 1);'],
    [
      'a private static property',
      'export class Counter { static #count = 0; static next() { return ++this.#count; } } export const run = () => Counter.next();',
    ],
    [
      'private fields of what a class of the module makes',
      'class Counter { #count = 0; next() { return ++this.#count; } } const counter = new Counter(); export const run = () => counter.next();',
    ],
    [
      'private fields of a class that extends one',
      'class Base { #count = 0; next() { return ++this.#count; } } class Counter extends Base { #own = 1; all() { return this.next() * this.#own; } } const counter = new Counter(); export const run = () => counter.all();',
    ],
    [
      'what a class holds itself that extends one with private fields',
      'class Base { #kept = 0; keep() { return this.#kept; } } class Counter extends Base { static count = 0; } export const run = () => ++Counter.count;',
    ],
    [
      'bytes that several views share',
      'const bytes = new Uint8Array(2); const words = new Uint16Array(bytes.buffer); export const run = () => { bytes[0] += 1; return words[0]; };',
    ],
    [
      'where a pattern goes on',
      'const pattern = /a/g; export const run = () => (pattern.exec("aaaa"), pattern.lastIndex);',
    ],
    ['a date', 'const date = new Date(0); export const run = () => date.setTime(date.getTime() + 1);'],
  ])('%s', async (_kind, text) => {
    expect(await resultsOf(text)).toEqual([1, 2, 1]);
  });

  it('a value that is exported by default, under that name', async () => {
    const { module, state } = await load('export default { count: 0 };');
    const { default: exported } = module;
    state.mark();
    state.use();
    Reflect.set(Object(exported), 'count', 1);
    state.restore();
    expect(exported).toEqual({ count: 0 });
  });

  it('keeps the order of properties, of entries and of items', async () => {
    const text = `
      const table = { a: 1, b: 2 }; const map = new Map([['a', 1], ['b', 2]]);
      const turn = () => { delete table.a; table.a = 1; map.delete('a'); map.set('a', 1); };
      export const run = () => { const before = [...Object.keys(table), ...map.keys()]; turn(); return before; };`;
    const first = ['a', 'b', 'a', 'b'];
    expect(await resultsOf(text)).toEqual([first, ['b', 'a', 'b', 'a'], first]);
  });

  it('holds the same object as before, so that whoever has it sees it put back', async () => {
    const text = `
      const list = []; const holder = { list };
      export const run = () => { holder.list = ['other']; list.push(1); return [holder.list === list, list.length]; };`;
    const { run, state } = await load(text);
    state.mark();
    state.use();
    run();
    state.restore();
    expect(run()).toEqual([false, 1]);
  });

  it('leaves alone what something else made, which may hold more than it shows', async () => {
    const text = `
      const emitter = new (class extends EventTarget { count = 0 })(); const twin = new Proxy({ count: 0 }, {});
      export const run = () => [(emitter.count += 1), (twin.count += 1)];`;
    expect(await resultsOf(text)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('puts back nothing where tests build on each other, for which nobody makes a mark', async () => {
    const { run, state } = await load('let count = 0; export const run = () => ++count;');
    state.use();
    run();
    state.restore();
    expect(run()).toBe(2);
  });

  it('remembers what a module held when it was loaded in the middle of an attempt', async () => {
    const { state } = await load('export const run = () => 0;');
    let count = 0;
    state.mark();
    state.use();
    state.keep('late', [[() => count, (value) => (count = Number(value))]]);
    count = 5;
    state.restore();
    expect(count).toBe(0);
  });
});
