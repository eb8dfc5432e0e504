/** What rules tell of a test once it has been gone through with real values. */
import { describe, expect, it } from 'vitest';
import type { Suspicion } from '../../../src/model/oracle.ts';
import { inTest, toldBy } from '../small-project.ts';

const CODE = `
export class Meter {
  private level = 0; private seen: number[] = [];
  constructor(private readonly clock: () => number = () => 0) {}
  add(amount: number): this { this.level = Math.min(90, this.level + amount * 3 - this.clock() / 4); this.seen.push(amount); return this; }
  get reading(): number { return Math.round(this.level); }
  peak(): number { return this.seen.reduce((most, one) => (one > most ? one : most), 0); }
}
export function reachable(graph: Record<string, string[]>, from: string): string[] {
  const found = new Set<string>(); const open = [from];
  while (open.length > 0) { const next = open.pop(); if (next === undefined || found.has(next)) continue; found.add(next); open.push(...(graph[next] ?? [])); }
  return [...found].sort();
}
export function toll(axles: number, night: boolean, km: number): number {
  let sum = 0; for (let i = 0; i < axles; i++) sum += i < 2 ? km * 12 : km * 7;
  return night ? Math.round(sum * 0.85) : sum;
}
export const subtotal = (lines: { n: number; each: number }[]): number => lines.reduce((sum, { n, each }) => sum + n * each, 0);
export const carriage = (lines: { n: number; each: number }[]): number => (lines.length > 3 ? 0 : 490);
export const grand = (lines: { n: number; each: number }[]): number => subtotal(lines) + carriage(lines);
export const sorter = (by: number, from = 0) => (list: number[]): number[] => [...list].sort((a, b) => by * (a - b) + from);
export const stamp = (date: Date): string => { const two = (n: number) => String(n).padStart(2, '0'); return \`[\${two(date.getUTCDate())}.\${two(date.getUTCMonth() + 1)}.]\`; };
export const initials = (name: string): string => name.split(/\\s+/).map((part) => part[0].toUpperCase()).join('');
export function* holes(length: number, count: number, edge = 2): Generator<number> { const gap = (length - 2 * edge) / (count - 1); for (let i = 0; i < count; i++) yield edge + i * gap; }
export const SIZES = [34, 36, 38, 40, 42, 44];
export function grade(size: number) { const step = (size - 36) * 2; return { bust: 84 + step, hip: 90 + step }; }
export const sizeFor = (body: { bust: number; hip: number }) => SIZES.find((size) => { const g = grade(size); return body.bust <= g.bust && body.hip <= g.hip; });
export const byNumber = (a: { n: number; each: number }, b: { n: number; each: number }): number => b.n - a.n || a.each - b.each;
export class Bus { #on: ((e: string) => void)[] = []; on(f: (e: string) => void): void { this.#on.push(f); } emit(e: string): void { if (e.startsWith('!')) for (const f of this.#on) f(e); } }
`;

interface Around {
  readonly files?: Readonly<Record<string, string>>;
  /** Before the test. */
  readonly head?: string;
}

const told = (rule: Suspicion['rule'], body: string, { files = {}, head = '' }: Around = {}): readonly string[] =>
  toldBy(rule, { code: CODE, test: `${head}\n${inTest(body)}`, files });

describe('ORACLE-19: values of one source', () => {
  it('finds the own state of an object compared with itself', () => {
    const body = `const meter = new code.Meter().add(7);\nconst before = structuredClone({ reading: meter.reading, peak: meter.peak() });\nexpect({ reading: meter.reading, peak: meter.peak() }).toEqual(before);`;
    expect(told('oracle/self-comparison', body)).toEqual(['likely']);
  });

  it('lets pass what something was done between', () => {
    const body = `const meter = new code.Meter().add(7);\nconst before = { reading: meter.reading };\nmeter.add(0);\nexpect({ reading: meter.reading }).toEqual(before);`;
    expect(told('oracle/self-comparison', body)).toEqual([]);
  });

  it('finds a call compared with itself that counts before it makes anything', () => {
    const code = `const late = (due: string, to: string): number => { let n = 0; for (let day = due.length; day <= to.length + 3; day++) if (day % 7 > 0) n++; return n; };\nexport function ticks(loan: { due: string }, to: string): number { const days = late(loan.due, to); if (days <= 2) return 0; return Math.min(days * 20, 600); }`;
    const loan = `class Loan { loan = { due: '2026' }; build() { return { ...this.loan }; } }`;
    const body = `const loan = new Loan().build();\nconst before = code.ticks(loan, '2027-01');\nexpect(code.ticks(loan, '2027-01')).toBe(before);`;
    expect(toldBy('oracle/self-comparison', { code, test: `${loan}\n${inTest(body)}` })).toEqual(['likely']);
  });

  it('lets pass answers that are in order', () => {
    const body = `for (const km of [1, 9]) { const late = [1, 2, 3].map((n) => code.toll(n, false, km)).map((sum) => sum > 24);\nexpect(late).toEqual(late.toSorted()); }`;
    expect(told('oracle/self-comparison', body)).toEqual([]);
  });

  it('lets pass what is sorted or chosen again', () => {
    const body = `const tolls = Array.from({ length: 9 }, (_, i) => code.toll(i, false, 3));\nexpect(tolls).toEqual([...tolls].sort((a, b) => a - b));\nexpect(tolls).toEqual(tolls.filter((t) => t >= 0));`;
    expect(told('oracle/self-comparison', body)).toEqual([]);
  });

  it.each([
    [
      'an input that is its own result',
      `for (const n of [1, 2]) { const once = code.subtotal([{ n, each: 1 }]); expect(code.subtotal([{ n: once, each: 1 }])).toBe(once); }`,
    ],
    [
      'an order that changes nothing here',
      `const xs = [{ n: 1, each: 2 }, { n: 5, each: 9 }, { n: 1, each: 2 }];\nexpect({ sum: code.subtotal(xs.toReversed()) }).toEqual({ sum: code.subtotal(xs) });`,
    ],
  ])('lets pass a relation of %s', (_, body) => {
    expect(told('oracle/self-comparison', body)).toEqual([]);
  });

  it('tells objects of one class of the test apart by what was put into them', () => {
    const head = `class Lines { private readonly all: { n: number; each: number }[] = []; with(n: number, each: number): this { this.all.push({ n, each }); return this; } done() { return this.all; } }`;
    const made = `const one = new Lines().with(1, 20).with(2, 3).done(); const other = new Lines().with(2, 3).with(1, 20).done();`;
    const body = `${made}\nexpect(code.grand(one)).toBe(code.grand(other));`;
    expect(told('oracle/self-comparison', body, { head })).toEqual([]);
    expect(told('oracle/self-comparison', body.replace('grand(other)', 'grand(one)'), { head })).toEqual(['certain']);
  });

  it('lets pass calls that may get another answer from the test', () => {
    const head = `const answers = [4, 4];`;
    const body = `const meter = new code.Meter(() => answers.shift());\nconst one = meter.add(5).reading;\nconst two = new code.Meter(() => 4).add(5).reading;\nexpect(one).toBe(two);`;
    expect(told('oracle/self-comparison', body, { head })).toEqual([]);
  });

  it('lets pass functions that the code made of other values', () => {
    const body = `const run = (list, change) => change(list);\nexpect(run([2, 1], code.sorter(1))).toEqual(run([2, 1], code.sorter(1, 0)));`;
    expect(told('oracle/self-comparison', body)).toEqual([]);
  });

  it('finds what another file had the code compute for the very call', () => {
    const files = {
      'test/golden.ts': `import { toll } from '../src/code';\nconst known = new Map<string, number>();\nexport function golden(axles: number, km: number): number { const key = axles + '/' + km; if (!known.has(key)) known.set(key, toll(axles, true, km)); return known.get(key) ?? 0; }`,
    };
    const head = `import { golden } from './golden';`;
    expect(
      told('oracle/expected-from-subject', `expect(code.toll(4, true, 31)).toBe(golden(4, 31));`, { files, head }),
    ).toEqual(['likely']);
  });
});

describe('ORACLE-19: copies of what the code does', () => {
  it('finds a class that does as the code does, over several calls', () => {
    const files = {
      'test/double.ts': `export class Gauge { private at = 0; constructor(private time: () => number) {} put(n: number): this { const next = this.at + 3 * n - this.time() / 4; this.at = next > 90 ? 90 : next; return this; } get shown(): number { return Math.round(this.at); } }`,
    };
    const head = `import { Gauge } from './double';`;
    const body = `let now = 8;\nconst gauge = new Gauge(() => now);\nconst meter = new code.Meter(() => now);\nfor (const [step, n] of [[4, 5], [13, 2], [6, 9]]) { now += step; meter.add(n); gauge.put(n); expect(meter.reading).toBe(gauge.shown); }`;
    expect(told('oracle/copied-formula', body, { files, head })).toEqual(['likely']);
  });

  it('finds a loop with a table instead of a condition', () => {
    const body = `const rates = [12, 12, 7, 7, 7];\nconst km = 44;\nlet due = 0;\nfor (let axle = 4; axle > 0; axle -= 1) due += (rates[axle - 1] ?? 0) * km;\nexpect(code.toll(4, true, km)).toBe(Math.round(due * 0.85));`;
    expect(told('oracle/copied-formula', body)).toEqual(['likely']);
  });

  it.each([
    [
      'a date that is varied as one',
      `const from = new Date('2026-02-03T12:00:00Z');\nconst two = (n: number) => (n < 10 ? '0' + n : String(n));\nexpect(code.stamp(from)).toBe('[' + [from.getUTCDate(), from.getUTCMonth() + 1].map((n) => two(n) + '.').join('') + ']');`,
    ],
    [
      'a text that is written for each side',
      `let out = '';\nfor (const word of 'grace brewster hopper'.split(' ')) out += word.charAt(0).toUpperCase();\nexpect(code.initials('grace brewster hopper')).toBe(out);`,
    ],
    [
      'numbers that are written for each side, in a loop',
      `const gap = (50 - 2 * 2) / (4 - 1);\nexpect([...code.holes(50, 4)]).toEqual(Array.from({ length: 4 }, (_, n) => 2 + n * gap));`,
    ],
    [
      'what the code lists itself',
      `const chart = new Map(code.SIZES.map((s) => [s, { bust: 84 + (s - 36) * 2, hip: 90 + (s - 36) * 2 }]));\nfor (const [size, wanted] of chart) expect(code.grade(size)).toEqual(wanted);`,
    ],
    [
      'the order of a comparator',
      `const rows = [{ n: 1, each: 4 }, { n: 3, each: 2 }, { n: 3, each: 9 }, { n: 2, each: 9 }];\nconst wanted = [...rows].sort((x, y) => { if (x.n !== y.n) return y.n - x.n; return x.each - y.each; });\nexpect([...rows].sort(code.byNumber)).toEqual(wanted);`,
    ],
    [
      "a break out of a loop over the code's list",
      `const body = { bust: 93, hip: 97 };\nlet found;\nfor (const s of code.SIZES) { const g = code.grade(s); if (body.bust <= g.bust && body.hip <= g.hip) { found = s; break; } }\nexpect(code.sizeFor(body)).toBe(found);`,
    ],
  ])('finds a copy of %s', (_, body) => {
    expect(told('oracle/copied-formula', body)).toEqual(['likely']);
  });

  it('finds what the test writes and reads back, and lets pass what code had a chance to change', () => {
    const written = `const meter = { ...new code.Meter(), level: 42 };\nexpect(meter.level).toBe(42);`;
    expect(told('oracle/reimplemented-subject', written)).toEqual(['likely']);
    const kept = `const lines = [{ n: 1, each: 7 }];\ncode.subtotal(lines);\nexpect(lines[0].each).toBe(7);`;
    expect(told('oracle/reimplemented-subject', kept)).toEqual([]);
  });

  it('lets pass a reference that goes another way, and a model that only keeps what goes in', () => {
    const search = `const graph = { a: ['b'], b: ['c', 'a'], c: [], d: ['a'] };\nconst can = (from, to, steps) => steps >= 0 && (from === to || graph[from].some((next) => can(next, to, steps - 1)));\nexpect(code.reachable(graph, 'a')).toEqual(Object.keys(graph).filter((to) => can('a', to, 4)));`;
    expect(told('oracle/copied-formula', search)).toEqual([]);
    const model = `const meter = new code.Meter();\nconst kept = [];\nfor (const n of [4, 9, 2]) { meter.add(n); kept.push(n); }\nexpect(meter.peak()).toBe(Math.max(...kept));`;
    expect(told('oracle/expected-from-subject', model)).toEqual([]);
  });

  it('lets pass what the test hands in, however it was computed', () => {
    const body = `for (let size = 1; size < 5; size += 1) { const graph = Object.fromEntries(Array.from({ length: size }, (_, i) => ['n' + i, ['n' + (i + 1)]]));\nconst all = Array.from({ length: size + 1 }, (_, i) => 'n' + i);\nexpect(code.reachable(graph, 'n0')).toEqual(all); }`;
    expect(told('oracle/expected-from-subject', body)).toEqual([]);
  });

  it('finds what only a copy on the own side computes', () => {
    const files = {
      'test/double.ts': `export class Gauge { private at = 0; put(n: number): this { this.at = Math.min(90, this.at + n * 3); return this; } get shown(): number { return this.at; } }`,
    };
    const body = `const gauge = new Gauge();\ngauge.put(5).put(9);\nexpect(gauge.shown).toBe(42);`;
    expect(
      told('oracle/reimplemented-subject', body, {
        files,
        head: `import { Gauge } from './double';\nbeforeEach(() => { new code.Meter(); });`,
      }),
    ).toEqual(['likely']);
  });
});

describe('ORACLE-19: what no run comes to', () => {
  const RULE = 'oracle/unreachable-assertion';

  it('finds a callback that the code never calls, and a loop over the rest of a list', () => {
    const never = `const bus = new code.Bus();\nbus.on((e) => expect(e).toBe('!x'));\nbus.emit('x');`;
    expect(told(RULE, never)).toEqual(['likely']);
    const rest = `const meter = new code.Meter().add(3);\nconst seen = [meter.reading, meter.peak()];\nseen.slice(5).forEach((one) => expect(one).toBe(99));`;
    expect(told(RULE, rest)).toEqual(['likely']);
  });

  it('lets pass what runs in one case, and what another assertion stands for', () => {
    const called = `const bus = new code.Bus();\nbus.on((e) => expect(e).toBe('!x'));\nbus.emit('!x');`;
    expect(told(RULE, called)).toEqual([]);
    const either = `const n = code.toll(1, false, 5);\nif (n > 100) expect(n).toBe(101); else expect(n).toBe(60);`;
    expect(told(RULE, either)).toEqual([]);
  });
});
