import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPieces } from '../../src/util/matches-pieces.ts';

describe('SUITE-2: fixed pieces with gaps between them', () => {
  it.each([
    [['a'], 'a', true],
    [['a'], 'ab', false],
    [['', ''], '', true],
    [['a', 'a'], 'a', false],
    [['a', 'a'], 'aa', true],
    [['a', 'b', 'c'], 'a b b c', true],
    [['a', 'bc', 'c'], 'abc', false],
    [['', 'a', 'a', ''], 'xaya', true],
    [['', 'a', 'a', ''], 'xay', false],
    [['(', ')'], '(.*)', true],
  ])('%j matches %j: %j', (pieces, text, expected) => {
    expect(matchesPieces(pieces, text)).toBe(expected);
  });

  it('agrees with a regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 4 }), texts, (pieces, text) => {
        expect(matchesPieces(pieces, text)).toBe(new RegExp(`^${pieces.join('.*')}$`).test(text));
      }),
    );
  });
});
