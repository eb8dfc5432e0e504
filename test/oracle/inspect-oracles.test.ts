import { describe, expect, it } from 'vitest';
import { inspectOracles } from '../../src/oracle/inspect-oracles.ts';
import { inTest, oracleInput, oraclesOf, type SmallProject } from './small-project.ts';

const CODE = `export const f = (n: number): number => n * 3 + 1;`;
const COPY = inTest(`const n = 4; expect(code.f(n)).toBe(n * 3 + 1);`);

const countOf = (project: SmallProject): readonly number[] =>
  oraclesOf(project).map(({ assertions }) => assertions.length);

describe('inspectOracles', () => {
  it('tells where each assertion stands, a helper’s own file included, each once and in order', () => {
    const [oracle] = oraclesOf({
      code: CODE,
      test: `import { check } from './helpers/check';\n${inTest(`expect(code.f(1)).toBe(4);\ncheck(2, 7);\ncheck(3, 10);`)}`,
      files: {
        'test/helpers/check.ts': `import { f } from '../../src/code';\nexport const check = (n, e) => expect(f(n)).toBe(e);`,
      },
    });
    expect(oracle?.assertions).toEqual([
      { file: 'test/code.test.ts', start: { line: 5, column: 1 }, end: { line: 5, column: 26 } },
      { file: 'test/helpers/check.ts', start: { line: 2, column: 32 }, end: { line: 2, column: 52 } },
    ]);
  });

  it('reads what needs a library for tests as a helper, wherever it lies', () => {
    const helper = `import { expect } from 'vitest';\nimport { f } from './code';\nexport const check = (n, e) => expect(f(n)).toBe(e);`;
    const test = `import { check } from '../src/check';\n${inTest('check(2, 7);')}`;
    expect(countOf({ code: CODE, test, files: { 'src/check.ts': helper } })).toEqual([1]);
  });

  it('does not know what a decorated function does', () => {
    const code = `class Till { @taxed sum(n) { return n * 3 + 1; } }\nexport const till = new Till();\nexport const f = (n) => new Till().sum(n);`;
    const oracles = oraclesOf({ code, test: COPY });
    expect(oracles.map(({ suspicions }) => suspicions)).toEqual([[]]);
  });

  it('tells the same whatever the order of tests and files', () => {
    const input = oracleInput({ code: CODE, test: `${COPY}\nit('b', () => { expect(code.f(2)).toBe(7); });` });
    const turned = { ...input, tests: input.tests.toReversed(), sources: input.sources.toReversed() };
    expect(inspectOracles(turned).toReversed()).toEqual(inspectOracles(input));
  });

  it('does not let one test see what another changed', () => {
    const test = `let n = 4;\nit('a', () => { n = 9; expect(code.f(n)).toBe(28); });\n${inTest('expect(code.f(n)).toBe(n * 3 + 1);')}`;
    const rules = oraclesOf({ code: CODE, test }).map(({ suspicions }) => suspicions.map(({ rule }) => rule));
    expect(rules).toEqual([[], ['oracle/copied-formula']]);
  });

  it.each<readonly [what: string, code: string, test: string]>([
    ['code that does not parse', `export const f = (`, COPY],
    ['code that is not there', CODE, `import { g } from './gone';\n${inTest('expect(g(1)).toBe(g(1));')}`],
    [
      'a helper that calls itself',
      CODE,
      inTest(`const deep = (n) => n === 0 ? 0 : deep(n - 1) + 1; expect(code.f(deep(9))).toBe(28);`),
    ],
    [
      'two helpers that call each other',
      CODE,
      `function a(n) { return b(n); } function b(n) { return a(n); }\n${inTest('expect(code.f(a(1))).toBe(4);')}`,
    ],
    ['loops without end', CODE, inTest(`let n = 0; while (true) { n++; for (;;) { n--; } } expect(n).toBe(0);`)],
    [
      'a constant that is defined by itself',
      `export const K = K + 1; export const f = () => K;`,
      inTest('expect(code.f()).toBe(code.K);'),
    ],
    [
      'code that calls itself',
      `export const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2);`,
      inTest('const n = 9; expect(code.f(n)).toBe(n + n * n);'),
    ],
    [
      'keys of the prototype',
      CODE,
      inTest(`const o = { __proto__: null, constructor: 1, toString: 2 }; expect(o.constructor).toBe(1);`),
    ],
    ['a class that makes itself', CODE, inTest(`class A { other = new A(); } expect(new A().other.other).toBe(1);`)],
    ['a deep expression', CODE, inTest(`expect(1${' + 1'.repeat(500)}).toBe(501);`)],
    ['a long expression', CODE, inTest(`expect([${'1,'.repeat(20_000)}].length).toBe(20000);`)],
  ])('reads past %s', (_, code, test) => {
    expect(countOf({ code, test })).toEqual([1]);
  });

  it('follows imports in a circle once', () => {
    const files = {
      'test/a.ts': `export * from './b'; import { two } from './b'; export const one = () => two();`,
      'test/b.ts': `export * from './a'; import { one } from './a'; export const two = () => 2; export const three = one;`,
    };
    const test = `import { one, three, four } from './a';\n${inTest('expect(code.f(one())).toBe(7); expect(three).toBe(four);')}`;
    expect(countOf({ code: CODE, test, files })).toEqual([2]);
  });

  it('says nothing of a file that is too large to be written by hand', () => {
    const filler = '// a line that a generator wrote, and another one after it\n'.repeat(20_000);
    const oracles = oraclesOf({ code: CODE, test: filler + COPY });
    expect(oracles.map(({ assertions, suspicions }) => [assertions, suspicions])).toEqual([[[], []]]);
  });

  it('reads a thousand tests of a hundred files in seconds', () => {
    const text = Array.from(
      { length: 10 },
      (_, n) => `it('t${n}', () => { const n = ${n}; expect(f(n)).toBe(n * 3 + 1); });`,
    );
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, n) => [
        `test/many/${n}.test.ts`,
        `import { expect, it } from 'vitest';\nimport { f } from '../../src/code';\n${text.join('\n')}`,
      ]),
    );
    const input = oracleInput({ code: CODE, test: COPY, files });
    const started = performance.now();
    const oracles = inspectOracles(input);
    expect(oracles.filter(({ suspicions }) => suspicions.length === 1)).toHaveLength(1001);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
