import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { prepareSource } from '../../src/mutation/stryker/prepare-source.ts';

const prepared = (path: string, text: string): string => prepareSource({ path: filePath(path), text }).text;

describe('ENGINE-4: the source that is mutated', () => {
  it('has white space where types were, so that every place stays where it is', () => {
    const text = 'export const f = (a: number): number => (a + 1) as number;\n';
    expect(prepared('src/a.ts', text)).toBe('export const f = (a        )         => (a + 1)          ;\n');
  });

  it('loses the effect of directives in comments, and keeps their length', () => {
    const text = '// Stryker disable all: because\n/* Stryker restore */\nconst a = "Stryker disable";\n';
    expect(prepared('src/a.js', text)).toBe(
      '// stryker disable all: because\n/* stryker restore */\nconst a = "Stryker disable";\n',
    );
  });

  it.each([
    ['an enum', 'src/a.ts', 'export enum A { B = 1 }\n'],
    ['a parameter property', 'src/a.ts', 'class A { constructor(private b: number) {} }\n'],
    ['text that does not parse', 'src/a.ts', 'export const = 1;\n'],
  ])('stays as it is where types cannot be blanked: %s', (_, path, text) => {
    expect(prepared(path, text)).toBe(text);
  });

  it.each([
    [
      'beside JSX',
      'src/a.tsx',
      'export const a = (b: string) => <p>{(b + 1) as string}</p>;\n',
      'export const a = (b: string) => <p>{(b + 1)          }</p>;\n',
    ],
    [
      'beside an enum',
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
  ])('loses its casts where its other types have to stay: %s', (...[, path, text, expected]) => {
    expect(prepared(path, text)).toBe(expected);
  });
});
