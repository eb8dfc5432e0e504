/** A reference of another construction beside a copy of the code's: both agree with it everywhere, and only one goes its way. */
import { describe, expect, it } from 'vitest';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
export const choose = (n: number, k: number): number => { let c = 1; for (let i = 1; i <= k; i++) c = (c * (n - k + i)) / i; return Math.round(c); };
export const spread = (xs: readonly number[]): number => { const m = xs.reduce((a, b) => a + b, 0) / xs.length; return xs.reduce((s, x) => s + (x - m) ** 2, 0) / xs.length; };
export const title = (s: string): string => s.split(' ').map((w) => (w ? w[0]!.toUpperCase() + w.slice(1) : w)).join(' ');
export const bill = (kwh: number): number => { let c = 0; if (kwh > 500) { c += (kwh - 500) * 0.4; kwh = 500; } if (kwh > 200) { c += (kwh - 200) * 0.3; kwh = 200; } return Math.round((c + kwh * 0.25) * 100) / 100; };
export const season = (day: string): string => { const m = Number(day.split('-')[1]); if (m === 12 || m <= 2) return 'winter'; if (m <= 5) return 'spring'; return m <= 8 ? 'summer' : 'autumn'; };
export class Battery { #level: number; constructor(level: number) { this.#level = level; } get state(): string { return this.#level > 60 ? 'good' : this.#level > 20 ? 'fair' : 'low'; } }
interface Ride { user: string; minutes: number }
export const summed = (rides: readonly Ride[]): Record<string, { rides: number; minutes: number; average: number }> => {
  const out: Record<string, { rides: number; minutes: number; average: number }> = {};
  for (const ride of rides) { const one = (out[ride.user] ??= { rides: 0, minutes: 0, average: 0 }); one.rides += 1; one.minutes += ride.minutes; one.average = Math.round((one.minutes / one.rides) * 10) / 10; }
  return out;
};
export const board = (rides: readonly Ride[]): string[] => Object.entries(summed(rides)).sort(([a, x], [b, y]) => y.minutes - x.minutes || (a < b ? -1 : 1)).slice(0, 3).map(([user, { minutes }], i) => \`\${i + 1}. \${user} (\${Math.floor(minutes / 60)}h \${minutes % 60}m)\`);
`;

const XS = `const xs = [5, -2, 8, 1, -9, 4, 4, 7];`;
const RIDES = `const rides = [['ann', 30], ['bob', 95], ['ann', 12], ['cy', 61], ['bob', 8]].map(([user, minutes]) => ({ user, minutes }));`;

const told = (body: string): readonly string[] => toldBy('oracle/copied-formula', { code: CODE, test: inTest(body) });

describe('ORACLE-19: references and copies', () => {
  it.each([
    [
      'binomials by their triangle',
      `const at = (n, k) => (k === 0 || k === n ? 1 : at(n - 1, k - 1) + at(n - 1, k));\nfor (let k = 0; k <= 6; k++) expect(code.choose(6, k)).toBe(at(6, k));`,
    ],
    [
      'a variance by squares',
      `${XS}\nconst n = xs.length;\nconst s = xs.reduce((a, b) => a + b);\nconst q = xs.map((x) => x * x).reduce((a, b) => a + b);\nexpect(code.spread(xs)).toBeCloseTo(q / n - (s / n) ** 2);`,
    ],
    [
      'a variance by pairs',
      `${XS}\nlet sum = 0;\nfor (const x of xs) for (const y of xs) sum += (x - y) ** 2;\nexpect(code.spread(xs)).toBeCloseTo(sum / (2 * xs.length ** 2));`,
    ],
    [
      'capitals by a pattern',
      `const s = 'the old man';\nexpect(code.title(s)).toBe(s.replace(/\\b[a-z]/g, (c) => c.toUpperCase()));`,
    ],
    [
      'a bill unit by unit',
      `for (const kwh of [100, 350, 620]) { let cents = 0; for (let i = 1; i <= kwh; i++) cents += i > 500 ? 40 : i > 200 ? 30 : 25; expect(code.bill(kwh)).toBe(cents / 100); }`,
    ],
    ['a bill by hand', `expect(code.bill(620)).toBe(200 * 0.25 + 300 * 0.3 + 120 * 0.4);`],
  ])('lets pass %s', (_, body) => {
    expect(told(body)).toEqual([]);
  });

  it.each([
    [
      'a variance by deviations',
      `${XS}\nconst mean = xs.reduce((a, b) => a + b, 0) / xs.length;\nlet ss = 0;\nxs.forEach((x) => { const d = x - mean; ss += d * d; });\nexpect(code.spread(xs)).toBeCloseTo(ss / xs.length);`,
    ],
    [
      'a ladder the other way up',
      `for (const level of [10, 20, 21, 60, 61, 100]) { const want = level <= 20 ? 'low' : level <= 60 ? 'fair' : 'good'; expect(new code.Battery(level).state).toBe(want); }`,
    ],
    [
      'a ladder of what is read otherwise',
      `const of = (day) => { const m = new Date(day).getUTCMonth() + 1; if (m <= 2 || m === 12) return 'winter'; else if (m <= 5) return 'spring'; else if (m <= 8) return 'summer'; return 'autumn'; };\nfor (const day of ['2026-01-01', '2026-04-01', '2026-08-31', '2026-12-24']) expect(code.season(day)).toBe(of(day));`,
    ],
    [
      'one of many sums',
      `${RIDES}\nconst minutes = rides.filter((ride) => ride.user === 'ann').map((ride) => ride.minutes);\nexpect(code.summed(rides).ann.average).toBe(+(minutes.reduce((a, b) => a + b, 0) / minutes.length).toFixed(1));`,
    ],
    [
      'lines that are joined bit by bit',
      `${RIDES}\nconst totals = new Map();\nrides.forEach((ride) => totals.set(ride.user, (totals.get(ride.user) || 0) + ride.minutes));\nconst want = Array.from(totals).sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 3).map(([user, m], i) => (i + 1) + '. ' + user + ' (' + Math.floor(m / 60) + 'h ' + (m % 60) + 'm)');\nexpect(code.board(rides)).toEqual(want);`,
    ],
  ])('sees %s', (_, body) => {
    expect(told(body)).toHaveLength(1);
  });
});
