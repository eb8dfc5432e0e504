import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { codeFinder } from '../../src/syntax/find-code.ts';

const TEXT = `// price * quantity
export const sum = (price: number, quantity: number) => /* both */ price *
  quantity;
export const text = "it's " + \`\${sum} of sum\` + 'total';
export const more = sum >= 100 && sum > 100;
`;

/** What is found, as it is written. */
function found(fragment: string, text = TEXT): string[] {
  return codeFinder({ path: filePath('src/a.ts'), text })(fragment).map(({ start, end }) => text.slice(start, end));
}

describe('NEVER-2: a piece of code', () => {
  it.each([
    ['over a line break', 'price * quantity', ['price *\n  quantity']],
    ['without a comment that stands in it', '=> price', ['=> /* both */ price']],
    ['with a comment of its own', 'price /* each */ * // by\n quantity', ['price *\n  quantity']],
    ['as often as it is there', 'sum', ['sum', 'sum', 'sum', 'sum']],
    ['that is no expression', '>= 100 &&', ['>= 100 &&']],
    ['in other quotes', '"total"', ["'total'"]],
    ['with quotes inside', String.raw`'it\'s '`, [`"it's "`]],
    ['as a template', '`${sum} of sum`', ['`${sum} of sum`']],
  ])('is found %s', (_, fragment, pieces) => {
    expect(found(fragment)).toEqual(pieces);
  });

  it.each([
    ['where the code has it', 'f(a, [b], { c })', 'f(\n  a,\n  [b,],\n  { c, },\n)'],
    ['where the fragment has it', 'f(\n  a,\n  [b,],\n  { c, },\n)', 'f(a, [b], { c })'],
  ])('is found whether a list ends with a comma or not: %s', (_, fragment, text) => {
    expect(found(fragment, text)).toEqual([text]);
  });

  it('is told from a list with one item less, which such a comma may be', () => {
    expect([found('[]', '[,]'), found('[1, ,]', '[1]'), found('[1,]', '[1,,]')]).toEqual([[], [], []]);
  });

  it.each([
    ['a part of a name', 'pric'],
    ['a part of an operator', 'sum > = 100'],
    ['what only a comment says', 'both'],
    ['nothing', ' /* nothing */ '],
    ['what goes on behind the end', 'sum > 100; }'],
    ['another text', "'tota'"],
  ])('is not found: %s', (_, fragment) => {
    expect(found(fragment)).toEqual([]);
  });

  it('is not found in a source that does not parse', () => {
    expect(found('sum', 'const sum = ;')).toEqual([]);
  });
});
