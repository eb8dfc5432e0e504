import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { prepareSource } from '../../../src/mutation/instrument/prepare-source.ts';

const prepared = (path: string, text: string): string => prepareSource({ path: filePath(path), text }).text;

describe('ENGINE-4: the source that is mutated', () => {
  it('loses the effect of directives in comments, and keeps their length', () => {
    const text = '// Stryker disable all: because\n/* Stryker restore */\nconst a = "Stryker disable";\n';
    expect(prepared('src/a.js', text)).toBe(
      '// stryker disable all: because\n/* stryker restore */\nconst a = "Stryker disable";\n',
    );
  });

  it.each([
    ['without a cast', 'src/a.ts', 'enum A { B = 1 }\nclass C { constructor(private d: number) {} }\n'],
    ['that does not parse', 'src/a.ts', 'export const = 1;\n'],
  ])('stays as it is: one %s', (_, path, text) => {
    expect(prepared(path, text)).toBe(text);
  });

  it.each([
    [
      'and no other type',
      'src/a.ts',
      'export const f = (a: number): number => (a + 1) as number;\n',
      'export const f = (a: number): number => (a + 1)          ;\n',
    ],
    [
      'beside JSX',
      'src/a.tsx',
      'export const a = (b: string) => <p>{(b + 1) as string}</p>;\n',
      'export const a = (b: string) => <p>{(b + 1)          }</p>;\n',
    ],
    [
      'one in the other',
      'src/a.ts',
      "enum A { B }\nconst b = ('x' satisfies 'x') as unknown as (A | 1);\n",
      "enum A { B }\nconst b = ('x'              )                      ;\n",
    ],
    ['over several lines', 'src/a.tsx', 'const a = b as {\r\n  c: 1;\r\n};\n', 'const a = b     \r\n       \r\n ;\n'],
    [
      'between comments',
      'src/a.tsx',
      'const a = (b /* as */) as /* as */ C;\n',
      'const a = (b /* as */)              ;\n',
    ],
    ['before a line that would go on with it', 'src/a.tsx', 'a = b as C\n(d)\n', 'a = b ;   \n(d)\n'],
    ['that say that a value is there', 'src/a.ts', 'a = b?.c!.d![0]!;\n', 'a = b?.c .d [0] ;\n'],
    ['before a call of what is there', 'src/a.ts', 'a = b!\n(c)\n', 'a = b \n(c)\n'],
    ['behind a byte order mark', 'src/a.ts', '\uFEFFa = b as C;\n', '\uFEFFa = b     ;\n'],
  ])('has white space where casts were, so that every place stays where it is: %s', (...[, path, text, expected]) => {
    expect(prepared(path, text)).toBe(expected);
  });
});
