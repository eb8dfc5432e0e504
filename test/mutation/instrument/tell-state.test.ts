import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { tellState } from '../../../src/mutation/instrument/tell-state.ts';

const NAMES = { keep: 'KEEP', know: 'KNOW' };

/** Without what is declared behind it all. */
const toldIn = (text: string): string | undefined =>
  tellState({ path: filePath('test/a.ts'), text }, { names: NAMES, header: 'HEAD' })?.split('\n;HEAD;')[0];

describe('ENGINE-19: what a module of the tests tells', () => {
  it('is what is at its top, in a line of its own behind all others', () => {
    const text = 'const rows = [1];\nlet count = 0; // how many';
    expect(toldIn(text)).toBe(
      `${text}\n;KEEP("test/a.ts\\n0",[[()=>rows],[()=>count,(v)=>{count=KEEPb(count,v)}]],true);`,
    );
  });

  it('is what its suites hold, with no place moved', () => {
    const text = `describe('a', () => {\n  describe.skip('b', () => {\n    const seen = new Set();\n  });\n});\n`;
    expect(toldIn(text)).toBe(
      `describe('a', () => {\n  describe.skip('b', () => {\n    const seen = new Set();\n  ;KEEP("test/a.ts\\n2",[[()=>seen]],true);});\n});\n`,
    );
  });

  it('tells how the private fields of its classes are got at', () => {
    const text = 'class Book { #last = 0 }\nconst book = new Book();';
    expect(toldIn(text)).toBe(
      `class Book { #last = 0 ;static{KNOW(this,[o=>[o.#last],(o,v)=>{o.#last=v[0];}],null)}}\nconst book = new Book();\n;KEEP("test/a.ts\\n0",[[()=>book]],true);`,
    );
  });

  it.each([
    ['nothing lasts', "const LIMIT = 3;\nconst help = () => 1;\nit('a', () => { const rows = []; });"],
    ['nobody can read it', 'const rows = ['],
  ])('is nothing where %s', (_, text) => {
    expect(toldIn(text)).toBeUndefined();
  });

  it('takes back values and collections, and leaves what was made of anything else', () => {
    const text = tellState({ path: filePath('test/a.ts'), text: 'let a;' }, { names: NAMES, header: '' }) ?? '';
    const declared = text.slice(text.indexOf('function KEEPb'));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is text that runs elsewhere
    const putBack: unknown = new Function(`${declared}; return KEEPb`)();
    if (typeof putBack !== 'function') throw new Error('There is no such function');
    const server = new URL('http://localhost');
    const kept = [
      [new Map(), undefined],
      [server, undefined],
      [2, 1],
      [server, 'none'],
      [{}, null],
    ].map(([now, before]): unknown => Reflect.apply(putBack, undefined, [now, before]));
    expect(kept).toEqual([undefined, server, 1, 'none', null]);
  });
});
