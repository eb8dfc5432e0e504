import { describe, expect, it } from 'vitest';
import { filePath } from '../../../src/model/ids.ts';
import { switchWiring } from '../../../src/mutation/in-process/mutant-switch.ts';
import { openInstrumented, openTold } from '../../../src/mutation/independence/open-module.ts';

const WIRING = switchWiring('k', 'secret');
const NONE: ReadonlySet<string> = new Set();

const codeOf = (text: string) => openInstrumented({ path: filePath('src/a.ts'), text }, NONE);
const testOf = (body: string) =>
  openTold({ path: filePath('a.test.ts'), text: `import { describe, expect, it } from "vitest";\n${body}` }, WIRING);

describe('ENGINE-16: code under test that hides nothing', () => {
  it.each([
    ['functions', 'export const f = (a: string): number => a.length;'],
    ['callbacks that end with their call', 'export function f(a: number[], n: number) { return a.map((x) => x + n); }'],
    [
      'helpers that are only called',
      'export function f(n: number) { const g = () => n; function h() { return g(); } return h(); }',
    ],
    ['state at its top', 'let n = 0; export const next = () => ++n;'],
    [
      'a class at its top',
      'export class A { #n = 0; static made = 0; next() { return ++this.#n; } static make() { return new A(); } }',
    ],
    ['a default argument', 'export function f(a = {}) { return a; }'],
    ['a tagged template', 'export const f = () => String.raw`a`;'],
    [
      'dates that are given',
      'export const f = (a) => [new Date(a), Date.UTC(2020, 1), Date.parse(a), a instanceof Date];',
    ],
    ['an expression', 'export const f = (a: string) => new RegExp("a").test(a);'],
  ])('has %s', (_, text) => {
    expect(codeOf(text)).toEqual({ specifiers: [] });
  });

  it.each([
    ['a memoiser', 'export function memo(f) { const cache = new Map(); return (x) => cache.get(x) ?? f(x); }'],
    ['a counter in a closure', 'export const next = (() => { let n = 0; return () => ++n; })();'],
    ['a callback that goes to somebody else', 'export function on(bus, n) { bus.add(() => n); }'],
    [
      'a callback that goes to a method of its own by a known name',
      'const o = { map(f) { kept = f; } }; let kept; export const f = (n) => o.map(() => n);',
    ],
    ['an object of functions', 'export function make() { let n = 0; return { next() { return ++n; } }; }'],
    ['a function that keeps `this`', 'export class A { n = 0; next = () => ++this.n; }'],
    ['private fields of a class inside', 'export const f = () => { class A { #n = 0; } return new A(); };'],
    ['chance', 'export const f = () => Math.random();'],
    ['the time', 'export const f = () => Date.now();'],
    ['the time in a date', 'export const f = () => new Date();'],
    ['the time in a text', 'export const f = () => Date();'],
    ['a clock by another name', 'const Clock = Date; export const f = () => new Clock();'],
    ['a format that knows the time', 'export const f = () => new Intl.DateTimeFormat().format();'],
    ['a `WeakMap`', 'const cache = new WeakMap(); export const f = (a) => cache.get(a);'],
    ['a generator', 'export function* f() { yield 1; }'],
    ['something that waits', 'export const f = async () => 1;'],
    ['a timer', 'export const f = () => setTimeout(() => {}, 1);'],
    ['a promise', 'export const f = () => Promise.resolve();'],
    ['the environment', 'export const f = () => process.env.A;'],
    ['the global object', 'export const f = () => globalThis.a;'],
    ['code of a text', 'export const f = (a) => a.constructor("return this")();'],
    ['what an expression last matched', 'export const f = () => RegExp.$1;'],
    ['an expression class by another name', 'const R = RegExp; export const f = () => R;'],
    ['a URL for a thing', 'export const f = (a) => URL.createObjectURL(a);'],
    ['how often somebody counted', 'export const f = () => console.count();'],
    ['a default export without a name', 'export default () => 1;'],
    ['a proxy', 'export const f = (a) => new Proxy(a, {});'],
    ['an import that nobody can foresee', 'export const f = (a) => import(a);'],
    ['JSX', 'export const a = <b />;'],
  ])('has not %s', (_, text) => {
    expect(codeOf(text)).toBeUndefined();
  });

  it('says what it imports, types left out', () => {
    const text =
      'import { A } from "./a"; import type { B } from "./b"; import { c } from "./c"; export * from "./d"; export const f = (a: A) => c;';
    expect(codeOf(text)).toEqual({ specifiers: ['./c', './d'] });
  });
});

describe('ENGINE-16: test files that hide nothing', () => {
  it.each([
    ['a test', 'it("a", () => { expect(1).toBe(1); });'],
    ['rows', 'it.each([[1]])("a %s", (a) => { expect(a).toEqual(expect.any(Number)); });'],
    [
      'suites and loops',
      'describe("s", () => { const rows = [{ a: 1 }]; for (const r of rows) { it("a", () => { expect(r.a).toBe(1); }); } });',
    ],
    ['a variable of a suite', 'describe("s", () => { let n = 0; it("a", () => { n += 1; expect(n).toBe(1); }); });'],
  ])('have %s', (_, body) => {
    expect(testOf(body)?.specifiers).toEqual(['vitest']);
  });

  it.each([
    ['mocks', 'import { vi } from "vitest"; const f = vi.fn();'],
    ['matchers of their own', 'expect.extend({});'],
    ['hooks', 'import { beforeEach } from "vitest"; beforeEach(() => {});'],
    ['snapshots', 'it("a", () => { expect(1).toMatchSnapshot(); });'],
    ['what Vitest keeps of a test', 'it("a", (context) => { context.n = 1; });'],
    ['options', 'it("a", { retry: 3 }, () => {});'],
    ['`it` by another name', 'const test = it; test("a", () => {});'],
    ['fixtures', 'it.extend({})("a", () => {});'],
    ['tests at the same time', 'it.concurrent("a", () => {});'],
    ['a body from elsewhere', 'const body = () => {}; it("a", body);'],
    ['a class', 'class A {} it("a", () => { new A(); });'],
    ['`arguments`', 'it("a", function () { arguments[0].n = 1; });'],
    ['a function that knows itself', 'it("a", function me() { me.n = 1; });'],
    ['everything of Vitest', 'import * as all from "vitest"; all.it("a", () => {});'],
  ])('have no %s', (_, body) => {
    expect(testOf(body)).toBeUndefined();
  });

  it('tell in a test what only that sees, and elsewhere what others see', () => {
    const body = [
      'const shared = { n: 0 };',
      'const help = () => shared.n;',
      'describe("s", () => {',
      '  let count = 0;',
      '  it.each([[[1]]])("a", (row) => { expect([count++, help(), row]).toBe(1); });',
      '});',
    ];
    const code = testOf(body.join('\n'))?.told?.code ?? '';
    const lines = code.split('\n').filter((line) => /^\s*(?:ink|toku)\(/.test(line));
    expect(lines.map((line) => line.trim())).toEqual([
      'ink([[() => shared]]);',
      'toku([[() => help], [() => count, assayValue_9fa48 => {',
    ]);
    expect(code).toContain('}], [() => row]]);');
  });
});
