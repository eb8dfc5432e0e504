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
    ['JSX', 'src/a.tsx', 'export const a = (b: string) => <p>{b as string}</p>;\n'],
    ['a parameter property', 'src/a.ts', 'class A { constructor(private b: number) {} }\n'],
    ['text that does not parse', 'src/a.ts', 'export const = 1;\n'],
  ])('stays as it is where types cannot be blanked: %s', (_, path, text) => {
    expect(prepared(path, text)).toBe(text);
  });
});
