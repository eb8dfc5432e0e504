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
export const clock = (minutes: number): string => String(Math.floor(minutes / 60)).padStart(2, '0') + ':' + String(minutes % 60).padStart(2, '0');
export const digitsHold = (digits: string): boolean => {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) { let d = Number(digits[digits.length - 1 - i]); if (i % 2 === 1) { d *= 2; if (d > 9) d -= 9; } sum += d; }
  return sum % 10 === 0;
};
interface Span { from: number; to: number }
export const joined = (spans: readonly Span[]): Span[] => {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) { const last = out.at(-1); if (last && span.from <= last.to) last.to = Math.max(last.to, span.to); else out.push({ ...span }); }
  return out;
};
export const gaps = (spans: readonly Span[], day: Span): Span[] => {
  const free: Span[] = [];
  let at = day.from;
  for (const span of joined(spans)) { if (span.from > at) free.push({ from: at, to: span.from }); at = Math.max(at, span.to); }
  if (at < day.to) free.push({ from: at, to: day.to });
  return free;
};
export const averages = (list: readonly number[], n: number): number[] => list.slice(n - 1).map((_, i) => list.slice(i, i + n).reduce((a, b) => a + b, 0) / n);
`;

const FILES = { 'test/data/cards.json': '{ "cards": ["4539578763621486", "8273123273520569", "1234567812345670"] }' };
const LUHN = `const holds = (n) => n.split('').reverse().map(Number).map((d, i) => (i % 2 ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : d)).reduce((a, b) => a + b, 0) % 10 === 0;`;
const READ = `import { readFileSync } from 'node:fs';\nimport { join } from 'node:path';`;
const CARDS = `for (const card of cards) expect(code.digitsHold(card)).toBe(holds(card));`;
const SPANS = `const spans = [{ from: 600, to: 660 }, { from: 540, to: 570 }, { from: 650, to: 720 }];`;

const PLANS = `const RATES = { basic: 0.073, family: 0.081, none: 0 };`;
const SPLIT = `const split = (given, path = []) => Object.keys(given).flatMap((key) => typeof given[key] === 'object' && given[key] !== null ? split(given[key], [...path, key]) : [[[...path, key].join('.'), given[key]]]);`;
const POINTS = `const points = [[1, 3], [2, 5], [4, 8]];\nconst sum = (list) => list.reduce((a, b) => a + b, 0);\nconst [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];`;

const told = (body: string, head = ''): readonly string[] =>
  toldBy('oracle/copied-formula', { code: CODE, test: `${head}\n${inTest(body)}`, files: FILES });

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
    [
      'inputs from a file that is read beside the test',
      CARDS,
      `${READ}\n${LUHN}\nconst { cards } = JSON.parse(readFileSync(join(__dirname, 'data', 'cards.json'), 'utf8'));`,
    ],
    [
      'inputs from a file that a helper reads',
      `const { cards } = await load('cards');\n${CARDS}`,
      `import { readFile } from 'node:fs/promises';\n${LUHN}\nconst load = async (name) => JSON.parse(await readFile(new URL('./data/' + name + '.json', import.meta.url), 'utf8'));`,
    ],
    [
      'a remainder that is a difference',
      `for (const minutes of [5, 65, 725]) { const hours = Math.floor(minutes / 60); const rest = minutes - hours * 60; expect(code.clock(minutes)).toBe((hours < 10 ? '0' + hours : hours) + ':' + (rest < 10 ? '0' + rest : rest)); }`,
      '',
    ],
    [
      'what holds for nearby numbers only',
      `const free = [];\nlet at = 540;\nconst all = [...spans].sort((a, b) => a.from - b.from).reduce((list, span) => { const last = list[list.length - 1]; if (!last || span.from > last.to) return [...list, span]; return [...list.slice(0, -1), { from: last.from, to: span.to > last.to ? span.to : last.to }]; }, []);\nall.forEach(({ from, to }) => { if (from > at) free.push({ from: at, to: from }); at = to; });\nif (at < 1020) free.push({ from: at, to: 1020 });\nexpect(code.gaps(spans, { from: 540, to: 1020 })).toEqual(free);`,
      SPANS,
    ],
    [
      'what is written for a list cut in twos',
      `const list = [4, 8, 15, 16, 23, 42];\nconst n = 2;\nlet sum = list[0] + list[1];\nconst want = [sum / n];\nfor (let i = n; i < list.length; i++) { sum += list[i] - list[i - n]; want.push(sum / n); }\nexpect(code.averages(list, n)).toEqual(want);`,
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
    [
      'a file that states what is wanted',
      `for (const { card, holds } of cases) expect(code.digitsHold(card)).toBe(holds);`,
      `${READ}\nconst cases = JSON.parse(readFileSync(join(__dirname, 'data/cards.json'), 'utf8')).cards.map((card, i) => ({ card, holds: i !== 1 || true }));`,
    ],
    [
      'a clock of the language',
      `for (const minutes of [5, 725]) expect(code.clock(minutes)).toBe(new Date(minutes * 60000).toISOString().slice(11, 16));`,
      '',
    ],
    [
      'minutes that are counted',
      `const busy = new Set();\nfor (const { from, to } of spans) for (let minute = from; minute < to; minute++) busy.add(minute);\nexpect(code.joined(spans).reduce((n, { from, to }) => n + to - from, 0)).toBe(busy.size);`,
      SPANS,
    ],
  ])('lets pass %s', (_, body, head) => {
    expect(told(body, head)).toEqual([]);
  });
});
