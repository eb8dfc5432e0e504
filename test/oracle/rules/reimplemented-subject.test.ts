import { describe, expect, it } from 'vitest';
import { markedIn } from './small-library.ts';
import { inShop, tellings, type Case } from './small-shop.ts';

const RULE = 'oracle/reimplemented-subject';

const FAULTS: readonly Case[] = [
  [
    'a function of its own',
    `const slug = (s) => s.trim().toLowerCase().replace(/[^a-z]+/g, '-');\nexpect(slug(' A b')).toBe('a-b'); // <- certain`,
  ],
  [
    'a function beside the test',
    `expect(slugify(' A b')).toBe('a-b'); // <- certain`,
    `function slugify(raw) { const tidy = raw.trim().toLowerCase(); return tidy.replace(/[^a-z]+/g, '-'); }`,
  ],
  [
    'reduce for the loop',
    `const all = ITEMS.reduce((a, { price, count }) => a + count * price, 0);\nexpect(all).toBe(9.5); // <- certain`,
  ],
  [
    'a loop',
    `let all = 0;\nfor (const { price, count } of ITEMS) all += count * price;\nexpect(all).toBe(9.5); // <- certain`,
  ],
  [
    'forEach in a helper',
    `expect(sumOf(ITEMS)).toBe(9.5); // <- certain`,
    `const sumOf = (list) => { let s = 0; list.forEach((x) => { s = s + x.price * x.count; }); return s; };`,
  ],
  [
    'if for the conditional',
    `expect(costs(30, true)).toBe(34.5); // <- certain`,
    `function costs(w, far) { if (far && 20 < w) { return 12 + w * 0.75; } if (w < 2) { return 4.5; } else { return 3 + w * 0.5; } }`,
  ],
  ['De Morgan', `expect(ITEMS.filter((i) => !(!i.isGift || i.price >= 250))).toEqual([ITEMS[0]]); // <- certain`],
  [
    'chai style',
    `const parts = 'Ann Bell'.split(' ').map((w) => w[0].toUpperCase()).join('.');\nexpect(parts).to.equal('A.B'); // <- certain`,
  ],
];

const SOUND: readonly Case[] = [
  ['a call of the code', `expect(code.slug(' A b')).toBe('a-b');`],
  [
    'a helper that calls the code',
    `expect(slugs(['A b'])).toEqual(['a-b']);`,
    `const slugs = (all) => all.map((one) => code.slug(one));`,
  ],
  [
    'a constant of the code that one of its functions falls back on',
    `expect(code.MARK).toBe(typeof process === 'undefined' ? 'web shop' : 'corner shop');`,
  ],
  ['an alias of the code', `const { slug } = code;\nexpect(slug(' A b')).toBe('a-b');`],
  [
    'a result that is tidied up',
    `const text = code.line('tea', ITEMS[0]);\nexpect(text.trim().toLowerCase()).toContain('eur');`,
  ],
  ['a part of a result', `expect(code.gifts(ITEMS).map(({ price }) => price)).toEqual([4]);`],
  ['the state of an object', `const cart = new code.Cart();\ncart.add(ITEMS[0]);\nexpect(cart.size()).toBe(1);`],
  [
    'what a class of the test’s inherits from the code',
    `const shop = new Shop();\nexpect(shop.cart().size() + 1).toBe(1);`,
    `class Own extends code.Cart {}\nclass Shop { cart() { return new Own(); } }`,
  ],
  ['what a promise resolves to', `const found = await code.find(1);\nexpect(found.name).toBe('Ann');`],
  [
    'an error that is caught',
    `let caught;\ntry { code.parse(''); } catch (error) { caught = error; }\nexpect(caught.message.trim()).toBe('empty');`,
  ],
  [
    'what a callback was given',
    `const seen = [];\ncode.each(ITEMS, (item) => { seen.push(item.price); });\nexpect(seen).toEqual([4, 0.5]);`,
  ],
  [
    'what the code left in an object of the test',
    `const store = new Store();\ncode.keep(store, 'k', ' A b');\nexpect(store.texts.get('k').trim().toLowerCase().replace(/[^a-z]+/g, '-')).toBe('a-b');`,
    `class Store { texts = new Map(); }`,
  ],
  [
    'a part of what a callback is given',
    `someFramework((item) => { expect(item.trim().toLowerCase().replace(/[^a-z]+/g, '-')).toBe('a-b'); });`,
    `import { someFramework } from 'some-framework';`,
  ],
  [
    'a stub in what it made',
    `const all = Object.assign({ run: vi.fn() }, code.overview(5));\nexpect(all.run).not.toHaveBeenCalled();`,
    `import { vi } from 'vitest';`,
  ],
  [
    'an object of the test that keeps one of the code and looks after it',
    `const desk = new Desk();\ndesk.wait(2).wait(3);\nexpect([desk.takes(4), desk.takes(2)]).toEqual(['ok', 'ok']);\nexpect(desk.cart.total.toFixed(2)).toBe('6.00');`,
    `class Desk {
       now = new Date('2026-10-03T18:00:00Z');
       notes = [];
       cart;
       constructor(count = 1) { this.count = count; this.cart = new code.Cart(() => this.now); this.cart.add({ price: 0, count }); }
       wait(minutes, seconds = 0) { this.now = new Date(this.now.getTime() + (minutes * 60 + seconds) * 1000); return this; }
       takes(price) { try { this.cart.add({ price, count: this.count }); return 'ok'; } catch (error) { return error.message; } }
     }`,
  ],
  [
    'one implementation after another, in a list',
    `for (const make of [code.slug, code.initials]) { expect(make('A b').trim().toLowerCase()).toBe('x'); }`,
  ],
  [
    'one implementation after another, in a table of modules',
    `for (const [, { slug }] of Object.entries({ code })) { expect(slug('A b').trim().toLowerCase()).toBe('x'); }`,
  ],
  [
    'a copy on the expected side only',
    `expect(code.slug('A b')).toBe('A b'.trim().toLowerCase().replace(/[^a-z]+/g, '-'));`,
  ],
];

describe('ORACLE-5: reimplemented-subject', () => {
  it.each(inShop(FAULTS))('finds %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual(markedIn(source));
  });

  it.each(inShop(SOUND))('is silent about %s', (_, source) => {
    expect(tellings(RULE, source)).toEqual([]);
  });
});
