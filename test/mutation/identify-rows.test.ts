import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { identifyRows, type RawMutant } from '../../src/mutation/identify-rows.ts';

const FILE = filePath('src/a.ts');
const TEXT = 'export function f(a: number) {\n  return a + 1 > a + 1;\n}\nclass C {\n  m = () => 1 + 2;\n}\n';

/** A mutant of the nth place where `original` stands. */
function aMutant(text: string, original: string, nth = 0): RawMutant {
  let offset = text.indexOf(original);
  for (let count = 0; count < nth; count += 1) offset = text.indexOf(original, offset + 1);
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  return {
    engineId: `${original} ${nth}`,
    span: { file: FILE, start: { line, column }, end: { line, column: column + original.length } },
    mutatorName: 'ArithmeticOperator',
    replacement: original.replace('+', '-'),
  };
}

const mutantsOf = (text: string): RawMutant[] => [
  aMutant(text, 'a + 1', 0),
  aMutant(text, 'a + 1', 1),
  aMutant(text, '1 + 2'),
];

const idsOf = (text: string, mutants = mutantsOf(text)): readonly string[] => {
  const rows = identifyRows(mutants, [{ path: FILE, text }]);
  return mutantsOf(text).map(({ engineId }) => rows.get(engineId)?.id ?? 'none');
};

describe('ENGINE-5: the id of a mutant', () => {
  it('comes with its function, its original and its replacement', () => {
    const row = identifyRows(mutantsOf(TEXT), [{ path: FILE, text: TEXT }]).get('1 + 2 0');
    expect({ ...row, id: row?.id.length }).toEqual({
      id: 12,
      origin: 'mutator',
      file: FILE,
      span: { file: FILE, start: { line: 5, column: 13 }, end: { line: 5, column: 18 } },
      mutatorName: 'ArithmeticOperator',
      original: '1 + 2',
      replacement: '1 - 2',
      functionPath: 'C.m',
    });
  });

  it('differs for equal changes in one function', () => {
    expect(new Set(idsOf(TEXT)).size).toBe(3);
  });

  it('stays when lines move', () => {
    expect(idsOf(`// a comment\n\n${TEXT}`)).toEqual(idsOf(TEXT));
  });

  it('stays when another function changes', () => {
    expect(idsOf(TEXT.replace('1 + 2', '1 + 2 + a'))).toEqual(idsOf(TEXT));
  });

  it('does not depend on the order in which the engine lists mutants', () => {
    expect(idsOf(TEXT, mutantsOf(TEXT).reverse())).toEqual(idsOf(TEXT));
  });

  it('changes with the file, the function, the mutator, the original and the replacement', () => {
    const [mutant = aMutant(TEXT, 'a + 1')] = mutantsOf(TEXT);
    const idOf = (changed: RawMutant, text = TEXT, path = FILE): string | undefined =>
      [...identifyRows([changed], [{ path, text }]).values()][0]?.id;
    const other = filePath('src/b.ts');
    const ids = [
      idOf(mutant),
      idOf({ ...mutant, span: { ...mutant.span, file: other } }, TEXT, other),
      idOf(mutant, TEXT.replace('function f', 'function g')),
      idOf({ ...mutant, mutatorName: 'Other' }),
      idOf(mutant, TEXT.replace('a + 1', 'a * 1')),
      idOf({ ...mutant, replacement: 'a' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
