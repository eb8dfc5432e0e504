/** Tests gone through with real values: what is understood gives the values that running gives, and all else nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asserted, shown } from './asserted.ts';

/** The language itself is the reference. */
const OPERATORS: Readonly<Record<string, (left: number, right: number) => number | boolean>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '&': (left, right) => left & right,
  '^': (left, right) => left ^ right,
  '<<': (left, right) => left << right,
  '>>>': (left, right) => left >>> right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '!==': (left, right) => left !== right,
};

describe('ORACLE-19: the values of a rehearsal', () => {
  it.each([
    ['[3, 1, 2].toSorted().map((n, i) => n * 10 + i).join("-")', '"10-21-32"'],
    ['[1, 2, 3, 4].reduce((sum, n) => sum + n)', 'number:10'],
    ['[..."héllo"].reverse().join("")', '"olléh"'],
    ['Object.entries({ a: 1, b: [2] }).flat(2)', '["a",number:1,"b",number:2]'],
    ['new Map([["x", 1]]).set("y", 2).size', 'number:2'],
    ['[...new Set([1, 1, 2])]', '[number:1,number:2]'],
    ['`${1 + 1}${"a".padStart(3, ".")}`', '"2..a"'],
    ['(({ a, ...rest }) => [a, rest])({ a: 1, b: 2 })', '[number:1,{b:number:2}]'],
    ['/(\\d+)-(\\d+)/.exec("on 12-34")?.slice(1)', '["12","34"]'],
    ['"a1b2".replace(/\\d/g, (d) => String(Number(d) + 1))', '"a2b3"'],
    ['new Date(Date.UTC(2024, 0, 31)).toISOString()', '"2024-01-31T00:00:00.000Z"'],
    ['JSON.parse(JSON.stringify({ a: [1, null] }))', '{a:[number:1,object:null]}'],
    ['await Promise.all([Promise.resolve(1), 2])', '[number:1,number:2]'],
    ['[1, 2].includes(2) && typeof "x" === "string"', 'boolean:true'],
    ['null ?? undefined?.a?.b ?? 5', 'number:5'],
    ['/^[a-z]+(?:-[a-z]+)*$/.test("a-b-c")', 'boolean:true'],
    ['"1234567".replace(/\\B(?=(\\d{3})+(?!\\d))/g, ",")', '"1,234,567"'],
    ['[..."a1b2".matchAll(/(?<at>\\d)/g)].map((m) => m.index + m.groups.at)', '["11","32"]'],
    ['new URL("../x?b=1", "https://a.io/p/q/").searchParams.get("b")', '"1"'],
    ['new Intl.NumberFormat("en-US").format(1234.5)', '"1,234.5"'],
    ['Map.groupBy([1, 2, 3], (n) => n % 2).get(1)', '[number:1,number:3]'],
    ['String.raw`a\\n${1}`', '"a\\\\n1"'],
    ['7n / 2n', 'bigint:3'],
    ['new Uint8Array([256, 257])[1]', 'number:1'],
    ['await Promise.race([Promise.resolve(1), 2])', 'number:1'],
    ['(function () { return arguments.length; })(1, 2)', 'number:2'],
    ['globalThis.Math.max(1, 2)', 'number:2'],
    ['Array.prototype.slice.call("abc", 1)', '["b","c"]'],
    ['[-15n % 5n == 0, "5" == 5, 5n != 5, null == 0]', '[boolean:true,boolean:true,boolean:false,boolean:false]'],
    ['BigInt(3) + BigInt(true) + BigInt("4")', 'bigint:8'],
    ['Object.keys(Object.defineProperty({ a: 1 }, "b", { value: 2 }))', '["a"]'],
    ['Object.defineProperties({}, { c: { get: () => 7, enumerable: true } }).c', 'number:7'],
    ['new Set([1, 2]).isDisjointFrom(new Set([3]))', 'boolean:true'],
    ['Reflect.ownKeys({ a: 1 })', '["a"]'],
    ['String({}) + typeof Function + typeof Math.random', '"[object Object]functionfunction"'],
    ['await Response.json({ a: 1 }, { status: 201 }).json()', '{a:number:1}'],
    ['new Response("x", { headers: { "X-A": "b" } }).headers.get("x-a")', '"b"'],
    [
      '((c) => (c.abort(), [c.signal.aborted, c.signal.reason.name]))(new AbortController())',
      '[boolean:true,"AbortError"]',
    ],
    ['AbortSignal.any([AbortSignal.abort(3)]).reason', 'number:3'],
  ])('%s', (expression, value) => {
    expect(shown(expression)).toBe(value);
  });

  it('goes through what a project builds on a module of Node.js', () => {
    const body = `const seen = []; const bus = new code.Bus(); bus.on('a', (x) => seen.push(x)); bus.once('a', (x) => seen.push(-x)); bus.say(1); bus.say(2);\nexpect(seen).toEqual([1, -1, 2]);`;
    const code = `import { EventEmitter } from 'node:events';\nexport class Bus extends EventEmitter { say(x: number) { this.emit('a', x); } }`;
    expect(asserted(body, code)).toEqual(['[number:1,number:-1,number:2]']);
  });

  it('goes through what code tells by events', () => {
    const body = `const heard = []; const target = new EventTarget();
      target.addEventListener('a', (event) => heard.push(event.type), { once: true });
      target.dispatchEvent(new Event('a')); target.dispatchEvent(new Event('a'));
      expectTypeOf(heard).parameter(0).toBeString();
      expect(heard).toEqual(['a']);`;
    expect(asserted(body)).toEqual(['["a"]']);
  });

  it('compares what getters give, and takes settings of the runner for nothing', () => {
    const body = `vi.setConfig({ testTimeout: 10 });\nconst made = { get total() { return 2; }, lines: 1 };`;
    expect(asserted(`${body}\nexpect(made).toEqual({ lines: 1, total: 2 });`)).toEqual(['{lines:number:1,total:get}']);
    expect(asserted(`${body}\nexpect(made).toEqual({ lines: 1, total: 3 });`)).toBeUndefined();
  });

  it('goes through what is given bit by bit, now or later', () => {
    const body = `async function* later() { yield 1; yield Promise.resolve(2); }
function* both() { yield* [0, 9]; yield 3; }
const own = { [Symbol.asyncIterator]: () => { let n = 0; return { next: async () => ({ done: ++n > 2, value: n }) }; } };
const all: number[] = [];
for await (const n of later()) all.push(n);
for await (const n of own) all.push(n * 10);
for await (const n of [Promise.resolve(7)]) all.push(n);
expect([...all, ...both()]).toEqual([1, 2, 10, 20, 7, 0, 9, 3]);`;
    expect(asserted(body)).toEqual(['[number:1,number:2,number:10,number:20,number:7,number:0,number:9,number:3]']);
  });

  it('lets code catch that a text is no number', () => {
    expect(shown('(() => { try { return BigInt("1.5"); } catch (error) { return error.name; } })()')).toBe(
      '"SyntaxError"',
    );
  });

  it('compares numbers as closely as it is asked', () => {
    expect(asserted('expect(1.4).toBeCloseTo(1, 0);')).toEqual(['number:1.4']);
    expect(asserted('expect(1.4).toBeCloseTo(1, 5);')).toBeUndefined();
  });

  it('fills a list that is made longer', () => {
    expect(shown('xs', 'const xs = [1]; xs.length = 3;')).toBe('[number:1,undefined:undefined,undefined:undefined]');
  });

  it('runs loops, labels, switches and what is thrown and caught', () => {
    const body = `
      const seen = [];
      outer: for (let i = 0; i < 4; i++) { for (const j of [0, 1, 2]) { if (j === 2) continue outer; if (i === 2) break outer; seen.push(i * 10 + j); } }
      let word = '';
      switch (seen.length) { case 1: word += 'a'; case 4: word += 'b'; case 5: word += 'c'; break; default: word += 'd'; }
      let caught = '';
      try { try { throw new RangeError('far'); } finally { word += '!'; } } catch (error) { caught = error instanceof RangeError && error instanceof Error ? error.message : 'no'; }
      expect([seen, word, caught]).toSatisfy(() => true);`;
    expect(asserted(body)).toEqual(['[[number:0,number:1,number:10,number:11],"bc!","far"]']);
  });

  it('knows classes with private fields, getters, statics and parents', () => {
    const code = `
      export class Shape { static made = 0; #name; constructor(name) { this.#name = name; Shape.made += 1; } get name() { return this.#name; } area() { return 0; } toString() { return this.name + ' ' + this.area(); } }
      export class Square extends Shape { constructor(public side) { super('square'); } area() { return super.area() + this.side ** 2; } }`;
    const body = `const one = new code.Square(3);\nexpect([String(one), one.side, code.Shape.made, one instanceof code.Shape]).toSatisfy(() => true);`;
    expect(asserted(body, code)).toEqual(['["square 9",number:3,number:1,boolean:true]']);
  });

  it('keeps what closures, generators and promises hold', () => {
    const body = `
      const counter = (() => { let n = 0; return { up: () => ++n, get n() { return n; } }; })();
      counter.up(); counter.up();
      function* squares() { for (let i = 1; ; i++) yield i * i; }
      const [first, second, third] = squares();
      const order = [];
      const later = Promise.resolve().then(() => order.push('later'));
      order.push('now');
      await later;
      expect([counter.n, third, order]).toSatisfy(() => true);`;
    expect(asserted(body)).toEqual(['[number:2,number:9,["now","later"]]']);
  });

  it('asks a generator for the next value, and ends it', () => {
    const body = `
      function* squares() { for (let i = 1; i < 5; i++) yield i * i; }
      const left = squares();
      const first = left.next();
      expect([first.value, left.return(7), left.next().done, [...left]]).toSatisfy(() => true);`;
    expect(asserted(body)).toEqual(['[number:1,{done:boolean:true,value:number:7},boolean:true,[]]']);
  });

  it('turns the time by hand, and remembers what stubs are called with', () => {
    const body = `
      vi.useFakeTimers();
      vi.setSystemTime('2024-05-01T00:00:00Z');
      const seen = [];
      const stop = setInterval(() => seen.push(Date.now() - Date.UTC(2024, 4, 1)), 100);
      setTimeout(() => clearInterval(stop), 250);
      await vi.advanceTimersByTimeAsync(1000);
      const load = vi.fn((n) => n * 2).mockReturnValueOnce(7);
      const found = [load(1), load(2)];
      const shop = { price: () => 5 };
      vi.spyOn(shop, 'price').mockImplementation(() => 6);
      expect([seen, found, load.mock.calls, shop.price()]).toSatisfy(() => true);`;
    expect(asserted(body)).toEqual(['[[number:100,number:200],[number:7,number:4],[[number:1],[number:2]],number:6]']);
  });

  it.each([
    ['a part of the language that it does not know', 'typeof Symbol.unscopables'],
    ['a list that would take long to look through', 'Array.from({ length: 2_001 }, (_, index) => index).at(-1)'],
    ['a list that grows as long', "'x'.repeat(2_001).split('').reduce((all, x) => (all.push(x), all), []).length"],
  ])('gives nothing for %s', (_, expression) => {
    expect(shown(expression)).toBeUndefined();
  });

  it('gives nothing where a value is not known, where it takes too long, and where an assertion would fail', () => {
    expect(asserted('expect(Math.random()).toBe(5);')).toBeUndefined();
    expect(asserted('expect(fetch("x")).toBe(5);')).toBeUndefined();
    expect(asserted('while (true) {}\nexpect(1).toBe(1);')).toBeUndefined();
    expect(asserted('const f = () => f();\nf();\nexpect(1).toBe(1);')).toBeUndefined();
    expect(asserted('expect(1 + 1).toBe(3);')).toBeUndefined();
    expect(asserted('null.x;\nexpect(1).toBe(1);')).toBeUndefined();
    expect(asserted('await new Promise(() => {});\nexpect(1).toBe(1);')).toBeUndefined();
  });

  it('computes with numbers as the language does', () => {
    const operators = fc.constantFrom(...Object.keys(OPERATORS));
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 40 }), operators, (left, right, operator) => {
        const expression = `(${left} ${operator} ${right})`;
        const value = OPERATORS[operator]?.(left, right);
        expect(shown(expression)).toBe(`${typeof value}:${String(value)}`);
      }),
      { numRuns: 60 },
    );
  });
});
