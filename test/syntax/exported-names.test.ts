import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { exportedNames } from '../../src/syntax/exported-names.ts';

const namesIn = (text: string, path = 'src/a.ts') => exportedNames({ path: filePath(path), text });
const declared = (text: string) => Object.fromEntries(namesIn(text).declared);

describe('EXAMPLE-3: the exports of a module', () => {
  it('are what it declares', () => {
    const text =
      'export function f() {}\nexport class K {}\nexport const { a, b: [c] } = g();\nexport enum E { A }\nconst d = 1;\nexport { d as e };';
    expect(declared(text)).toEqual({ f: 'f', K: 'K', a: 'a', c: 'c', E: 'E', e: 'e' });
  });

  it('are no types', () => {
    const text =
      'export type T = 1;\nexport interface I {}\nexport declare const D: 1;\nexport function o(a: 1): 2;\nexport type { X } from "x";';
    expect(namesIn(text)).toEqual({ declared: new Map(), passedOn: new Set(), isOpen: false });
  });

  it('are known by their own name where they are exported as the default', () => {
    expect(declared('export default function total() {}')).toEqual({ total: 'default' });
    expect(declared('const total = 1; export default total;')).toEqual({ total: 'default' });
    expect(declared('export function total() {}\nexport default total;')).toEqual({ total: 'total' });
  });

  it('are told from what it passes on', () => {
    const { passedOn } = namesIn('import { a } from "x";\nexport { a, b as c } from "y";\nexport * as d from "z";');
    expect(passedOn).toEqual(new Set(['a', 'c', 'd']));
  });

  it.each([
    ['passes all on', 'export * from "./x";', true],
    ['is CommonJS', 'module.exports = { f() {} };', true],
    ['only speaks of exports', 'import a from "a"; a.exports = 1;', false],
    ['does not parse', 'export const = ;', true],
  ])('are all known unless it %s', (_, text, isOpen) => {
    expect(namesIn(text, 'src/a.js').isOpen).toBe(isOpen);
  });
});
