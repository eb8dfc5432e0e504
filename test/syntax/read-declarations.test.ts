import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { readDeclarations } from '../../src/syntax/read-declarations.ts';

const read = (text: string) => readDeclarations({ path: filePath('src/a.ts'), text });

describe('SCOPE-1: declarations of a file', () => {
  it('knows names, what of them runs, aliases, and where the rest comes from', () => {
    const text = `import { x as y } from './x.ts';
interface A {}
declare const B: 1;
class A { abstract b(): void; [computed]() {} }
export { A as C, y as Z };
export { p } from './p.ts';
export * as all from './all.ts';
export * from './star.ts';
declare module './x.ts' { const hidden: 1 }`;
    const span = (start: [number, number], end: [number, number]) => ({
      file: 'src/a.ts',
      start: { line: start[0], column: start[1] },
      end: { line: end[0], column: end[1] },
    });
    expect(read(text)).toEqual({
      ok: true,
      byName: new Map([
        [
          'A',
          [
            { span: span([2, 1], [2, 15]), isValue: false },
            { span: span([4, 1], [4, 48]), isValue: true },
          ],
        ],
        ['B', [{ span: span([3, 1], [3, 20]), isValue: false }]],
        ['A.b', [{ span: span([4, 11], [4, 30]), isValue: false }]],
      ]),
      aliases: new Map([
        ['C', 'A'],
        ['Z', 'y'],
      ]),
      importedFrom: new Map([
        ['y', './x.ts'],
        ['p', './p.ts'],
        ['all', './all.ts'],
      ]),
      passedOn: ['./star.ts'],
    });
  });

  it('says where a file stops being readable', () => {
    expect(read('const a = 1;\nconst b = ;')).toEqual({
      ok: false,
      message: 'Unexpected token',
      location: { file: 'src/a.ts', line: 2, column: 11 },
    });
  });
});
