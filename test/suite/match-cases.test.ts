import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import type { CollectedCase } from '../../src/model/suite.ts';
import { declareTests } from '../../src/suite/declare-tests.ts';
import { casesOfDeclarations, matchCases } from '../../src/suite/match-cases.ts';

const declarationsIn = (text: string, path = 'a.test.ts') =>
  declareTests([{ path: filePath(path), text }]).product.declarations;

/** A case at a place that no declaration has, unless one is given. */
const aCase = (
  titlePath: readonly string[],
  details: { project?: string; file?: string; at?: string } = {},
): CollectedCase => {
  const file = filePath(details.file ?? 'a.test.ts');
  const [line = 0, column = 0] = (details.at ?? '999:1').split(':').map(Number);
  return {
    ...{ project: details.project ?? '', file, titlePath, mode: 'run', isExpectedToFail: false, tags: [] },
    location: { file, line, column },
    runs: [],
  };
};

const declarationOf = (text: string, testCase: CollectedCase): string | undefined =>
  matchCases(declarationsIn(text), [testCase]).product[0]?.declarationId;

const idsOf = (cases: readonly CollectedCase[]): readonly string[] => matchCases([], cases).product.map(({ id }) => id);

describe('SUITE-2: matching', () => {
  const choices: readonly (readonly [string, string, CollectedCase, string | undefined])[] = [
    [
      'the literal title before any pattern',
      'it.each([1])(`a %i`, f);\nit(`a 1`, f);',
      aCase(['a 1']),
      'a.test.ts:2:1',
    ],
    [
      'the place before the literal title',
      'it.each([1])(`a %i`, f);\nit(`a 1`, f);',
      aCase(['a 1'], { at: '1:13' }),
      'a.test.ts:1:13',
    ],
    ['more fixed text before less', 'it(t, f);\nit(`a ${b} c ${d}`, f);', aCase(['a 1 c 2']), 'a.test.ts:2:1'],
    [
      'every title on the way',
      'describe(`x`, () => { it(`a`, f) });\ndescribe(`y`, () => { it(`a`, f) });',
      aCase(['y', 'a']),
      'a.test.ts:2:23',
    ],
    ['nothing of another depth', 'it(`a`, f);', aCase(['x', 'a']), undefined],
    ['nothing of another file', 'it(`a`, f);', aCase(['a'], { file: 'b.test.ts' }), undefined],
    ['nothing whose titles do not fit, even in its place', 'it(`a`, f);', aCase(['b'], { at: '1:1' }), undefined],
    [
      'a helper that a describe calls, by its place',
      'function check(t) { it(t, f) }',
      aCase(['x', 'a'], { at: '1:21' }),
      'a.test.ts:1:21',
    ],
  ];

  it.each(choices)('chooses %s', (_, ...[text, testCase, expected]) => {
    expect(declarationOf(text, testCase)).toBe(expected);
  });

  it('finds the declaration of every title that a pattern can become', () => {
    const piece = fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => text.replaceAll(/[%$]/g, ''));
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 2, maxLength: 4 }),
        fc.array(fc.string(), { minLength: 3, maxLength: 3 }),
        (pieces, values) => {
          const title = pieces.map((text, index) => (index === 0 ? text : (values[index - 1] ?? '') + text)).join('');
          const text = `it.each([])(${JSON.stringify(pieces.join('%s'))}, f)`;
          expect(declarationOf(text, aCase([title]))).toBe('a.test.ts:1:12');
        },
      ),
    );
  });
});

describe('SUITE-2: ids', () => {
  it('gives a case its name, its declaration and its ordinal, and keeps what Vitest said', () => {
    const cases = [aCase(['d', 'a 1'], { at: '1:34' }), aCase(['d', 'a 1'], { at: '1:34' })];
    const declarations = declarationsIn('describe("d", () => { it.each([])("a %i", f) })');
    expect(matchCases(declarations, cases)).toEqual({
      product: [
        { ...cases[0], id: 'a.test.ts > d > a 1', declarationId: 'a.test.ts:1:34', ordinal: 0 },
        { ...cases[1], id: 'a.test.ts > d > a 1 #2', declarationId: 'a.test.ts:1:34', ordinal: 1 },
      ],
      findings: [],
    });
  });

  it('names the project only where several have the test', () => {
    const cases = [
      aCase(['a'], { project: 'node' }),
      aCase(['a'], { project: 'dom' }),
      aCase(['b'], { project: 'dom' }),
    ];
    expect(idsOf(cases)).toEqual(['a.test.ts > a (node)', 'a.test.ts > a (dom)', 'a.test.ts > b']);
  });

  it('never gives a name away that another test bears itself', () => {
    expect(idsOf([aCase(['a']), aCase(['a']), aCase(['a #2'])])).toEqual([
      'a.test.ts > a',
      'a.test.ts > a #3',
      'a.test.ts > a #2',
    ]);
  });

  const title = fc.oneof(
    fc.constantFrom('a', 'a #2', 'a #3', 'a (p)', 'a > b', 'b', 'a #2 #2'),
    fc.string({ maxLength: 3 }),
  );
  const anyCase = fc
    .record({
      titlePath: fc.array(title, { minLength: 1, maxLength: 3 }),
      project: fc.constantFrom('', 'p', 'q'),
      file: fc.constantFrom('a.test.ts', 'b.test.ts'),
    })
    .map(({ titlePath, ...details }) => aCase(titlePath, details));

  it('gives every case an id of its own, whatever the titles are', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 30 }), (cases) => {
        expect(new Set(idsOf(cases)).size).toBe(cases.length);
      }),
    );
  });

  it('gives a file the same ids whatever other files there are', () => {
    fc.assert(
      fc.property(fc.array(anyCase, { maxLength: 20 }), (cases) => {
        const alone = cases.filter((testCase) => testCase.file === 'a.test.ts');
        const others = cases.filter((testCase) => testCase.file !== 'a.test.ts');
        expect(idsOf([...others, ...alone]).slice(others.length)).toEqual(idsOf(alone));
      }),
    );
  });
});

describe('SUITE-2: equal names', () => {
  const ambiguous = (text: string, cases: readonly CollectedCase[]) => matchCases(declarationsIn(text), cases).findings;

  it('reports a name of several declarations once, at the second', () => {
    const text = 'describe("a > b", () => { it("c", f) });\ndescribe("a", () => { it("b > c", f) });\nit("d", f);';
    const cases = [aCase(['a', 'b > c'], { at: '2:23' }), aCase(['a > b', 'c'], { at: '1:27' }), aCase(['d'])];
    expect(ambiguous(text, cases)).toEqual([
      {
        rule: 'link/ambiguous-title',
        location: { file: 'a.test.ts', line: 2, column: 23 },
        message: '"a > b > c" is also the name of the test at a.test.ts:1:27: give each a name of its own.',
        confidence: 'certain',
        confirmed: false,
        behaviours: [],
        tests: ['a.test.ts > a > b > c', 'a.test.ts > a > b > c #2'],
      },
    ]);
  });

  it('says nothing of the rows of one declaration, of other projects or of other files', () => {
    const cases = [
      ...[aCase(['a'], { at: '1:12' }), aCase(['a'], { at: '1:12' }), aCase(['a'], { at: '1:12', project: 'p' })],
      aCase(['a'], { file: 'b.test.ts' }),
    ];
    expect(ambiguous('it.each([])("a", f)', cases)).toEqual([]);
  });
});

describe('SUITE-2: tests that did not run', () => {
  it('makes one case of a declaration, with what is written', () => {
    const [declaration] = declarationsIn('it.skip.each([])("a %i", { tags: "X-1" }, f)');
    expect(casesOfDeclarations(declaration === undefined ? [] : [declaration])).toEqual([
      {
        id: 'a.test.ts > a %i',
        declarationId: 'a.test.ts:1:17',
        project: '',
        file: 'a.test.ts',
        titlePath: ['a %i'],
        ordinal: 0,
        mode: 'skip',
        isExpectedToFail: false,
        tags: ['X-1'],
        location: { file: 'a.test.ts', line: 1, column: 17 },
        runs: [],
      },
    ]);
  });
});
