import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { MutantSwitch, switchWiring, installSwitch } from '../../../src/mutation/in-process/mutant-switch.ts';
import { instrumentSources } from '../../../src/mutation/instrument/instrument-sources.ts';
import type { WrongRow } from '../../../src/mutation/wrong-behaviours/wrong-row.ts';

let modules = 0;

interface Loaded {
  /** What `result` of the module is under a mutant that puts `replacement` in place; the mutants that it passes by then, too. */
  readonly under: (replacement: string | undefined) => { readonly result: unknown; readonly used: readonly string[] };
  /** By replacement: what passed while the module loaded, and what was put off. */
  readonly early: readonly string[];
  readonly deferred: readonly string[];
}

/** Loads an instrumented module once, without a mutant, as a worker of the hot tier does. */
async function load(text: string, wrongRows: readonly WrongRow[] = []): Promise<Loaded> {
  const path = filePath('src/a.ts');
  const wiring = switchWiring(`t${(modules += 1)}`, 'secret');
  const { names, header } = wiring;
  const span = { file: path, start: { line: 1, column: 1 }, end: { line: 1000, column: 1 } };
  const order = { sources: [{ path, text }], spans: [span], excludedMutations: [], arid: [], names, header, wrongRows };
  const { files, mutants } = await instrumentSources(order);
  const mutantSwitch = new MutantSwitch();
  installSwitch(wiring, mutantSwitch);
  const [early, deferred] = [new Set<string>(), new Set<string>()];
  mutantSwitch.coverInto(early);
  mutantSwitch.deferInto(deferred);
  const url = `data:text/javascript,${encodeURIComponent(files[0]?.code ?? '')}`;
  const module: unknown = await import(url);
  mutantSwitch.deferInto(undefined);
  mutantSwitch.coverInto(undefined);
  const replacementOf = new Map(mutants.map(({ engineId, replacement }) => [engineId, replacement]));
  const named = (ids: Iterable<string>): string[] => [...ids].map((id) => replacementOf.get(id) ?? id);
  return {
    early: named(early),
    deferred: named(deferred),
    under: (replacement) => {
      const used = new Set<string>();
      const active = mutants.find((mutant) => mutant.replacement === replacement)?.engineId;
      mutantSwitch.coverInto(used);
      mutantSwitch.activate(active, Infinity);
      const run: unknown = Reflect.get(Object(module), 'run');
      const result: unknown = typeof run === 'function' ? Reflect.apply(run, undefined, []) : 'no function';
      mutantSwitch.activate(undefined, Infinity);
      mutantSwitch.coverInto(undefined);
      return { result, used: named(used) };
    },
  };
}

const valuesOf = async (text: string, replacements: readonly (string | undefined)[]): Promise<unknown[]> => {
  const { under } = await load(text);
  return replacements.map((replacement) => under(replacement).result);
};

describe('ENGINE-9: a constant that only its own module knows', () => {
  it('gets another value for as long as one of its mutants is active, though the module is loaded already', async () => {
    const text = 'const limit = 7;\nexport function run() { return limit; }\n';
    expect(await valuesOf(text, [undefined, '8', '6', undefined])).toEqual([7, 8, 6, 7]);
  });

  it('is passed by whoever uses it, and not when its module loads', async () => {
    const { early, deferred, under } = await load(
      "const limit = 7;\nconst other = 'x';\nexport function run() { return limit; }\nexport const its = () => other;\n",
    );
    expect([early, deferred]).toEqual([['() => undefined'], ['8', '6', '""']]);
    expect(under(undefined).used).toEqual(['{}', '8', '6']);
  });

  it('is early where something uses it while the module loads', async () => {
    const { early, deferred } = await load(
      'const limit = 7;\nexport const twice = limit * 2;\nexport function run() {}\n',
    );
    expect(early).toEqual(expect.arrayContaining(['8', '6']));
    expect(deferred).toEqual(['8', '6']);
  });

  it('is made anew for each mutant, and once for each', async () => {
    const text =
      "const state = { list: ['a'] };\nexport function run() { state.list.push('b'); return [state === state, state.list.length]; }\n";
    expect(await valuesOf(text, ['[]', '[]', undefined, undefined])).toEqual([
      [true, 1],
      [true, 1],
      [true, 2],
      [true, 3],
    ]);
  });

  it('changes with those that it is made of', async () => {
    const text = 'const one = 1;\nconst all = [one, 5];\nexport function run() { return all; }\n';
    expect(await valuesOf(text, [undefined, '2', '6'])).toEqual([
      [1, 5],
      [2, 5],
      [1, 6],
    ]);
    expect((await load(text)).early).toEqual([]);
  });

  it.each([
    ['in a shorthand property', 'const a = 7;\nexport function run() { return { a }.a; }\n'],
    ['as a default', 'const a = 7;\nexport function run(b = a) { return b; }\n'],
    ['in a key', 'const a = 7;\nexport function run() { return Number(Object.keys({ [a]: 1 })[0]); }\n'],
    [
      'beside a property of its name',
      'const a = 7;\nexport function run() { const o = { a: 1 }; return o.a + a - 1; }\n',
    ],
    [
      'beside another of its name',
      'const a = 7;\nconst id = (a) => a;\nexport function run() { { let a = 1; a += 1; } return id(a); }\n',
    ],
    ['in a closure', 'const a = 7;\nexport function run() { return [1].map(() => a)[0]; }\n'],
    [
      'in a class',
      'const a = 7;\nclass C { x = a; get() { return this.x; } }\nexport function run() { return new C().get(); }\n',
    ],
  ])('is found %s', async (_, text) => {
    expect(await valuesOf(text, [undefined, '8'])).toEqual([7, 8]);
  });

  it.each([
    ['a parameter', 'const a = 7;\nexport function run() { return ((a) => a)(1); }\n'],
    ['a part of a parameter', 'const a = 7;\nexport function run() { return (({ b: [a] }) => a)({ b: [1] }); }\n'],
    [
      'a variable of a function',
      'const a = 7;\nexport function run() { var b = a0(); var a = 1; return a; function a0() {} }\n',
    ],
    ['a variable of a block', 'const a = 7;\nexport function run() { for (const a of [1]) { return a; } }\n'],
    ['an inner function', 'const a = 7;\nexport function run() { function a() { return 1; } return a(); }\n'],
    ['an error', 'const a = 7;\nexport function run() { try { throw 1; } catch (a) { return a; } }\n'],
    [
      'the name of a function inside it',
      'const a = 7;\nexport function run() { return (function a() { return typeof a; })() === "function" ? 1 : 0; }\n',
    ],
  ])('is not taken for %s', async (_, text) => {
    const { under } = await load(text);
    expect(under('8')).toMatchObject({ result: 1 });
    expect(under(undefined).used).not.toContain('8');
  });

  it.each([
    ['is exported', 'export const a = 7;\nexport function run() { return a; }\n'],
    ['is exported by name', 'const a = 7;\nexport { a };\nexport function run() { return a; }\n'],
    ['calls something', 'const a = [7, parseInt("1")];\nexport function run() { return a[0]; }\n'],
    ['reads something', 'const a = [7, globalThis.a];\nexport function run() { return a[0]; }\n'],
    ['may fail to be made', 'const a = new Map([[7, 7]]);\nexport function run() { return a.get(7); }\n'],
    ['is made of something that changes', 'let b = 1;\nconst a = [7, b];\nexport function run() { return a[0]; }\n'],
    ['is spread', 'const a = [7, ...[1]];\nexport function run() { return a[0]; }\n'],
    ['has a getter', 'const a = { b: 7, get c() { return 1; } };\nexport function run() { return a.b; }\n'],
    ['has a computed key', 'const a = { ["b"]: 7 };\nexport function run() { return a.b; }\n'],
  ])('is early as ever where it %s', async (_, text) => {
    const { early, deferred, under } = await load(text);
    expect(early).toContain('8');
    expect(deferred).toEqual([]);
    expect(under('8').result).toBe(7);
  });

  it.each([
    ['a pattern', '/a+/g', '/a/g'],
    ['a list', "['a', 1, undefined]", '[]'],
    ['an object', "{ a: { 'b': -1 }, c: (x) => x, d() {} }", '{}'],
    ['a set', "new Set(['a'])", '[]'],
    ['a symbol', "Symbol.for('a')", '""'],
    ['a frozen object', "Object.freeze({ a: 'b' })", '{}'],
    ['arithmetic', '60 * 60', '60 / 60'],
    ['a function', '(x) => x', '() => undefined'],
  ])('may be %s', async (_, init, replacement) => {
    const { deferred, under } = await load(`const a = ${init};\nexport function run() { return a; }\n`);
    expect(deferred).toContain(replacement);
    expect(under(undefined).used).toContain(replacement);
  });

  it('is not looked for in types', async () => {
    const path = filePath('src/a.ts');
    const text = 'const limit = 7;\nexport const run = (): typeof limit => limit;\n';
    const { names, header } = switchWiring('types', 'secret');
    const span = { file: path, start: { line: 1, column: 1 }, end: { line: 9, column: 1 } };
    const order = {
      sources: [{ path, text }],
      spans: [span],
      excludedMutations: [],
      arid: [],
      names,
      header,
      wrongRows: [],
    };
    const { files } = await instrumentSources(order);
    expect(files[0]?.code).toContain(`(): typeof limit => ${names.use}("0.c0", limit)`);
  });

  it('keeps the name of a function that it is', async () => {
    const text = 'const twice = (x) => x * 2;\nexport function run() { return [twice.name, twice(2)]; }\n';
    expect(await valuesOf(text, [undefined])).toEqual([['twice', 4]]);
  });
});
