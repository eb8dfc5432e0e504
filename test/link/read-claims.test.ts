import { describe, expect, it } from 'vitest';
import { bracketedIds, leadingIds } from '../../src/link/read-claims.ts';

/** Ids are written in capitals here, so that small words and marks can be told from them. */
const isId = (token: string): boolean => /^[A-ZÄ]/.test(token);

describe('LINK-1: ids in titles', () => {
  it.each([
    ['A-1: x', ['A-1']],
    ['A-1 x', ['A-1']],
    ['A-1', ['A-1']],
    ['A-1, A-2: x', ['A-1', 'A-2']],
    ['A-1 A-2 ,\tA-3 x', ['A-1', 'A-2', 'A-3']],
    ['A-1: A-2', ['A-1']],
    ['A-1, x A-2', ['A-1']],
    ['A.b_C-3: x', ['A.b_C-3']],
    ['Ä: x', ['Ä']],
  ])('reads the ids at the beginning of "%s"', (title, ids) => {
    expect(leadingIds(title, isId)).toEqual(ids);
  });

  it.each([
    ['[A-1] x', ['A-1']],
    ['x [A-1, A-2; A-3:A-4 A-5]', ['A-1', 'A-2', 'A-3', 'A-4', 'A-5']],
    ['x [A-1] y [A-2]', ['A-1', 'A-2']],
    ['x [ A-1 ]', ['A-1']],
    ['[[A-1]]', ['A-1']],
  ])('reads the ids in the brackets of "%s"', (title, ids) => {
    expect(bracketedIds(title, isId)).toEqual(ids);
  });
});

describe('LINK-2: words that are no ids', () => {
  it.each(['x A-1', '-A-1: x', ' A-1: x', 'A-1/2 x', 'A-1; x', '(A-1)', 'x', '', ':', ', A-1'])(
    'reads no id at the beginning of "%s"',
    (title) => {
      expect(leadingIds(title, isId)).toEqual([]);
    },
  );

  it.each(['x', '[]', '[x, y]', 'A-1]', '[A-1', '(A-1)', '[A-1 [x]'])(
    'reads no id in the brackets of "%s"',
    (title) => {
      expect(bracketedIds(title, isId)).toEqual([]);
    },
  );

  it('asks of each word as a whole whether it is an id', () => {
    const asked: string[] = [];
    const none = (token: string): boolean => asked.push(token) < 0;
    leadingIds('A-1.: x', none);
    bracketedIds('[A-1, B]', none);
    expect(asked).toEqual(['A-1', 'A-1', 'B']);
  });
});
