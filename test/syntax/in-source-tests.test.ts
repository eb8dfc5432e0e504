import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { inSourceTests } from '../../src/syntax/in-source-tests.ts';

/** `1:1-3:2` */
const placesIn = (text: string): readonly string[] =>
  inSourceTests({ path: filePath('src/a.ts'), text }).map(
    ({ start, end }) => `${start.line}:${start.column}-${end.line}:${end.column}`,
  );

describe('ENGINE-17: where code holds its own tests', () => {
  it.each([
    ['behind a condition', 'const a = 1;\nif (import.meta.vitest) {\n  a;\n}', ['2:1-4:2']],
    ['without braces', 'if (import.meta.vitest) test();', ['1:1-1:32']],
    ['compared with nothing', 'if (import.meta.vitest !== undefined) {}', ['1:1-1:41']],
    ['not not', 'if (!!import.meta.vitest) {}', ['1:1-1:29']],
    ['among other conditions', 'if (on && import.meta.vitest) {}', ['1:1-1:33']],
    ['by a name of its own', 'const v = import.meta.vitest;\nif (v) {}', ['2:1-2:10']],
    ['as a call behind a guard', 'import.meta.vitest && test();', ['1:1-1:30']],
    ['up to an else, which is code', 'if (import.meta.vitest) {} else { a(); }', ['1:1-1:27']],
    ['twice', 'if (import.meta.vitest) {}\nif (import.meta.vitest) {}', ['1:1-1:27', '2:1-2:27']],
    ['not where either is enough', 'if (on || import.meta.vitest) {}', []],
    ['not where Vitest is away', 'if (!import.meta.vitest) {}', []],
    ['not behind another condition', 'if (import.meta.env.DEV) {}', []],
    ['not inside of a function', 'function f() { if (import.meta.vitest) {} }', []],
    ['not in what does not parse', 'if (import.meta.vitest) {', []],
  ])('is found %s', (_, text, places) => {
    expect(placesIn(text)).toEqual(places);
  });
});
