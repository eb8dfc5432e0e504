import { SourceMap } from 'node:module';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import {
  instrumentSources,
  type InstrumentedFile,
  type Instrumentation,
  type InstrumentOrder,
} from '../../../src/mutation/instrument/instrument-sources.ts';
import { textIn } from '../../../src/mutation/text-in.ts';

/** What comes behind the header, for those who want to know what a module exports. */
const shown = (path: string): string =>
  `typeof __vite_ssr_exports__==="object"&&watch(__vite_ssr_exports__,${JSON.stringify(path)})`;

const HEADER =
  'function isIt(id){return globalThis.testedMutant===id}function at(...ids){globalThis.passed?.push(...ids)}' +
  'function hold(key,make){return make()}function use(key,value){return value}function keep(){}function know(){}function tellScope(){}';

type Texts = Readonly<Record<string, string>>;

function instrument(texts: Texts, changed: Partial<InstrumentOrder> = {}): Promise<Instrumentation> {
  const sources = Object.entries(texts).map(([path, text]) => ({ path: filePath(path), text }));
  const wholeFile = { start: { line: 1, column: 1 }, end: { line: 100_000, column: 1 } };
  return instrumentSources({
    sources,
    spans: sources.map(({ path }) => ({ file: path, ...wholeFile })),
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
    header: HEADER,
    wrongRows: [],
    ...changed,
  });
}

/** `original → replacement` of each mutant, in the order in which they are made. */
async function changesOf(path: string, text: string, changed: Partial<InstrumentOrder> = {}): Promise<string[]> {
  const { mutants, unmutated } = await instrument({ [path]: text }, changed);
  const said = unmutated.map(({ reason }) => reason);
  return [...said, ...mutants.map(({ span, replacement }) => `${textIn(text, span)} → ${replacement}`)];
}

async function numberChanges(path: string, text: string): Promise<string[]> {
  const { mutants } = await instrument({ [path]: text });
  return mutants
    .filter(({ mutatorName }) => mutatorName === 'NumericLiteral')
    .map(({ span, replacement }) => `${textIn(text, span)} → ${replacement}`);
}

const onlyFile = ({ files }: Instrumentation): InstrumentedFile => {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error(`${files.length} files were instrumented`);
  return file;
};

/** What the module exports as `result` while a mutant is active. */
async function resultUnder({ code }: InstrumentedFile, mutant: string | undefined): Promise<unknown> {
  const passed: string[] = [];
  Object.assign(globalThis, { testedMutant: mutant, passed });
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}//${String(mutant)}`);
  Reflect.deleteProperty(globalThis, 'testedMutant');
  Reflect.deleteProperty(globalThis, 'passed');
  return typeof module === 'object' && module !== null && 'result' in module ? [module.result, passed] : undefined;
}

describe('an instrumented module', () => {
  it('does what the original does, tells what it passes, and changes with the active mutant only', async () => {
    const made = await instrument({ 'src/a.js': "const sum = (a, b) => a + b;\nexport const result = sum('x', 2);\n" });
    const file = onlyFile(made);
    const ids = made.mutants.map(({ mutatorName, engineId }) => [mutatorName, engineId]);
    expect(ids).toEqual([
      ['ArrowFunction', '0.0'],
      ['ArithmeticOperator', '0.1'],
      ['StringLiteral', '0.2'],
      ['NumericLiteral', '0.3'],
      ['NumericLiteral', '0.4'],
    ]);
    expect(await resultUnder(file, undefined)).toEqual(['x2', ['0.0', '0.2', '0.3', '0.4', '0.1']]);
    expect(await resultUnder(file, '0.0')).toEqual([undefined, ['0.2', '0.3', '0.4']]);
    expect(await resultUnder(file, '0.1')).toEqual([NaN, ['0.0', '0.2', '0.3', '0.4']]);
    expect(await resultUnder(file, '0.2')).toEqual(['2', ['0.0', '0.3', '0.4', '0.1']]);
    expect(await resultUnder(file, '0.4')).toEqual(['x1', ['0.0', '0.2', '0.1']]);
  });

  it('has its header behind a hashbang, directives and the first comments, before all other code', async () => {
    const text =
      '#!/usr/bin/env node\n"use strict";\n// About this file.\nimport a from "a";\nexport const b = a || "c";\n';
    expect(onlyFile(await instrument({ 'src/a.js': text })).code).toBe(
      [
        '#!/usr/bin/env node',
        '"use strict";',
        '',
        '// About this file.',
        `${HEADER}${shown('src/a.js')};`,
        'import a from "a";',
        'export const b = isIt("0.2") ? a && "c" : isIt("0.1") ? false : isIt("0.0") ? true : ' +
          '(at("0.0", "0.1", "0.2"), a || (isIt("0.3") ? "" : (at("0.3"), "c")));',
        'keep("0.state", [[() => b]]);',
      ].join('\n'),
    );
  });

  it('knows the names of its run only', async () => {
    const text = 'export class A { #b = 1; get(c = [], d = `e`) { return c?.[0] ?? (d && this.#b); } }\n';
    const { code } = onlyFile(await instrument({ 'src/a.ts': text }));
    expect(code.match(/stry\w*(?! was here)\b/gi)).toBeNull();
  });

  it('leaves functions alone that the project gave the names of Stryker’s', async () => {
    const text = 'export const a = stryMutAct_9fa48("0");\n';
    expect(onlyFile(await instrument({ 'src/a.js': text })).code).toBe(
      `${HEADER}${shown('src/a.js')};\nexport const a = stryMutAct_9fa48(isIt("0.0") ? "" : (at("0.0"), "0"));` +
        '\nkeep("0.state", [[() => a]]);',
    );
  });

  it.each([
    ['a script', 'src/deep/a.js', 'let a;\n\n  one(a > 1, two, `\n${three}`); four;\n'],
    ['CRLF line ends', 'src/a.ts', '// one\r\nconst one = (two: number) =>\r\n  three(two as any, "x") + four;\r\n'],
    ['a byte order mark', 'src/a.ts', '\uFEFFconst one = two + three; four(5);\n'],
    ['casts', 'src/a.ts', 'const one = (two as any as string).three("a" as const, ((four)) satisfies 5);\n'],
    ['directives', 'src/a.tsx', '"use client";\n\nconst one = <two three={four + 1} />;\n'],
  ])('says where its code stands in the original: %s', async (_, path, text) => {
    const { code, map } = onlyFile(await instrument({ [path]: text }));
    const sourceMap = new SourceMap({ ...map, file: '', sourceRoot: '' });
    const start = code.indexOf(HEADER) + HEADER.length;
    // Behind it the module tells what it holds.
    const [body = ''] = code.slice(start).split(/\n(?:keep|tellScope)\(/);
    const headerLines = code.slice(0, start).split('\n').length - 1;
    const places = ['one', 'two', 'three', 'four'].map((word) => {
      const before = body.slice(0, body.lastIndexOf(word)).split('\n');
      const column = before.at(-1)?.length ?? 0;
      const entry = sourceMap.findEntry(headerLines + before.length - 1, column);
      return 'originalLine' in entry ? [word, entry.originalLine, entry.originalColumn] : [word];
    });
    const expected = ['one', 'two', 'three', 'four'].map((word) => {
      const before = text.slice(0, text.lastIndexOf(word)).split('\n');
      return [word, before.length - 1, before.at(-1)?.length];
    });
    expect(places).toEqual(expected);
    expect([map.version, map.sources, map.sourcesContent]).toEqual([3, [path.replace(/.*\//, '')], [text]]);
  });
});

describe('ENGINE-4: mutants are made of', () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    [
      'what is cast',
      'a.ts',
      'const a = (b > c) as true as boolean;',
      ['b > c → true', 'b > c → false', 'b > c → b >= c', 'b > c → b <= c'],
    ],
    ['what satisfies a literal type', 'a.ts', "const a = 'b' satisfies 'b';", ['\'b\' → ""']],
    ['what a directive would hide', 'a.ts', '// Stryker disable all\nconst a = !b;', ['!b → b']],
    [
      'TSX',
      'a.tsx',
      'const a = (b: string) => <p c="d" e={f`g`}>{!b}</p>;',
      ['(b: string) => <p c="d" e={f`g`}>{!b}</p> → () => undefined', '`g` → ``', '!b → b'],
    ],
    [
      'JSX',
      'a.jsx',
      'const a = <>{b && <i>c</i>}</>;',
      ['b && <i>c</i> → true', 'b && <i>c</i> → false', 'b && <i>c</i> → b || <i>c</i>'],
    ],
    ['code beside enums', 'a.ts', 'enum A { B = 1, C = B + 2 }\nconst d = !A.B;', ['!A.B → A.B']],
    [
      'classes with decorators',
      'a.ts',
      '@a(1) class B { @c("d") e = !f; constructor(@g(2) private h: string) {} }',
      ['!f → f'],
    ],
    ['resources', 'a.ts', '{ using a = !b; }', ['{ using a = !b; } → {}', '!b → b']],
    [
      'private members',
      'a.ts',
      'class A { #b = !c; static #d = !e; get #f() { return #b in g; } }',
      ['!c → c', '!e → e', '{ return #b in g; } → {}'],
    ],
    [
      'class fields and blocks',
      'a.ts',
      "class A { 'b' = !c; static { d = !e; } f = () => this; }",
      ['!c → c', '!e → e', '() => this → () => undefined'],
    ],
    ['what waits at the top level', 'a.ts', 'await a(!b);', ['!b → b']],
    ['CRLF lines', 'a.ts', 'a =\r\n  `b\r\nc`;\r\nd = !e;\r\n', ['`b\r\nc` → ``', '!e → e']],
    ['what follows a byte order mark', 'a.ts', '\uFEFFa = !b as any;', ['!b → b']],
    ['what follows a hashbang', 'a.js', '#!/usr/bin/env node\na = !b;', ['!b → b']],
    ['a chain with a value that is surely there', 'a.ts', 'a = b?.c!.d?.e!;', ['b?.c!.d?.e → b?.c.d.e', 'b?.c → b.c']],
    ['code under a literal type', 'a.ts', 'a = <true>!b;', ['!b → b']],
    [
      'code beside exports under any name',
      'a.js',
      'export { a as "b" }; export * as "c" from "d"; e = !f;',
      ['!f → f'],
    ],
    [
      'members with quoted names',
      'a.ts',
      "class A { 'b'() { return !c; } abstract 'd'(): void; }",
      ['{ return !c; } → {}', '!c → c'],
    ],
    ['scripts', 'a.cjs', 'with (a) b = !c;', ['!c → c']],
  ])('%s', async (...[, path, text, expected]) => {
    expect(await changesOf(path, text)).toEqual(expected);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['whole', 'a = 5;', ['5 → 6', '5 → 4']],
    ['zero', 'a = 0;', ['0 → 1', '0 → -1']],
    ['negative', 'a = -1;', ['1 → 2', '1 → 0']],
    ['in another base', 'a = 0xff;', ['0xff → 256', '0xff → 254']],
    ['fractions', 'a = 0.5;', ['0.5 → 1.5', '0.5 → -0.5']],
    ['big', 'a = 1n * 0n;', ['1n → 2n', '1n → 0n', '0n → 1n', '0n → -1n']],
    ['under an operator', 'a = -b ** 2 - 3;', ['2 → 3', '2 → 1', '3 → 4', '3 → 2']],
    ['with a method', 'a = 5..toFixed();', ['5. → 6', '5. → 4']],
    ['in a pattern', 'const { 8: a = 9 } = b;', ['9 → 10', '9 → 8']],
    ['in JSX', 'a = <p b={5}>6</p>;', ['5 → 6', '5 → 4']],
    ['as an argument', 'if (a) b(5);', ['5 → 6', '5 → 4']],
    ['so large that the next is the same', 'a = [1e21, 1e999, 2 ** b];', ['2 → 3', '2 → 1']],
    ['where only one neighbour is the same', 'a = 9007199254740992;', ['9007199254740992 → 9007199254740991']],
  ])('numbers: %s', async (_, text, expected) => {
    expect(await numberChanges('a.jsx', text)).toEqual(expected);
  });

  it.each([
    ['keys', 'a = { 1: b, [2]: c, 3() {}, get 4() { return d; } };'],
    ['names of members', 'class A { 1 = b; [2] = c; 3() {} static [4]() {} }'],
    ['members of enums', 'enum A { B = 1, C = 2 << 3 }'],
    [
      'types',
      'let a: 1 | -2; type B = 3; function f<C extends 4 = 4>(d: 5): d is 5 { return d<6>(); } class E { f?: 7 }',
    ],
    ['type assertions', 'a = <1>b; c = d as 2 satisfies 3;'],
    ['import attributes', 'import a from "b" with { type: "c" };\nexport * from "d" with { type: "e" };'],
  ])('no number that is a name or a type: %s', async (_, text) => {
    expect(await numberChanges('a.ts', text)).toEqual([]);
  });

  it('a statement that is left out, whatever numbers are in it', async () => {
    expect(await changesOf('a.js', 'if (a) b(5);')).toEqual(['a → true', 'a → false', 'b(5); → ;', '5 → 6', '5 → 4']);
  });

  it('what lies inside the spans, once where they overlap', async () => {
    const file = filePath('a.js');
    const span = (from: number, to: number) => ({
      file,
      start: { line: 1, column: from },
      end: { line: 1, column: to },
    });
    const spans = [span(9, 16), span(11, 20), { ...span(1, 40), file: filePath('b.js') }];
    expect(await changesOf('a.js', 'a(!b1, [!b2, !b3, !b4], !b5);', { spans })).toEqual(['!b2 → b2', '!b3 → b3']);
  });

  it('nothing by a mutator that is switched off', async () => {
    const excludedMutations = ['NumericLiteral', 'BooleanLiteral'];
    expect(await changesOf('a.js', 'a = [!5];', { excludedMutations })).toEqual(['[!5] → []']);
  });

  it('no argument that Vite has to read before the code runs', async () => {
    expect(
      await changesOf('a.js', "a = import.meta.glob(['./*.js'], { eager: true });\nb = import.meta.other('c');"),
    ).toEqual(['\'c\' → ""']);
  });
});

describe('ENGINE-7: a file that cannot be instrumented', () => {
  it.each([
    ['that does not parse', 'src/bad.ts', 'export const = 1;', 'it does not parse (1:14: Unexpected token)'],
    [
      'that no parser is there for',
      'src/bad.vue',
      '<script>a = 1;</script>',
      'it is neither JavaScript nor TypeScript',
    ],
    [
      'that makes no sense',
      'src/bad.ts',
      'const a = 1; const a = 2;',
      'Stryker’s instrumenter fails on it (Duplicate declaration "a")',
    ],
    [
      'that is nested too deeply',
      'src/bad.ts',
      `a = ${'['.repeat(5000)}${']'.repeat(5000)};`,
      'it does not parse (1:1: It is nested too deeply)',
    ],
    ['that is empty', 'src/bad.ts', '', 'no mutator that is switched on changes what the specs name there'],
    ['of types', 'src/bad.d.ts', 'type A = 5;', 'no mutator that is switched on changes what the specs name there'],
  ])('costs that file, which is named with the reason: one %s', async (...[, path, text, reason]) => {
    const made = await instrument({ 'src/first.js': 'a = !b;', [path]: text, 'src/last.js': 'c = !d;' });
    expect({
      files: made.files.map((file) => file.path),
      mutants: made.mutants.map(({ engineId, span }) => [engineId, span.file]),
      unmutated: made.unmutated,
    }).toEqual({
      files: ['src/first.js', 'src/last.js'],
      mutants: [
        ['0.0', 'src/first.js'],
        ['2.0', 'src/last.js'],
      ],
      unmutated: [{ file: path, reason }],
    });
  });
});

it('instruments a large file in a time that grows with its length', { timeout: 60_000 }, async () => {
  const block = (index: number): string =>
    `export function f${index}(a, b) {\n  if (a > ${index} && b) {\n    b.push(\`\${a}\`);\n  }\n  return b ? 'x' : [a];\n}\n`;
  const textOf = (lines: number): string => Array.from({ length: lines / 6 }, (_, index) => block(index)).join('');
  const processorTime = async (lines: number): Promise<number> => {
    const before = process.cpuUsage();
    const { mutants } = await instrument({ 'a.js': textOf(lines) });
    expect(mutants.length).toBeGreaterThan(lines);
    const { user } = process.cpuUsage(before);
    return user;
  };
  await processorTime(1200);
  const short = await processorTime(1200);
  expect(await processorTime(4800)).toBeLessThan(10 * short);
});
