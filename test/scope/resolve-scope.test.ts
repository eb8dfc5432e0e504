import { describe, expect, it } from 'vitest';
import type { Behaviour, CodeReference } from '../../src/model/behaviour.ts';
import { behaviourId, filePath } from '../../src/model/ids.ts';
import type { Span } from '../../src/model/location.ts';
import { codeFilesOf } from '../../src/scope/code-files.ts';
import { resolveScopes } from '../../src/scope/resolve-scope.ts';
import { aBehaviour, aLocation, aSpec } from '../support/builders.ts';

const PLACE = aLocation('specs/pricing.yaml:7:11');

/** `src/a.ts#total`; with `feature ` in front, inherited. */
function reference(text: string): CodeReference {
  const [, inherited, path = '', name] = /^(feature )?([^#]*)(?:#(.*))?$/s.exec(text) ?? [];
  return { path, name, declaredBy: inherited === undefined ? 'behaviour' : 'feature', location: PLACE };
}

const behaviour = (id: string, code: readonly string[], status: Behaviour['status'] = 'active') =>
  aBehaviour({ id, status, code: code.map(reference) });

const source = (text: string, path = 'src/a.ts') => ({ path: filePath(path), text });

/** `1:1-3:2`, with the file in front unless it is the default one. */
const written = ({ file, start, end }: Span): string =>
  `${file === 'src/a.ts' ? '' : `${file} `}${start.line}:${start.column}-${end.line}:${end.column}`;

const resolve = (behaviours: readonly Behaviour[], sources = [source('')]) =>
  resolveScopes({ specs: [aSpec({ behaviours })], sources });

const spansOf = (code: string, text: string, path = 'src/a.ts'): readonly string[] =>
  (resolve([behaviour('A-1', [code])], [source(text, path)]).product[0]?.spans ?? []).map(written);

const messagesFor = (code: string, ...sources: ReturnType<typeof source>[]): readonly string[] =>
  resolve([behaviour('A-1', [code])], sources).findings.map(({ message }) => message);

describe('SCOPE-1: names', () => {
  const CLASS = `export class Basket {
  static #count = 0;
  total(n: number): number;
  total(n: unknown) { return n; }
  get size() { return 1; }
  set size(n) {}
  add = (n: number) => n;
  'quoted'() {}
}`;
  const OBJECT = 'export const api = {\n  total() {},\n  deep: { inner: () => 1 },\n} satisfies Api;';

  it.each([
    ['a function', 'src/a.ts#total', 'const a = 1;\nexport function total() {}', ['2:1-2:27']],
    [
      'all signatures of it',
      'src/a.ts#f',
      'function f(a: 1): 1;\nfunction f(a: 2): 2;\nfunction f(a: any) {}',
      ['1:1-1:21', '2:1-2:21', '3:1-3:22'],
    ],
    ['a class', 'src/a.ts#Basket', CLASS, ['1:1-9:2']],
    ['a method with its signature', 'src/a.ts#Basket.total', CLASS, ['3:3-3:28', '4:3-4:34']],
    ['both accessors', 'src/a.ts#Basket.size', CLASS, ['5:3-5:27', '6:3-6:17']],
    ['a property that holds a function', 'src/a.ts#Basket.add', CLASS, ['7:3-7:26']],
    ['a private member', 'src/a.ts#Basket.#count', CLASS, ['2:3-2:21']],
    ['a quoted member', 'src/a.ts#Basket.quoted', CLASS, ['8:3-8:16']],
    ['a constant', 'src/a.ts#a', 'export const a = {\n  b: 1,\n};', ['1:1-3:3']],
    ['one constant of several', 'src/a.ts#b', 'let a = 1, b = 2;', ['1:12-1:17']],
    ['a destructured constant', 'src/a.ts#c', 'const { a: [b], ...c } = d;', ['1:1-1:28']],
    ['a member of an object', 'src/a.ts#api.total', OBJECT, ['2:3-2:13']],
    ['a member deep inside', 'src/a.ts#api.deep.inner', OBJECT, ['3:11-3:25']],
    ['an alias', 'src/a.ts#sum', 'function total() {}\nexport { total as sum };', ['1:1-1:20']],
    ['a member of an alias', 'src/a.ts#sum.a', 'const total = { a() {} };\nexport { total as sum };', ['1:17-1:23']],
    ['a default function', 'src/a.ts#default', 'export default function () {}', ['1:1-1:30']],
    ['a default function by its name', 'src/a.ts#total', 'export default function total() {}', ['1:1-1:35']],
    ['a default by its constant', 'src/a.ts#default', 'const a = 1;\nexport default a;', ['1:1-1:13']],
    ['a member of a default object', 'src/a.ts#default.a', 'export default { a() {} };', ['1:18-1:24']],
    ['an enum and its member', 'src/a.ts#Hue.Red', 'enum Hue { Red = 1 }', ['1:12-1:19']],
    [
      'a member of a namespace',
      'src/a.ts#money.round',
      'export namespace money {\n  export function round() {}\n}',
      ['2:3-2:29'],
    ],
    [
      'merged declarations, types included',
      'src/a.ts#A',
      'interface A { a: 1 }\nclass A {}\nnamespace A { export const b = 1 }',
      ['1:1-1:21', '2:1-2:11', '3:1-3:35'],
    ],
    ['a component', 'src/a.tsx#Button', 'export const Button = () => <b>{1}</b>;', ['src/a.tsx 1:1-1:40']],
    [
      'a decorated class',
      'src/a.ts#A',
      '@injectable()\nexport class A { constructor(@inject() a: 1) {} }',
      ['1:1-2:50'],
    ],
  ])('resolves %s', (_, ...[code, text, expected]) => {
    expect(spansOf(code, text, code.replace(/#.*/s, ''))).toEqual(expected);
  });

  it('does not resolve a name inside a function', () => {
    expect(spansOf('src/a.ts#inner', 'function outer() { function inner() {} }')).toEqual([]);
  });

  it.each([
    ['src/a.ts', 'a\nbc', ['1:1-2:3']],
    ['./src/a.ts', '', ['1:1-1:1']],
    ['src/a.ts', 'not: { code', ['1:1-1:12']],
    ['src/a.ts', 'a\r\nb\r\n', ['1:1-3:1']],
  ])('takes %s for the whole file, whatever is in it', (path, text, expected) => {
    expect(spansOf(path, text)).toEqual(expected);
  });

  it('resolves a name in each file that a glob matches', () => {
    const sources = [source('let a', 'src/x/a.ts'), source('let b', 'src/b.ts'), source('let a', 'src/c.test.ts')];
    expect(resolve([behaviour('A-1', ['src/**/*.ts#a'])], sources).product[0]?.spans.map(written)).toEqual([
      'src/x/a.ts 1:1-1:6',
    ]);
  });
});

describe('ENGINE-17: code that holds its own tests', () => {
  const TESTS = 'if (import.meta.vitest) {\n  const { it } = import.meta.vitest;\n}';

  it('is in scope around them', () => {
    const text = `const a = 1;\n${TESTS}\nconst b = 2;`;
    expect(spansOf('src/a.ts', text)).toEqual(['1:1-2:1', '4:2-5:13']);
  });
});

describe('SCOPE-1: own code', () => {
  const TEXT = 'class Basket {\n  total() {}\n  size() {}\n}\nfunction tax() {}';
  const BASKET = '1:1-4:2';
  const owned = (...behaviours: readonly Behaviour[]): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      resolve(behaviours, [source(TEXT)]).product.map((scope) => [scope.behaviourId, scope.ownSpans.map(written)]),
    );

  it('is what one behaviour alone names by itself', () => {
    expect(owned(behaviour('A-1', ['src/a.ts#tax']), behaviour('A-2', ['src/a.ts#Basket']))).toEqual({
      'A-1': ['5:1-5:18'],
      'A-2': [BASKET],
    });
  });

  it('is neither a whole file nor what the feature names', () => {
    expect(owned(behaviour('A-1', ['src/a.ts']), behaviour('A-2', ['feature src/a.ts#tax']))).toEqual({
      'A-1': [],
      'A-2': [],
    });
  });

  it('is nobody’s when two name it, be it by two names', () => {
    const text = `${TEXT}\nexport { tax as levy };`;
    const behaviours = [behaviour('A-1', ['src/a.ts#tax']), behaviour('A-2', ['src/a.ts#levy'])];
    expect(resolve(behaviours, [source(text)]).product.map(({ ownSpans }) => ownSpans)).toEqual([[], []]);
  });

  it('of a class is what no other behaviour names a member of', () => {
    expect(owned(behaviour('A-1', ['src/a.ts#Basket']), behaviour('A-2', ['src/a.ts#Basket.size']))).toEqual({
      'A-1': ['1:1-3:3', '3:12-4:2'],
      'A-2': [],
    });
  });

  it('is not lessened by drafts, retired behaviours, whole files, features, or the behaviour itself', () => {
    const others = [
      behaviour('A-2', ['src/a.ts#Basket'], 'draft'),
      behaviour('A-3', ['src/a.ts#Basket'], 'retired'),
      behaviour('A-4', ['src/a.ts', 'feature src/a.ts#Basket']),
    ];
    const own = behaviour('A-1', ['src/a.ts#Basket', 'src/a.ts#Basket.size']);
    expect(owned(own, ...others)).toEqual({ 'A-1': [BASKET], 'A-4': [] });
  });
});

describe('SCOPE-2: code that is not there', () => {
  it('costs only the behaviour that names it, and keeps what else it names', () => {
    const behaviours = [
      behaviour('A-1', ['src/a.ts#totl', 'src/a.ts#tax']),
      behaviour('A-2', ['src/a.ts#total']),
      behaviour('A-3', []),
    ];
    const scopes = resolve(behaviours, [source('function total() {}\nfunction tax() {}')]);
    expect(scopes.product.map(({ spans, isResolved }) => [spans.map(written), isResolved])).toEqual([
      [['2:1-2:18'], false],
      [['1:1-1:20'], true],
      [[], false],
    ]);
    expect(scopes.findings.map(({ location, message, behaviours: ids }) => ({ location, message, ids }))).toEqual([
      {
        location: aLocation('specs/pricing.yaml:4:3'),
        message: 'Neither the behaviour nor its feature names any `code`: name it.',
        ids: ['A-3'],
      },
      { location: PLACE, message: '"totl" is not declared in "src/a.ts"; the nearest is "total".', ids: ['A-1'] },
    ]);
  });

  it.each([
    [
      'a name that only a class has',
      'src/a.ts#total',
      'class Basket { total() {} }\nlet tota',
      '"total" is not declared in "src/a.ts"; the nearest is "Basket.total".',
    ],
    ['a name in an empty file', 'src/a.ts#total', '', '"total" is not declared in "src/a.ts".'],
    [
      'a type',
      'src/a.ts#Line',
      'interface Line {}',
      '"Line" in "src/a.ts" is only a type or a signature: name code that runs.',
    ],
    [
      'an ambient function',
      'src/a.ts#f',
      'declare function f(): void;',
      '"f" in "src/a.ts" is only a type or a signature: name code that runs.',
    ],
    [
      'a re-export',
      'src/a.ts#total',
      "export { a as total } from './b.ts';",
      '"total" is not declared in "src/a.ts" but in "./b.ts": name that file.',
    ],
    [
      'an exported import',
      'src/a.ts#total',
      "import { a } from './b.ts'; export { a as total };",
      '"total" is not declared in "src/a.ts" but in "./b.ts": name that file.',
    ],
    [
      'a name in a barrel',
      'src/a.ts#total',
      "export * from './b.ts';",
      '"total" is not declared in "src/a.ts", which passes on "./b.ts": name the file that declares it.',
    ],
    [
      'a name in a file that does not parse',
      'src/a.ts#total',
      'function total( {',
      '"src/a.ts" cannot be parsed, so "total" is not found in it: Unexpected token',
    ],
    ['a hostile name', 'src/a.ts#__proto__', 'let a', '"__proto__" is not declared in "src/a.ts"; the nearest is "a".'],
    ['a misspelt path', 'src/b.ts', '', 'No code file matches "src/b.ts"; the nearest is "src/a.ts".'],
    ['a path in another folder', 'lib/a.ts#x', '', 'No code file matches "lib/a.ts"; the nearest is "src/a.ts".'],
    ['a folder', 'src', '', '"src" is a folder: write "src/**" for all code files in it.'],
    ['a glob that matches nothing', 'lib/**', '', 'No code file matches "lib/**"; the nearest is "src/a.ts".'],
  ])('says what to write instead of %s', (_, ...[code, text, message]) => {
    expect(messagesFor(code, source(text))).toEqual([message]);
  });

  it('finds the nearest path among all files of the project', () => {
    const specs = [aSpec({ behaviours: [behaviour('A-1', ['src/pricng.ts'])] })];
    const { findings } = resolveScopes({ specs, sources: [], projectFiles: [filePath('src/pricing.ts')] });
    expect(findings.map(({ message }) => message)).toEqual([
      'No code file matches "src/pricng.ts"; the nearest is "src/pricing.ts".',
    ]);
  });

  it('is reported once for all behaviours that inherit it', () => {
    const behaviours = ['A-2', 'A-1'].map((id) => behaviour(id, ['feature src/a.ts#total']));
    expect(resolve(behaviours).findings).toEqual([
      {
        rule: 'spec/missing-code',
        location: PLACE,
        message: '"total" is not declared in "src/a.ts".',
        confidence: 'certain',
        confirmed: false,
        behaviours: [behaviourId('A-1'), behaviourId('A-2')],
        tests: [],
      },
    ]);
  });
});

describe('SCOPE-1: files', () => {
  const FILES = [
    'src/a.ts',
    'src/a.test.ts',
    'src/a.d.ts',
    'src/b/c.tsx',
    'src/[id].ts',
    'src/style.css',
    'x/node_modules/m/a.ts',
  ];

  it.each([
    [['src/a.ts#total', './src/a.ts'], ['src/a.ts']],
    [['src/**'], ['src/[id].ts', 'src/a.ts', 'src/b/c.tsx']],
    [['**/*.ts'], ['src/[id].ts', 'src/a.ts']],
    [['src/{a,b/c}.{ts,tsx}'], ['src/a.ts', 'src/b/c.tsx']],
    [['src/[id].ts'], ['src/[id].ts']],
    [
      ['src/a.test.ts', 'src/a.d.ts'],
      ['src/a.d.ts', 'src/a.test.ts'],
    ],
    [['src/missing.ts', 'src'], []],
  ])('reads %j as %j', (code, expected) => {
    const specs = [aSpec({ behaviours: [behaviour('A-1', code)] })];
    expect(codeFilesOf(specs, FILES.map(filePath))).toEqual(expected);
  });

  it('reads nothing for drafts and retired behaviours', () => {
    const behaviours = [behaviour('A-1', ['src/a.ts'], 'draft'), behaviour('A-2', ['src/a.ts'], 'retired')];
    expect(codeFilesOf([aSpec({ behaviours })], FILES.map(filePath))).toEqual([]);
  });
});
