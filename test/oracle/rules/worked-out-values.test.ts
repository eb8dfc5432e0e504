/** What rules see once the values of the code are worked out, and who made an expected value. */
import { describe, expect, it } from 'vitest';
import type { Suspicion } from '../../../src/model/oracle.ts';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
export const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
export const longest = (text: string): number | undefined => words(text).length === 0 ? undefined : Math.max(...words(text).map((word) => word.length));
export const collect = (text: string, into: string[]): void => { for (const word of words(text)) into.push(word); };
export class Stack { #held: number[] = []; push(n: number): this { this.#held.push(n); return this; } pop(): number | undefined { return this.#held.pop(); } }
export class Counter { #n = 0; add(by: number): void { this.#n += by; } get value(): number { return this.#n; } }
`;
const DESK = `import { Counter } from '../src/code';
export class Desk { readonly counter = new Counter(); add(by) { this.counter.add(by); } }
export const desk = { get golden() { return 1; } };`;

const told = (rule: Suspicion['rule'], body: string, head = ''): readonly string[] =>
  toldBy(rule, { code: CODE, test: `${head}\n${inTest(body)}`, files: { 'test/desk.ts': DESK } });

describe('ORACLE-6: unreachable assertions, by the values of the code', () => {
  const RULE = 'oracle/unreachable-assertion';

  it('finds a loop over what the code leaves empty', () => {
    expect(told(RULE, `for (const word of code.words('')) expect(word).toBe('');`)).toEqual(['certain']);
    expect(told(RULE, `for (const word of code.words('a b')) expect(word).toHaveLength(1);`)).toEqual([]);
  });

  it('finds what stands behind a guard that the code never lets pass', () => {
    const guarded = (text: string) =>
      `const n = code.longest('${text}');\nif (n === undefined) return;\nexpect(n).toBe(3);`;
    expect(told(RULE, guarded(''))).toEqual(['certain']);
    expect(told(RULE, guarded('one'))).toEqual([]);
  });

  it('is silent about a list that the code may fill', () => {
    expect(
      told(RULE, `const all = [];\ncode.collect('a', all);\nfor (const word of all) expect(word).toBe('a');`),
    ).toEqual([]);
  });

  it('is silent where both sides of a condition assert something', () => {
    const body = `const n = code.longest('');\nif (n === undefined) expect(code.words('')).toEqual([]);\nelse expect(n).toBe(3);`;
    expect(told(RULE, body)).toEqual([]);
  });
});

describe('ORACLE-1: the same value, in other forms', () => {
  const RULE = 'oracle/self-comparison';

  it('finds that a set of equal calls has one element', () => {
    expect(
      told(RULE, `const all = [1, 2].map(() => code.longest('a bc'));\nexpect(new Set(all).size).toBe(1);`),
    ).toEqual(['certain']);
    expect(
      told(RULE, `const all = ['a', 'b'].map((t) => code.longest(t));\nexpect(new Set(all).size).toBe(1);`),
    ).toEqual([]);
  });

  it('finds a value that is expected to contain its own parts', () => {
    const body = `const [word] = code.words('a');\nexpect(word).toEqual(expect.objectContaining({ length: word.length }));`;
    expect(told(RULE, body)).toEqual(['certain']);
  });
});

describe('ORACLE-1: the same calls on new objects', () => {
  const RULE = 'oracle/self-comparison';

  it('finds that each side makes its own object, and does the same with it', () => {
    const body = `const fresh = () => new code.Stack().push(5).push(7);\nassert.deepEqual(fresh().pop(), fresh().pop());`;
    expect(told(RULE, body)).toEqual(['likely']);
  });

  it('is silent where one object is asked twice, or the objects have been told different things', () => {
    expect(
      told(RULE, `const one = new code.Stack().push(5).push(7);\nassert.deepEqual(one.pop(), one.pop());`),
    ).toEqual([]);
    const different = `const one = new code.Stack();\nconst two = new code.Stack();\none.push(1).push(2);\ntwo.push(2);\nassert.equal(one.pop(), two.pop());`;
    expect(told(RULE, different)).toEqual([]);
  });
});

describe('ORACLE-2: the same call, made ahead', () => {
  const head = `let golden;\nbeforeAll(() => { golden = code.words('b a'); });`;
  const body = `expect(code.words('b a')).toEqual(golden);`;

  it('says that the expected value comes from the code, and leaves it at that', () => {
    expect(told('oracle/expected-from-subject', body, head)).toEqual(['likely']);
    expect(told('oracle/self-comparison', body, head)).toEqual([]);
  });
});

describe('ORACLE-5: objects of the code inside of those of the test', () => {
  it('are no work of the test', () => {
    const body = `const desk = new Desk();\ndesk.add(4);\nexpect([desk.counter.value + 1]).toEqual([5]);`;
    expect(told('oracle/reimplemented-subject', body, `import { Desk } from './desk';`)).toEqual([]);
  });
});
