import { describe, expect, it } from 'vitest';
import { inTest, oraclesOf, type SmallProject } from './small-project.ts';

/** Each source is read in a fraction of this; work without bounds does not end in it. */
const PATIENCE_MS = 30_000;

/** How many assertions each test has, and what it is told, but for what is only possible. */
const readingOf = (project: SmallProject): readonly (readonly [assertions: number, ...rules: string[]])[] =>
  oraclesOf(project).map(({ assertions, suspicions }) => [
    assertions.length,
    ...suspicions.filter(({ confidence }) => confidence !== 'possible').map(({ rule }) => rule),
  ]);

const CODE = `export const gross = (net) => Math.round(net * 1.19 * 100) / 100;\nexport const each = (list, run) => list.forEach(run);`;
const SOUND = inTest(`expect(code.gross(100)).toBe(119);`);

type Case = readonly [what: string, project: SmallProject];

const nested = (depth: number, [before, after]: readonly [string, string], inner: string): string =>
  before.repeat(depth) + inner + after.repeat(depth);
const lines = (count: number, lineOf: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => lineOf(index)).join('\n');

/** One sound test, in surroundings that are hard to read. */
const SURROUNDINGS: readonly Case[] = [
  ['code that does not parse', { code: `export const gross = (net => {{`, test: SOUND }],
  ['code that is empty', { code: '', test: SOUND }],
  ['code that is not there', { code: CODE, test: `import { gone } from './gone';\n${SOUND}` }],
  [
    'a helper that does not parse',
    { code: CODE, test: `import { a } from './a';\n${SOUND}`, files: { 'test/a.ts': '}' } },
  ],
  [
    'code that imports itself in a circle',
    {
      code: `import { b } from './b';\nexport * from './b';\nexport const gross = (net) => (net > 0 ? b(net) : 0);`,
      test: SOUND,
      files: {
        'src/b.ts': `import { gross } from './code';\nexport * from './code';\nexport const b = (n) => gross(n - 1);`,
      },
    },
  ],
  [
    'helpers that import each other',
    {
      code: CODE,
      test: `import { a } from './a';\n${inTest(`expect(code.gross(100)).toBe(a(3));`)}`,
      files: {
        'test/a.ts': `import { b } from './b';\nexport const a = (n) => (n > 0 ? b(n - 1) : 119);`,
        'test/b.ts': `import { a } from './a';\nexport const b = (n) => (n > 0 ? a(n - 1) : 119);`,
      },
    },
  ],
  [
    'a name that is exported in a circle',
    { code: `export { gross } from './b';`, test: SOUND, files: { 'src/b.ts': `export { gross } from './code';` } },
  ],
  [
    'constants that are made of each other',
    { code: `export const A = B + 1;\nexport const B = A + 1;\nexport const gross = (n) => n + A;`, test: SOUND },
  ],
  ['code of 20,000 short lines', { code: `${CODE}\n${lines(20_000, (n) => `const a${n} = ${n};`)}`, test: SOUND }],
  [
    'code of 20,000 long lines',
    {
      code: `${CODE}\n${lines(20_000, (n) => `export const f${n} = (a) => a * ${n} + f${(n + 1) % 20_000}(a);`)}`,
      test: SOUND,
    },
  ],
  [
    'code that is generated in one line',
    {
      code: `${CODE}export const TABLE={${lines(20_000, (n) => `k${n}:[${n},"${n}"],`).replaceAll('\n', '')}};`,
      test: SOUND,
    },
  ],
  [
    'code that calls itself twice in each call',
    { code: `export const gross = (n) => (n < 2 ? n : gross(n - 1) * gross(n - 2) + gross(n - 3));`, test: SOUND },
  ],
  [
    'code with functions that each call the next one twice',
    {
      code: lines(60, (n) => `export const ${n === 0 ? 'gross' : `f${n}`} = (a) => f${n + 1}(a) * f${n + 1}(a + 1);`),
      test: SOUND,
    },
  ],
  ['lists in lists in lists', { code: `${CODE}export const deep = ${nested(500, ['[', ']'], '1')};`, test: SOUND }],
  [
    'functions in functions',
    { code: `${CODE}export const deep = ${nested(300, ['() => (', ')'], '1')};`, test: SOUND },
  ],
  [
    'a sum of 2,000 parts',
    { code: `${CODE}export const all = ${Array(2_000).fill('gross(1)').join(' + ')};`, test: SOUND },
  ],
  [
    'names that every object has',
    {
      code: `${CODE}\nexport const constructor = 1, toString = 2, __proto__ = 3, hasOwnProperty = { __proto__: null };`,
      test: `const { constructor, toString, __proto__: valueOf } = code;\n${SOUND}`,
    },
  ],
  [
    'line ends of Windows and a mark of byte order',
    { code: `\uFEFF${CODE.replaceAll('\n', '\r\n')}`, test: SOUND.replaceAll('\n', '\r\n') },
  ],
];

const HELPERS = `
const down = (n) => { expect(code.gross(n)).toBe(119); down(n - 1); };
function even(n) { if (n > 0) odd(n - 1); }
function odd(n) { expect(code.gross(n)).toBe(119); even(n - 1); }
const grown = (n) => (n < 2 ? 1 : grown(n - 1) + grown(n - 2));
class Own { next = new Own(); }`;

/** Tests whose bodies have no end, or no size. */
const BODIES: readonly (readonly [what: string, body: string])[] = [
  ['an endless while', `while (true) code.gross(1);\nexpect(code.gross(100)).toBe(119);`],
  ['an endless for', `for (;;) code.gross(1);\nexpect(code.gross(100)).toBe(119);`],
  ['a loop that never comes nearer', `let n = 1;\nwhile (n > 0) n += 1;\nexpect(code.gross(100)).toBe(119);`],
  [
    'loops of a thousand turns in each other',
    nested(4, ['for (let i = 0; i < 1000; i++) {', '}'], `expect(code.gross(100)).toBe(119);`),
  ],
  ['a helper that calls itself', `down(100);`],
  ['helpers that call each other', `even(100);`],
  ['a helper that calls itself twice', `expect(code.gross(100)).toBe(grown(60));`],
  [
    'a value that doubles',
    `let all = [code.gross(1)];\n${'all = [all, all];\n'.repeat(60)}expect(code.gross(100)).toBe(119);`,
  ],
  ['a text that doubles', `let all = 'x';\n${'all += all;\n'.repeat(60)}expect(code.gross(100)).toBe(119);`],
  [
    'a choice after a choice',
    `let n = 0;\n${'if (code.gross(n)) n += 1; else n += 2;\n'.repeat(60)}expect(code.gross(100)).toBe(119);`,
  ],
  ['an object in itself', `const self = { n: 1 };\nself.self = self;\nexpect(code.gross(100)).toBe(119);`],
  ['a getter that reads itself', `const o = { get n() { return this.n; } };\no.n;\nexpect(code.gross(100)).toBe(119);`],
  ['a class that makes itself', `new Own();\nexpect(code.gross(100)).toBe(119);`],
  [
    'a list that grows while it is read',
    `const list = [1];\nfor (const n of list) list.push(n);\nexpect(code.gross(100)).toBe(119);`,
  ],
  ['calls of calls', `expect(code.gross(100)).toBe(119);\n${nested(300, ['code.gross(', ')'], '1')};`],
];

describe('ORACLE-16: sources of any shape', () => {
  it.each(SURROUNDINGS)('reads a sound test beside %s', { timeout: PATIENCE_MS }, (_, project) => {
    expect(readingOf(project)).toEqual([[1]]);
  });

  it.each(BODIES)('tells nothing wrong of %s', { timeout: PATIENCE_MS }, (_, body) => {
    expect(readingOf({ code: CODE, test: `${HELPERS}\n${inTest(body)}` })).toEqual([[1]]);
  });

  it('tells nothing wrong of what is too deep to be read', { timeout: PATIENCE_MS }, () => {
    const body = nested(100, ['code.each([1], () => {', '});'], `expect(code.gross(100)).toBe(119);`);
    const rules = readingOf({ code: CODE, test: inTest(body) }).flatMap(([, ...told]) => told);
    expect(rules).toEqual([]);
  });

  it('finds no test in a file that does not parse', () => {
    expect(readingOf({ code: CODE, test: `it('CODE-1: a', () => {{` })).toEqual([]);
  });

  it('reads each of 2,000 tests in one file of 20,000 lines', { timeout: PATIENCE_MS }, () => {
    const test = lines(
      2_000,
      (n) => `${'// more\n'.repeat(7)}it('CODE-1: ${n}', () => { expect(code.gross(${n})).toBe(7); });`,
    );
    expect(readingOf({ code: CODE, test })).toEqual(Array.from({ length: 2_000 }, () => [1]));
  });

  it('reads a table of 10,000 rows', { timeout: PATIENCE_MS }, () => {
    const rows = lines(10_000, (n) => `[${n}, ${n * 7}],`);
    const test = `it.each([${rows}])('CODE-1: %d', (net, expected) => { expect(code.gross(net)).toBe(expected); });`;
    expect(readingOf({ code: CODE, test })).toEqual([[1]]);
  });
});
