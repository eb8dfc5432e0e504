import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalForm, plainly } from '../../../src/oracle/compare/normal-form.ts';
import { sameTerm } from '../../../src/oracle/compare/match-terms.ts';
import type { Term } from '../../../src/oracle/terms/term.ts';
import { examined, inTest } from '../small-project.ts';

/** The values of two expressions over the parameters of a function that nobody knows. */
function termsOf(one: string, other: string): readonly Term[] {
  const body = `code.run((x, y, z, list, f) => { expect(${one}).toBe(${other}); });`;
  const [read] = examined({ code: 'export const run = (f) => f;', test: inTest(body) });
  const [assertion] = read?.test.assertions ?? [];
  return assertion === undefined ? [] : [assertion.actual, ...assertion.expected];
}

function meansTheSame(one: string, other: string): boolean {
  const [left, right] = termsOf(one, other).map((term) => normalForm(term, plainly({ constantOf: () => undefined })));
  return left !== undefined && right !== undefined && sameTerm(left, right);
}

const SAME: readonly (readonly [one: string, other: string])[] = [
  ['x + y * z', 'z * y + x'],
  ['x - x * 0.1', '0.9 * x'],
  ['x * (y + z)', 'x * y + x * z'],
  ['(x * 19) / 100', 'x * 0.19'],
  ['-(x - y)', 'y - x'],
  ['x ** 2', 'Math.pow(x, 2)'],
  ['x > y', 'y < x'],
  ['!(x > y)', 'x <= y'],
  ['!(x && !y)', '!x || y'],
  ['x !== y ? 1 : 2', 'x === y ? 2 : 1'],
  ['x > y ? x : y', 'Math.max(y, x)'],
  ['x ? (y ? 1 : 2) : 2', 'x && y ? 1 : 2'],
  ['x * (y ? 0.9 : 1)', 'y ? x * 0.9 : x'],
  ['`${x}: ${y}!`', "x + ': ' + y + '!'"],
  ['String(x)', '`${x}`'],
  ["[x, y].join('-')", '`${x}-${y}`'],
  ['list.length > 0', 'list.length !== 0'],
  ['list.indexOf(x) !== -1', 'list.includes(x)'],
  ['new Date(x).getTime()', 'Date.parse(x)'],
  ['list.map((a) => Number(a))', 'list.map(Number)'],
  ['[...list].sort()', 'list.toSorted()'],
  ['x + (y % 60) * 2', 'x + (y - Math.floor(y / 60) * 60) * 2'],
  ['list.map((a) => a.n * 3)[2]', 'list[2].n * 3'],
  ['list.indexOf(x)', 'list.findIndex((one) => one === x)'],
  ['/a(b)/.exec(x)', 'x.match(/a(b)/)'],
  ["x || 'nobody'", "x ?? 'nobody'"],
  ["[[90, 'A'], [50, 'B']].find(([from]) => x >= from)?.[1] ?? 'F'", "x >= 90 ? 'A' : x >= 50 ? 'B' : 'F'"],
  [
    'Object.fromEntries(list.reduce((m, a) => m.set(a.k, (m.get(a.k) ?? 0) + a.n), new Map()))',
    '(() => { const o = {}; for (const a of list) o[a.k] = (o[a.k] || 0) + a.n; return o; })()',
  ],
  [
    'list.filter((a) => !a.done).map((a) => a.n)',
    '(() => { const all = []; list.forEach((a) => { if (a.done) return; all.push(a.n); }); return all; })()',
  ],
  ["x.concat(': ', y)", '`${x}: ${y}`'],
  ['(() => { if (!x) return false; return y > 3; })()', 'x && y > 3'],
  ['(() => { if (x) return true; return y > 3; })()', 'x || y > 3'],
  ["list.map((a) => a.t).join(', ')", "list.reduce((s, a, i) => s + (i > 0 ? ', ' : '') + a.t, '')"],
  [
    "list.map((a) => a.t).join(', ')",
    "(() => { let s = ''; for (const a of list) { if (s !== '') s += ', '; s += a.t; } return s; })()",
  ],
  [
    "list.map((a) => a.t).join(', ')",
    "(() => { let s = ''; for (const a of list) s = s ? `${s}, ${a.t}` : a.t; return s; })()",
  ],
  [
    'list.reduce((s, a) => s + a.n, 0)',
    '(() => { let s = 0; let i = 0; while (i < list.length) { s += list[i].n; i += 1; } return s; })()',
  ],
  ['list.reduce((a, b) => a + b)', 'list.reduce((sum, one) => one + sum, 0)'],
  ['list.map((a) => a.n).filter((n) => n > x)', 'list.filter((b) => b.n > x).map((b) => b.n)'],
  [
    'list.flatMap((a) => a.all).reduce((s, n) => s + n, 0)',
    'list.reduce((s, a) => a.all.reduce((t, n) => t + n, s), 0)',
  ],
  ["list.map((a) => a.t).join('')", "list.reduce((s, a) => s + a.t, '')"],
  ['Math.max(0, ...list)', 'list.reduce((m, n) => (n > m ? n : m), 0)'],
  [
    'Array.from({ length: x }, (_, i) => i + 1)',
    '(() => { const a = []; for (let i = 1; i <= x; i++) a.push(i); return a; })()',
  ],
  [
    'list.reduce((s, a, i) => s + a * i, 0)',
    '(() => { let s = 0; for (let i = 0; i < list.length; i++) s += i * list[i]; return s; })()',
  ],
  ['(() => { if (x) return 1; if (y) return 2; return 3; })()', 'x ? 1 : y ? 2 : 3'],
  [
    '(() => { switch (x) { case 1: return y; case 2: return z; default: return 0; } })()',
    'x === 1 ? y : x === 2 ? z : 0',
  ],
  ['(() => { for (const a of list) if (a > x) return true; return false; })()', 'list.some((a) => a > x)'],
  ['(({ n: [, second], ...rest }) => [second, rest.m])({ n: [1, x], m: y })', '[x, y]'],
  ['(() => { let r = 0; try { r = x; } finally { r += y; } return r; })()', 'x + y'],
  ['list?.[0]?.n ?? 0', 'list[0].n'],
];

const DIFFERENT: readonly (readonly [one: string, other: string])[] = [
  ['x - y', 'y - x'],
  ['x / y', 'y / x'],
  ['x < y', 'x <= y'],
  ['x && y', 'x || y'],
  ['x ? y : z', 'x ? z : y'],
  ['`${x}${y}!`', '`${y}${x}!`'],
  ['list.reduce((a, b) => a - b, 0)', 'list.reduce((a, b) => b - a, 0)'],
  ['list.map((a) => a.n)', 'list.map((a) => a.m)'],
  ['list.slice(1)', 'list.slice(2)'],
  ['Math.round(x)', 'Math.floor(x)'],
  ['f(x)', 'f(y)'],
  ['list.some((a) => a > x)', 'list.every((a) => a > x)'],
];

describe('normalForm', () => {
  it.each(SAME)('takes %s for %s', (one, other) => {
    expect(meansTheSame(one, other)).toBe(true);
  });

  it.each(DIFFERENT)('tells %s from %s', (one, other) => {
    expect(meansTheSame(one, other)).toBe(false);
  });

  it('takes sums of products for one another exactly when they have the same value everywhere', () => {
    const factor = fc.constantFrom('x', 'y', 'z', '2', '3');
    const product = fc.array(factor, { minLength: 1, maxLength: 3 });
    const sum = fc.array(product, { minLength: 1, maxLength: 4 });
    const text = (products: readonly (readonly string[])[]): string =>
      products.map((one) => one.join(' * ')).join(' + ');
    const valueAt = (products: readonly (readonly string[])[], point: Readonly<Record<string, number>>): number =>
      products.reduce((all, one) => all + one.reduce((value, name) => value * (point[name] ?? Number(name)), 1), 0);
    fc.assert(
      fc.property(sum, sum, (one, other) => {
        const points = [
          { x: 11, y: 101, z: 1009 },
          { x: 7, y: 53, z: 409 },
          { x: 1, y: 17, z: 211 },
        ];
        const isEqual = points.every((point) => valueAt(one, point) === valueAt(other, point));
        const shuffled = one.toReversed().map((factors) => factors.toReversed());
        return meansTheSame(text(one), text(other)) === isEqual && meansTheSame(text(one), text(shuffled));
      }),
      { numRuns: 40 },
    );
  });
});
