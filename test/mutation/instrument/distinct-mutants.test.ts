import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import type { RawMutant } from '../../../src/mutation/identify-rows.ts';
import { distinctMutants } from '../../../src/mutation/instrument/distinct-mutants.ts';

/** What to put in the place of a part of the text, of which the nth is meant. */
type Change = readonly [original: string, replacement: string, nth?: number];

function aMutant(path: string, text: string, [original, replacement, nth = 0]: Change): RawMutant {
  let offset = text.indexOf(original);
  for (let count = 0; count < nth; count += 1) offset = text.indexOf(original, offset + 1);
  if (offset === -1) throw new Error(`There is no ${original} in ${text}`);
  const positionOf = (end: number) => {
    const lines = text.slice(0, end).split('\n');
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  };
  return {
    engineId: `${offset} ${original} → ${replacement}`,
    span: { file: filePath(path), start: positionOf(offset), end: positionOf(offset + original.length) },
    mutatorName: original.includes('?.') ? 'OptionalChaining' : 'Any',
    replacement,
  };
}

/** The changes that stay, as `original → replacement`. */
async function distinct(text: string, changes: readonly Change[], path = 'src/a.ts'): Promise<string[]> {
  const mutants = changes.map((change) => aMutant(path, text, change));
  const kept = await distinctMutants(mutants, [{ path: filePath(path), text }]);
  return kept.map(({ engineId }) => engineId.replace(/^\d+ /, ''));
}

describe('ENGINE-6: of mutants that cannot differ', () => {
  it.each<readonly [string, string, Change]>([
    ['a condition between equals', 'function f(a) { if (a) { return 1; } else { return 1; } }', ['a', 'true', 1]],
    ['the operand of void', 'a = void 0;', ['0', '1']],
    ['a break at the end', 'switch (a) { case 1: b(); break; default: { break; } }', ['{ break; }', '{}']],
    ['a return of nothing', 'const f = () => { return undefined; };', ['{ return undefined; }', '{}']],
    ['an else that does nothing', 'function f(a) { if (a) { b(); } else { a; } }', ['{ a; }', '{}']],
    ['what is behind a return', 'function f() { return 1; a(); }', ['a();', ';']],
    ['a number that is added up', 'const a = 2 + 2;', ['2 + 2', '3 + 1']],
    ['inside a private method', 'class A { #b; #c() { this.#b; return void 0; } }', ['0', '1']],
    [
      'inside an arrow function that needs its class',
      'class A { #b = 1; c = () => [this.#b, super.d, void 0]; }',
      ['0', '1'],
    ],
    ['inside JSX', 'const a = (b) => <p>{b ? true : true}</p>;', ['b', 'true', 1]],
    ['inside a cast', 'const f = (a: number) => (a as number) + (void 0 as any);', ['0', '1']],
    ['inside an accessor of an object', 'const a = { get b() { return void 0; } };', ['0', '1']],
    ['inside a class field', 'class A { b = void 0; }', ['0', '1']],
    ['inside a default', 'export default void 0;', ['0', '1']],
    ['behind CRLF line ends', 'a();\r\nb = void 0;\r\n', ['0', '1']],
    ['behind a byte order mark', '\uFEFFa = void 0;', ['0', '1']],
  ])('the one that equals the original goes: %s', async (_, text, change) => {
    expect(await distinct(text, [change], 'src/a.tsx')).toEqual([]);
  });

  it.each<readonly [string, string, Change]>([
    ['a function that nobody calls', 'function f() { return 1; }', ['1', '2']],
    ['a constant that nobody reads', 'const a = 1;', ['1', '2']],
    ['an exported constant', 'export const a = 1, b = 2;', ['2', '3']],
    ['a class that nobody makes', 'class A { b = 1; }', ['1', '2']],
    ['a private method that nobody calls', 'class A { #b() { return 1; } }', ['1', '2']],
    ['a private field that nobody reads', 'class A { static #b = 1; }', ['1', '2']],
    ['a static block', 'class A { static { b(); } }', ['b();', ';']],
    ['a namespace', 'namespace A { export const b = 1; }', ['1', '2']],
    ['an inner function that nobody calls', 'function f() { function g() { return 1; } }', ['1', '2']],
    ['an assignment that is overwritten', 'function f() { a = 1; a = 2; }', ['1', '3']],
    ['a property that is only read', 'function f() { a.b; }', ['a.b;', ';']],
    ['a call that a comment calls pure', 'function f() { /* @__PURE__ */ a(); }', ['a();', ';']],
    ['a return before more code', 'function f(a) { if (a) { return; } b(); }', ['{ return; }', '{}']],
    ['a continue before more code', 'for (const a of b) { if (a) { continue; } c(); }', ['{ continue; }', '{}']],
    ['this', 'class A { b = () => this; }', ['this', 'undefined']],
    ['an object for a body', 'const f = () => { return {}; };', ['{ return {}; }', '{}']],
    ['the last part of a chain', 'const f = (a) => a?.b?.c.d;', ['a?.b?.c', 'a?.b.c']],
    ['what does not parse', 'class A { "b"() {} }', ['"b"', '1 +']],
    ['the name of a member', 'class A { "b"() {} }', ['"b"', '""']],
    ['code that names the minifier’s wrapping', 'a = "class AssayBody0"; b = [void 0];', ['0', '1']],
    ['a super call', 'class A extends B { constructor() { [1].map(() => super(void 0)); } }', ['0', '1']],
  ])('one that may differ stays: %s', async (_, text, change) => {
    const [original, replacement] = change;
    expect(await distinct(text, [change])).toEqual([`${original} → ${replacement}`]);
  });

  it('an operand stays one, whatever stands beside it', async () => {
    const text = 'function f(a, b, c) { return a && b && c; }';
    expect(
      await distinct(text, [
        ['a && b', 'a || b'],
        ['a && b && c', 'a || b && c'],
      ]),
    ).toEqual(['a && b → a || b', 'a && b && c → a || b && c']);
  });

  it('the outermost of equals stays, in whatever order they come', async () => {
    const text = 'function f(a) { if (a) { b(a); } }';
    const equals: Change[] = [
      ['b(a);', ';'],
      ['{ b(a); }', '{}'],
      ['{ if (a) { b(a); } }', '{}'],
      ['a', 'false', 1],
    ];
    expect(await distinct(text, equals)).toEqual(['{ if (a) { b(a); } } → {}']);
    expect(await distinct(text, equals.toReversed())).toEqual(['{ if (a) { b(a); } } → {}']);
    expect(await distinct(text, equals.slice(0, 2))).toEqual(['{ b(a); } → {}']);
  });

  it('one in each function stays, though the functions are equal', async () => {
    const changes: Change[] = [
      ['1', '2', 0],
      ['1', '2', 1],
    ];
    expect(await distinct('const f = () => 1; const g = () => 1;', changes)).toEqual(['1 → 2', '1 → 2']);
  });

  it('each stays in a function too long to be compared', async () => {
    const long = `function f() { ${'a();'.repeat(2000)} return void 0; }`;
    expect(await distinct(long, [['0', '1']])).toEqual(['0 → 1']);
  });

  it('those in other files are told apart from these', async () => {
    const texts = { 'src/a.ts': 'a = void 0;', 'src/b.js': 'a = [0];' };
    const sources = Object.entries(texts).map(([path, text]) => ({ path: filePath(path), text }));
    const mutants = sources.map(({ path, text }) => aMutant(path, text, ['0', '1']));
    expect(await distinctMutants(mutants, sources)).toEqual(mutants.slice(1));
  });

  it('none goes whose results no other one has', async () => {
    await fc.assert(
      fc.asyncProperty(expression, expression, async (condition, result) => {
        const body = `if (${condition}) { return ${result}; } return ${condition};`;
        const mutants = mutantsOfEachName(body);
        const kept = await distinctMutants(mutants, [{ path: SCRIPT, text: inFunction(body) }]);
        const known = new Set([inFunction(body), ...kept.map(({ engineId }) => engineId)].map(resultsOf));
        expect(mutants.map(({ engineId }) => resultsOf(engineId)).filter((results) => !known.has(results))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const SCRIPT = filePath('a.js');
const FUNCTION = 'result = function (a, b) { ';
const inFunction = (body: string): string => `${FUNCTION}${body} };`;

/** Each in the place of a name or number of the body; the id is the whole changed text. */
const mutantsOfEachName = (body: string): RawMutant[] =>
  [...body.matchAll(/\b([ab01]|true)\b/g)].flatMap(({ index, 0: name }) =>
    ['a', '0', 'true'].map((replacement) => ({
      engineId: inFunction(body.slice(0, index) + replacement + body.slice(index + name.length)),
      span: {
        file: SCRIPT,
        start: { line: 1, column: FUNCTION.length + index + 1 },
        end: { line: 1, column: FUNCTION.length + index + name.length + 1 },
      },
      mutatorName: 'Any',
      replacement,
    })),
  );

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '0', '1', 'true', 'undefined'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '&&', '||', '??', '===', '<', ','), tie('expression'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
    tie('expression').map((operand) => `!${operand}`),
  ),
}));

const VALUES = '[0, 1, 2, true, false, undefined, ""]';

/** What a script's function returns for each pair of values, as one text. */
const resultsOf = (script: string): string =>
  JSON.stringify(
    runInNewContext(
      `${script} ${VALUES}.flatMap((a) => ${VALUES}.map((b) => [typeof result(a, b), String(result(a, b))]))`,
    ),
  );
