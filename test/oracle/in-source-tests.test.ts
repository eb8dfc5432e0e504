import { describe, expect, it } from 'vitest';
import { filePath } from '../../src/model/ids.ts';
import { inspectOracles } from '../../src/oracle/inspect-oracles.ts';
import { declareTests } from '../../src/suite/declare-tests.ts';

const CODE = `import { base } from './base';
const RATE = 7;
export function fee(n: number): number {
  return base(n) * RATE + 3;
}`;

function oraclesOf(test: string) {
  const path = filePath('src/fee.ts');
  const text = `${CODE}\nif (import.meta.vitest) {\n  const { expect, it } = import.meta.vitest;\n${test}\n}\n`;
  const helper = { path: filePath('src/base.ts'), text: 'export const base = (n: number) => n - 1;' };
  const sources = [{ path, text }, helper];
  const { declarations } = declareTests(sources).product;
  return inspectOracles({
    tests: declarations.map((declaration) => ({ declaration, behaviours: [] })),
    sources,
    scopes: [],
    resolve: (_, specifier) => (specifier === './base' ? helper.path : undefined),
  });
}

describe('ENGINE-17: tests inside of code', () => {
  it('are read as tests of the code around them, at their own places', () => {
    const [oracle] = oraclesOf(`it('a', () => {\nexpect(fee(4)).toBe(24);\n});`);
    expect(oracle).toEqual({
      declarationId: 'src/fee.ts:8:1',
      assertions: [{ file: 'src/fee.ts', start: { line: 9, column: 1 }, end: { line: 9, column: 24 } }],
      suspicions: [],
    });
  });

  it.each([
    ['a copy of the code', 'const n = 4; expect(fee(n)).toBe((n - 1) * 7 + 3);', ['oracle/copied-formula']],
    [
      'a copy with what the code does not export',
      'const n = 4; expect(fee(n)).toBe(base(n) * RATE + 3);',
      ['oracle/copied-formula'],
    ],
    ['a call that is repeated', 'expect(fee(4)).toBe(fee(4));', ['oracle/self-comparison']],
    ['nothing', 'fee(4);', ['oracle/no-assertion']],
    ['a value', 'expect(fee(4)).toBe(24);', []],
    ['a relation', 'expect(fee(5)).toBe(fee(4) + 7);', []],
  ])('that assert %s are told for what they are', (_, body, rules) => {
    const told = oraclesOf(`it('a', () => {\n${body}\n});`).flatMap(({ suspicions }) => suspicions);
    expect(told.map(({ rule, location: { file, line } }) => [rule, file, line])).toEqual(
      rules.map((rule) => [rule, 'src/fee.ts', rule === 'oracle/no-assertion' ? 8 : 9]),
    );
  });
});
