import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import type { TestDeclaration } from '../../src/model/suite.ts';
import { declareTests } from '../../src/suite/declare-tests.ts';

const declare = (text: string, path = 'test/a.test.ts') => declareTests([{ path: filePath(path), text }]).product;

/** What a person would say of a declaration: `line:column titles`, then its marks and tags. */
function described({ location, titlePath, ...settings }: TestDeclaration): string {
  const marks = [
    settings.mode === 'run' ? [] : settings.mode,
    settings.isOnly ? 'only' : [],
    settings.isExpectedToFail ? 'fails' : [],
    settings.isParameterised ? 'each' : [],
    settings.tags.map((tag) => `@${tag}`),
  ].flat(2);
  return [`${location.line}:${location.column}`, titlePath.join(' > '), ...marks].join(' ');
}

const declared = (text: string, path?: string): readonly string[] => declare(text, path).declarations.map(described);

const patterns = (text: string) => declare(text).declarations.map((declaration) => declaration.titlePatterns);

/** Put together here, or Vitest would take it for a tag of this very file. */
const MODULE_TAG = 'module-tag';

describe('SUITE-1: heads of a test call', () => {
  it.each([
    ['a global', `it('a')`, ['1:1 a todo']],
    ['a named import', `import { test } from 'vitest';\ntest('a', () => {});`, ['2:1 a']],
    ['a renamed import', `import { it as spec } from 'vitest';\nspec('a', () => {});`, ['2:1 a']],
    [
      'a namespace import',
      `import * as v from 'vitest';\nv.it('a', () => {});\nv.it.skip('b', () => {});`,
      ['2:3 a', '3:6 b skip'],
    ],
    ['an extended test', `const my = test.extend({}).extend({ a: 1 });\nmy.only('a', () => {});`, ['2:4 a only']],
    ['an overridden test', `const my = test.override({ a: 1 });\nmy('a', () => {});`, ['2:1 a']],
    ['a test from another module', `import { test } from './fixtures';\ntest('a', () => {});`, ['2:1 a']],
    ['an import renamed to it', `import { base as it } from './fixtures';\nit('a', () => {});`, ['2:1 a']],
    ['a default import named test', `import test from './fixtures';\ntest('a', () => {});`, ['2:1 a']],
    ['an alias of a modifier', `const slow = it.skip;\nslow('a', () => {});`, ['2:1 a skip']],
    ['a choice at run time', `const maybe = process.env.CI ? it : it.skip;\nmaybe('a', () => {});`, ['2:1 a']],
    ['in-source tests', `const { it: spec } = import.meta.vitest;\nspec('a', () => {});`, ['2:1 a']],
    ['the parameter of a describe', `describe('d', (check) => {\n  check('a', () => {});\n});`, ['2:3 d > a']],
    ['describe as a member of test', `test.describe('d', () => { test('a', () => {}) });`, ['1:28 d > a']],
    ['a type assertion and a generic', `(it as any)('a', () => {});\nit<{ n: 1 }>('b', () => {});`, ['1:2 a', '2:1 b']],
    ['an optional call', `it?.('a', () => {});`, ['1:1 a']],
  ])('reads %s', (_, text, expected) => {
    expect(declared(text)).toEqual(expected);
  });

  it.each([
    ['a shadowing parameter', `function run(it) { it('a', () => {}) }`],
    ['a shadowing variable', `const test = (a) => a;\ntest('a', () => {});`],
    ['a variable defined by itself', `const it = it.skip;\nit('a', () => {});`],
    ['a parameter of describe.each', `describe.each([1])('d', (test) => { test('a') });`],
    ['another export of vitest under that name', `import { vi as it } from 'vitest';\nit('a', () => {});`],
    ['a member that declares nothing', `test.beforeEach(() => {});\ntest.step('a', () => {});`],
    ['rows without a call', `it.each([1]);\nit.skipIf(true);`],
    ['a benchmark', `import { bench } from 'vitest';\nbench('a', () => {});`],
    ['an empty file', ''],
  ])('passes over %s', (_, text) => {
    expect(declared(text)).toEqual([]);
  });

  it('passes over type tests', () => {
    expect(declared(`it('a', () => {})`, 'test/a.test-d.ts')).toEqual([]);
  });
});

describe('SUITE-1: modifiers and options', () => {
  it.each([
    [`it.skip('a', f)`, '1:4 a skip'],
    [`it.todo('a')`, '1:4 a todo'],
    [`it('a', { timeout: 5 })`, '1:1 a todo'],
    [`it.skip('a')`, '1:4 a skip'],
    [`it.concurrent.only.fails('a', f)`, '1:20 a only fails'],
    [`it['skip']('a', f)`, '1:11 a skip'],
    [`it.skipIf(true)('a', f)`, '1:16 a skip'],
    [`it.runIf(false)('a', f)`, '1:16 a skip'],
    [`it.skipIf(onWindows)('a', f)`, '1:21 a'],
    [`it.runIf(x).each([1])('a', f)`, '1:22 a each'],
    [`it.each([1]).call`, undefined],
    [`it.each<number>([1])('a', f)`, '1:21 a each'],
    ['it.each`x\n${1}`("a", f)', '2:6 a each'],
    [`it.for([1])('a', f)`, '1:12 a each'],
    [`it('a', { skip: true, tags: ['X-1', 'slow'] }, f)`, '1:1 a skip @X-1 @slow'],
    [`it('a', f, { fails: true, tags: 'X-1' })`, '1:1 a fails @X-1'],
    [`it('a', { only: isOnly, skip: false }, f)`, '1:1 a'],
    [`const o = { tags: ['X-1'] as const }; it('a', o, f)`, '1:39 a @X-1'],
    [`const T = 'X-1'; it('a', { tags: [T, computed(), \`X-2\`] }, f)`, '1:18 a @X-1 @X-2'],
  ])('reads %s', (text, expected) => {
    expect(declared(text)).toEqual(expected === undefined ? [] : [expected]);
  });

  it('inherits mode, tags and rows from the describes around', () => {
    const text = `// @${MODULE_TAG} file-tag
describe.skip('s', { tags: ['D-1'] }, () => {
  it('a', { tags: ['T-1', 'D-1'] }, f);
  it.todo('b');
});
describe.only.each([1])('e %i', () => {
  suite('inner', { fails: true }, () => { it('c', f) });
});
it('d', f);`;
    expect(declared(text)).toEqual([
      '3:3 s > a skip @file-tag @D-1 @T-1',
      '4:6 s > b todo @file-tag @D-1',
      '7:43 e %i > inner > c only fails each @file-tag',
      '9:1 d @file-tag',
    ]);
  });
});

describe('SUITE-1: titles', () => {
  it.each([
    ['plain text', `it('a %s $b', f)`, 'a %s $b', ['a %s $b']],
    ['a template', 'it(`a ${n} b`, f)', 'a ${n} b', ['a ', ' b']],
    ['a computed start', "it(name + ' b', f)", '${name} b', ['', ' b']],
    ['a constant', "const P = 'X-1'; it(`${P}: a`, f)", 'X-1: a', ['X-1: a']],
    ['a member of a constant', "const P = { a: 'X-1' } as const; it(P.a + ': a', f)", 'X-1: a', ['X-1: a']],
    ['a variable that changes', "let p = 'X-1'; p = 'X-2'; it(p, f)", 'p', ['', '']],
    ['a sum of numbers', 'it(1 + n, f)', '1 + n', ['', '']],
    ['a call', 'it(titleOf(1), f)', 'titleOf(1)', ['', '']],
    ['a local function', 'function total() {} it(total, f)', 'total', ['total']],
    ['a named function in a constant', 'const a = function b() {}; it(a, f)', 'b', ['b']],
    ["a class's name", 'class Basket {} it(Basket.name, f)', 'Basket', ['Basket']],
    ['an imported function', "import { total } from './a'; it(total, f)", 'total', ['', '']],
    ['a spread', 'it(...args)', '...args', ['', '']],
    ['printf placeholders', "it.each([])('a %s, %d %% %# %x', f)", 'a %s, %d %% %# %x', ['a ', ', ', ' ', ' ', ' %x']],
    ['named placeholders', "it.for([])('$a.b costs $c', f)", '$a.b costs $c', ['', ' costs ', '']],
    ['neighbouring placeholders', "it.each([])('%s%s', f)", '%s%s', ['', '']],
    ['a template with rows', 'it.each([])(`${p} %i`, f)', '${p} %i', ['', ' ', '']],
  ])('reads %s', (_, ...[text, title, pattern]) => {
    const [declaration] = declare(text).declarations;
    expect({ titlePath: declaration?.titlePath, titlePatterns: declaration?.titlePatterns }).toEqual({
      titlePath: [title],
      titlePatterns: [pattern],
    });
  });

  it('leaves the title of a helper open', () => {
    const text = `function check(title, fn) { it(title, fn) }\ncheck('a', f);`;
    expect([declared(text), patterns(text)]).toEqual([['1:29 title'], [[['', '']]]]);
  });

  it('makes gaps only in the titles that have rows of their own', () => {
    expect(patterns(`describe.each([1])('d %i', () => { it('100 %s', f) });`)).toEqual([[['d ', ''], ['100 %s']]]);
  });
});

describe('SUITE-1: files', () => {
  it('gives the whole declaration of a test, from its place to the end of its call', () => {
    expect(declare(`describe('d', () => {\n  it.skip('a', () => {\n  });\n});`).declarations).toEqual([
      {
        id: 'test/a.test.ts:2:6',
        file: 'test/a.test.ts',
        titlePath: ['d', 'a'],
        titlePatterns: [['d'], ['a']],
        mode: 'skip',
        isOnly: false,
        isExpectedToFail: false,
        isParameterised: false,
        tags: [],
        location: { file: 'test/a.test.ts', line: 2, column: 6 },
        span: { file: 'test/a.test.ts', start: { line: 2, column: 3 }, end: { line: 3, column: 5 } },
      },
    ]);
  });

  it.each([
    ['test/a.test.tsx', `it('a', () => { <p>{1}</p> as any });`],
    ['test/a.test.jsx', `it('a', () => { <p>{1}</p> });`],
    ['test/a.test.js', `it('a', () => { <p>{1}</p> });`],
    ['test/a.test.ts', `it('a', () => { <any>{}; class A { constructor(@inject() a: 1) {} } });`],
    ['test/a.test.mts', `const a = await import('./a'); it('a', () => { using b = c; });`],
    ['test/a.test.cjs', `#!/usr/bin/env node\r\nif (!x) return;\r\nit('a', () => { require('a') });`],
  ])('reads the syntax of %s', (path, text) => {
    expect(declare(text, path)).toMatchObject({ declarations: [{ titlePath: ['a'] }], unparsed: [] });
  });

  it('names a file that does not parse and goes on with the others', () => {
    const broken = { path: filePath('a.test.ts'), text: `it('a', () => {\n  expect(;\n});` };
    const { product, findings } = declareTests([broken, { path: filePath('b.test.ts'), text: `it('b', f)` }]);
    expect({ declared: product.declarations.map(described), unparsed: product.unparsed, findings }).toEqual({
      declared: ['1:1 b'],
      unparsed: [
        { file: 'a.test.ts', message: 'Unexpected token', location: { file: 'a.test.ts', line: 2, column: 10 } },
      ],
      findings: [],
    });
  });

  it('reads 5,100 tests in 300 files', () => {
    const text = Array.from({ length: 17 }, (_, n) => `it('a ${n}', () => { expect(f(${n})).toBe(${n}); });`).join(
      '\n',
    );
    const sources = Array.from({ length: 300 }, (_, n) => ({ path: filePath(`test/${n}.test.ts`), text }));
    expect(declareTests(sources).product.declarations.length).toBe(5100);
  });
});
