import { describe, expect, it } from 'vitest';
import { expressionError, freeNames, statementsError } from '../../src/syntax/parse-expression.ts';

describe('SPEC-2: code in a spec', () => {
  it.each(['f(1)', 'x as number', '<T,>(x: T) => x', 'await f()', '<b>text</b>', '{ a: 1 }', '$value'])(
    'takes %s for an expression',
    (text) => {
      expect(expressionError(text)).toBe(undefined);
    },
  );

  it.each([
    ['f(', { message: 'Unexpected token', column: 3 }],
    ['a b', { message: 'Unexpected `b`', column: 3 }],
    ['let x', { message: "Unexpected reserved word 'let'", column: 1 }],
    ['[\n', { message: 'Unexpected token', column: undefined }],
  ])('says where %j stops being an expression', (text, fault) => {
    expect(expressionError(text)).toEqual(fault);
  });

  it('takes imports and a top-level await for statements', () => {
    expect(statementsError("import { a } from 'a';\nconst b: number = await a()")).toBe(undefined);
    expect(statementsError('import {')).toEqual({ message: 'Unexpected token', column: 9 });
  });

  it('finds the names that an expression leaves open', () => {
    expect([...freeNames('f($a, ($b) => $b.$c, { $d: 1, $e })')]).toEqual(['f', '$a', '$e']);
    expect([...freeNames('f(')]).toEqual([]);
  });
});
