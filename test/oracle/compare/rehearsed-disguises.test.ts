/** Copies that are found by what a test computes on its way, however its values are kept, looked up and compared; each with its nearest trap. */
import { describe, expect, it } from 'vitest';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
const SHARES = { basic: 0.073, family: 0.081, none: 0 } as const;
const rounded = (n: number): number => Math.round(n * 100) / 100;
export const health = (gross: number, plan: keyof typeof SHARES): number => rounded(gross * SHARES[plan]);
export const pay = (hours: number, rate: number): number => (hours <= 40 ? hours * rate : 40 * rate + (hours - 40) * rate * 1.5);
export const hidden = (text: string): string => text.replace(/[\\w.]+@[\\w.]+/g, (all) => all[0] + '***@' + all.split('@')[1]);
export const flat = (given: Record<string, unknown>, before = ''): Record<string, unknown> => {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const path = before ? before + '.' + key : key;
    if (typeof value === 'object' && value !== null) Object.assign(out, flat(value as Record<string, unknown>, path));
    else out[path] = value;
  }
  return out;
};
export const line = (points: readonly (readonly [number, number])[]): ((x: number) => number) => {
  const n = points.length;
  const [sx, sy, sxy, sxx] = [([x]) => x, ([, y]) => y, ([x, y]) => x * y, ([x]) => x * x].map((of) => points.reduce((sum, point) => sum + of(point), 0));
  const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  return (x) => slope * x + (sy - slope * sx) / n;
};
export const visits = (at: readonly number[]): number[][] => {
  const out: number[][] = [];
  for (const one of at) { const last = out.at(-1); if (last && one - last.at(-1)! <= 1800) last.push(one); else out.push([one]); }
  return out;
};
`;

const PLANS = `const RATES = { basic: 0.073, family: 0.081, none: 0 };`;
const SPLIT = `const split = (given, path = []) => Object.keys(given).flatMap((key) => typeof given[key] === 'object' && given[key] !== null ? split(given[key], [...path, key]) : [[[...path, key].join('.'), given[key]]]);`;
const POINTS = `const points = [[1, 3], [2, 5], [4, 8]];\nconst sum = (list) => list.reduce((a, b) => a + b, 0);\nconst [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];`;

const told = (body: string, head = ''): readonly string[] =>
  toldBy('oracle/copied-formula', { code: CODE, test: `${head}\n${inTest(body)}` });

describe('ORACLE-19: copies by what is kept, looked up and compared', () => {
  it.each([
    [
      'a table of the test that is looked up',
      `for (const plan of ['basic', 'family', 'none']) expect(code.health(3333, plan)).toBeCloseTo(3333 * RATES[plan], 2);`,
      PLANS,
    ],
    [
      'a difference that has to be nothing',
      `const want = (gross, plan) => { switch (plan) { case 'basic': return gross * 0.073; case 'family': return Math.round(gross * 8.1) / 100; default: return 0; } };\nconst gross = 4217;\nexpect(code.health(gross, 'family') - want(gross, 'family')).toBe(0);`,
      '',
    ],
    [
      'a difference that has to be small',
      `for (const hours of [20, 47, 60]) expect(Math.abs(code.pay(hours, 18) - (Math.min(hours, 40) * 18 + Math.max(0, hours - 40) * 18 * 1.5))).toBeLessThan(0.001);`,
      '',
    ],
    [
      'an equality that has to be so',
      `for (const hours of [20, 47, 60]) expect(code.pay(hours, 18) === Math.min(hours, 40) * 18 + Math.max(0, hours - 40) * 18 * 1.5).toBe(true);`,
      '',
    ],
    [
      'a map that a hook fills',
      `for (const [hours, pay] of expected) expect(code.pay(hours, 18)).toBe(pay);`,
      `const expected = new Map();\nbeforeEach(() => { for (const hours of [20, 40, 47, 60]) expected.set(hours, hours > 40 ? 40 * 18 + (hours - 40) * 18 * 1.5 : hours * 18); });`,
    ],
    [
      'what a function gives to the language for each match',
      `const text = 'to ann.b@x.org or bob@y.com';\nexpect(code.hidden(text)).toBe(text.replace(/([\\w.]+)@([\\w.]+)/g, (_, user, host) => user.charAt(0) + '***@' + host));`,
      '',
    ],
    [
      'the names of an object',
      `const given = { a: 1, b: { c: 2, d: { e: 3 } } };\nexpect(code.flat(given)).toEqual(Object.fromEntries(split(given)));`,
      SPLIT,
    ],
    [
      'a function that the code gives',
      `const n = points.length;\nconst slope = (n * sum(xs.map((x, i) => x * ys[i])) - sum(xs) * sum(ys)) / (n * sum(xs.map((x) => x * x)) - sum(xs) * sum(xs));\nexpect(code.line(points)(10)).toBeCloseTo(slope * 10 + (sum(ys) - slope * sum(xs)) / n);`,
      POINTS,
    ],
    [
      'the places at which a list is parted',
      `const at = [0, 600, 3000, 4700, 4800];\nconst cuts = at.flatMap((one, i) => (i > 0 && one - at[i - 1] > 1800 ? [i] : []));\nexpect(code.visits(at)).toEqual([0, ...cuts].map((from, k) => at.slice(from, cuts[k] ?? at.length)));`,
      '',
    ],
  ])('sees %s', (_, body, head) => {
    expect(told(body, head)).toEqual(['likely']);
  });

  it.each([
    [
      'a table of stated values',
      `for (const plan of ['basic', 'family', 'none']) expect(code.health(1000, plan)).toBe(WANTED[plan]);`,
      `const WANTED = { basic: 73, family: 81, none: 0 };`,
    ],
    [
      'a difference that is stated',
      `const hours = 47;\nexpect(code.pay(hours + 1, 18) - code.pay(hours, 18)).toBe(27);`,
      '',
    ],
    [
      'two inputs that have to give the same',
      `for (const hours of [20, 47]) expect(code.pay(hours, 18) * 2 === code.pay(hours, 36)).toBe(true);`,
      '',
    ],
    ['a sum by hand', `expect(code.pay(47, 20)).toBe(40 * 20 + 7 * 30);`, ''],
    [
      'names that lead to the values',
      `const given = { a: 1, b: { c: 2 } };\nfor (const [name, value] of Object.entries(code.flat(given))) expect(name.split('.').reduce((at, key) => at[key], given)).toBe(value);`,
      '',
    ],
    [
      'the same line by means',
      `const [mx, my] = [sum(xs) / 3, sum(ys) / 3];\nlet [up, down] = [0, 0];\nfor (const [x, y] of points) { up += (x - mx) * (y - my); down += (x - mx) * (x - mx); }\nexpect(code.line(points)(10)).toBeCloseTo(my + (up / down) * (10 - mx));`,
      POINTS,
    ],
    [
      'that parts are all and are apart',
      `const at = [0, 600, 3000, 4700];\nconst parts = code.visits(at);\nexpect(parts.flat()).toEqual(at);\nparts.slice(1).forEach((part, i) => expect(part[0] - parts[i].at(-1)).toBeGreaterThan(1800));`,
      '',
    ],
  ])('lets pass %s', (_, body, head) => {
    expect(told(body, head)).toEqual([]);
  });
});
