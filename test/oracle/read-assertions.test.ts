/** What a test asserts, by whatever library and however it comes there. */
import { describe, expect, it } from 'vitest';
import { examined, inTest } from './small-project.ts';

const CODE = `export const f = (n) => n * 2; export const g = async (n) => n; export const run = (cb) => cb(1); export class All { each(cb) { cb(1); } }`;

/** `<matcher> <demand>: <actual> = <expected>` of each assertion; code under test shows as its names. */
function assertionsIn(test: string): readonly string[] {
  return examined({ code: CODE, test }).flatMap(({ test: read }) =>
    read.assertions.map(({ matcher, demand, isNegated, actual, expected }) => {
      const shown = [actual, ...expected].map(({ key }) => key.replaceAll(/<src\/code\.ts#(\w+)>/g, '$1'));
      return `${isNegated ? 'not ' : ''}${matcher} ${demand}: ${shown.join(' = ')}`;
    }),
  );
}

describe('an assertion', () => {
  it.each<readonly [source: string, told: string]>([
    [`expect(code.f(1)).toBe(2);`, 'toBe equal: f(1) = 2'],
    [`expect.soft(code.f(1)).not.toEqual(3);`, 'not toEqual equal: f(1) = 3'],
    [`await expect(code.g(1)).resolves.toBe(1);`, 'toBe equal: g(1) = 1'],
    [`await expect.poll(() => code.f(1)).toBe(2);`, 'toBe equal: f(1) = 2'],
    [`expect(() => code.f(1)).toThrow(RangeError);`, 'toThrow throws: f(1) = RangeError'],
    [`expect(code.f(1)).to.deep.equal(2);`, 'equal equal: f(1) = 2'],
    [`expect(code.f(1)).to.be.true;`, 'true truth: f(1) = true'],
    [`code.f(1).should.equal(2);`, 'equal equal: f(1) = 2'],
    [`assert.strictEqual(code.f(1), 2, 'two');`, 'strictEqual equal: f(1) = 2'],
    [`assert.notEqual(code.f(1), 2);`, 'not notEqual equal: f(1) = 2'],
    [`assert(code.f(1));`, 'ok truth: f(1) = true'],
    [`const check = expect(code.f(1)); check.toBe(2);`, 'toBe equal: f(1) = 2'],
    [`const { f: double } = code; expect(double(1)).toBe(2);`, 'toBe equal: f(1) = 2'],
    [`expect(code.f(1)).toBeWithinRange(1, 3);`, 'toBeWithinRange other: f(1) = 1 = 3'],
    [`expect(code.f(1)).toHaveProperty('a.b', 2);`, 'toHaveProperty partial: f(1) = "a.b" = 2'],
    [`await code.g(1).then((n) => { expect(n).toBe(1); });`, 'toBe equal: g(1) = 1'],
    [`new code.All().each(() => { expect(code.f(1)).toBe(2); });`, 'toBe equal: f(1) = 2'],
    [`const check = (n, e) => { if (n) expect(code.f(n)).toBe(e); }; check(1, 2);`, 'toBe equal: f(1) = 2'],
  ])('%s is read', (source, told) => {
    expect(assertionsIn(inTest(source))).toEqual([told]);
  });

  it('is read with the values of tables, hooks and fixtures', () => {
    const test = `
      let made;
      beforeEach(() => { made = code.f(3); });
      it('a', () => { expect(made).toBe(6); });
      it.each([[1, 2]])('b', (n, e) => { expect(code.f(n)).toBe(e); });
      it.each\`n | e\n\${1} | \${2}\`('c', ({ n, e }) => { expect(code.f(n)).toBe(e); });
      const withFixture = it.extend({ five: async ({}, use) => { await use(5); } });
      withFixture('d', ({ five }) => { expect(code.f(five)).toBe(10); });
    `;
    const told = assertionsIn(test).map((one) => one.replaceAll(/βrow\d+/g, 'row'));
    expect(told).toEqual([
      'toBe equal: f(3) = 6',
      'toBe equal: f(row.[0]) = row.[1]',
      'toBe equal: f(row.["n"]) = row.["e"]',
      'toBe equal: f(5) = 10',
    ]);
  });

  it('is told with the way to it', () => {
    const body = `
      for (const n of [1, 2]) if (code.f(n)) expect(n).toBe(n);
      try { code.f(0); } catch { expect(1).toBe(1); }
      code.run(() => { expect(2).toBe(2); });
      return;
      expect(3).toBe(3);
    `;
    const [read] = examined({ code: CODE, test: inTest(body) });
    expect(read?.test.assertions.map(({ path }) => path.map(({ kind }) => kind))).toEqual([
      ['loop', 'branch'],
      ['catch'],
      ['callback'],
    ]);
    expect(read?.test.unreached).toHaveLength(1);
  });

  it('in a hook is none of the test', () => {
    expect(assertionsIn(`beforeEach(() => { expect(code.f(1)).toBe(2); });\n${inTest('code.f(1);')}`)).toEqual([]);
  });

  it.each([`expect.assertions(1);`, `expect.hasAssertions();`, `expect(code.f(1));`, `code.expect(1).toBe(1);`])(
    '%s is none',
    (source) => {
      expect(assertionsIn(inTest(source))).toEqual([]);
    },
  );
});
