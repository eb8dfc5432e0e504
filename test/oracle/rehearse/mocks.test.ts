/** What a test puts in the places of modules, functions and what is global, as Vitest does it. */
import { describe, expect, it } from 'vitest';
import { inTest } from '../small-project.ts';
import { asserted, assertedIn } from './asserted.ts';

const RATES = `
  export const VAT = 20;
  export const zones = ['a', 'b'];
  export const rateOf = (zone) => (zone === 'a' ? 3 : 5);
  export const twice = (zone) => rateOf(zone) * 2;
  export class Desk { open = true; rate(zone) { return rateOf(zone); } }`;
const SHOP = `
  import { rateOf } from './rates';
  export { VAT, zones, Desk } from './rates';
  export const price = (zone, count) => rateOf(zone) * count;`;

/** What the test's last statement asserts, of a shop that asks a file of rates. */
const withRates = (test: string, files: Readonly<Record<string, string>> = {}): readonly string[] | undefined =>
  assertedIn({ code: SHOP, test, files: { 'src/rates.ts': RATES, ...files } });

const see = (value: string): string => inTest(`expect(${value}).toSatisfy(() => true);`);

describe('ORACLE-19: modules that a test mocks', () => {
  it('are what a factory makes, also for the code and through re-exports', () => {
    const head = `import { rateOf } from '../src/rates';\nvi.mock('../src/rates', () => ({ rateOf: () => 7, VAT: 1 }));`;
    expect(withRates(`${head}\n${see("[code.price('b', 2), rateOf('b'), code.VAT]")}`)).toEqual([
      '[number:14,number:7,number:1]',
    ]);
  });

  it('may keep the rest of the original, whose own calls stay its own', () => {
    const head = `import * as rates from '../src/rates';\nvi.mock(import('../src/rates'), async (importOriginal) => ({ ...(await importOriginal()), rateOf: vi.fn(() => 9) }));`;
    expect(withRates(`${head}\n${see("[code.price('b', 1), rates.twice('b'), code.VAT]")}`)).toEqual([
      '[number:9,number:10,number:20]',
    ]);
  });

  it('are mocked before all imports, wherever that is written, with what is hoisted', () => {
    const test = `${see("[code.price('b', 2), fake.mock.calls]")}\nconst { fake } = vi.hoisted(() => ({ fake: vi.fn().mockReturnValueOnce(4) }));\nvi.mock('../src/rates', () => ({ rateOf: fake }));`;
    expect(withRates(test)).toEqual(['[number:8,[["b"]]]']);
  });

  it('without a factory give nothing, are empty, or keep their plain values', () => {
    const head = `import { Desk, rateOf } from '../src/rates';\nvi.mock('../src/rates');`;
    const test = `${head}\n${see("[rateOf('b'), code.VAT, code.zones, new Desk().rate('b'), new Desk().open, vi.isMockFunction(rateOf)]")}`;
    expect(withRates(test)).toEqual([
      '[undefined:undefined,number:20,[],undefined:undefined,undefined:undefined,boolean:true]',
    ]);
  });

  it('are told what to return', () => {
    const head = `import { rateOf } from '../src/rates';\nvi.mock('../src/rates');`;
    const test = `${head}\n${inTest("vi.mocked(rateOf).mockReturnValue(6).mockReturnValueOnce(1);\nexpect([code.price('a', 2), code.price('a', 2)]).toSatisfy(() => true);")}`;
    expect(withRates(test)).toEqual(['[number:2,number:12]']);
  });

  it('lie in the folder __mocks__', () => {
    const files = { 'src/__mocks__/rates.ts': 'export const rateOf = () => 11;' };
    expect(withRates(`vi.mock('../src/rates');\n${see("code.price('b', 2)")}`, files)).toEqual(['number:22']);
  });

  it('are only watched with { spy: true }', () => {
    const head = `import { rateOf } from '../src/rates';\nvi.mock('../src/rates', { spy: true });`;
    expect(withRates(`${head}\n${see("[code.price('b', 2), rateOf.mock.calls]")}`)).toEqual(['[number:10,[["b"]]]']);
  });

  it('later are so only for what is imported from then on', () => {
    const test = inTest(
      `const before = code.price('b', 1);
       vi.doMock('../src/rates', () => ({ rateOf: () => 50 }));
       const same = await import('../src/code');
       const { rateOf } = await import('../src/rates');
       vi.resetModules();
       const fresh = await import('../src/code');
       const actual = await vi.importActual('../src/rates');
       expect([before, same.price('b', 1), rateOf('b'), fresh.price('b', 1), code.price('b', 1), actual.rateOf('b')]).toSatisfy(() => true);`,
    );
    expect(withRates(test)).toEqual(['[number:5,number:5,number:50,number:50,number:5,number:5]']);
  });

  it('are loaded anew with their state after vi.resetModules()', () => {
    const counting = 'let n = 0; export const next = () => (n += 1);';
    const body = `code.next();\nvi.resetModules();\nconst fresh = await import('../src/code');\nexpect([fresh.next(), code.next()]).toSatisfy(() => true);`;
    expect(asserted(body, counting)).toEqual(['[number:1,number:2]']);
  });

  it('end a rehearsal where they lack what is asked for', () => {
    expect(withRates(`vi.mock('../src/rates', () => ({}));\n${see("code.price('b', 2)")}`)).toBeUndefined();
  });
});

describe('ORACLE-19: spies and what is global', () => {
  it('take the places of exports for those who import them, and give them back', () => {
    const head = `import * as rates from '../src/rates';`;
    const body = `const spy = vi.spyOn(rates, 'rateOf').mockReturnValue(100);
      const during = [code.price('b', 2), rates.twice('b')];
      spy.mockRestore();
      expect([during, code.price('b', 2), spy.mock.calls.length]).toSatisfy(() => true);`;
    expect(withRates(`${head}\n${inTest(body)}`)).toEqual(['[[number:200,number:10],number:10,number:0]']);
  });

  it('take the places of getters and of methods of all objects of a class', () => {
    const code = `export class Clock { get hour() { return 3; } tick() { return this.hour + 1; } }`;
    const body = `const clock = new code.Clock();
      vi.spyOn(clock, 'hour', 'get').mockReturnValue(10);
      const ticked = clock.tick();
      vi.spyOn(code.Clock.prototype, 'tick').mockImplementation(function () { return this.hour * 2; });
      const told = [ticked, clock.tick(), new code.Clock().tick()];
      vi.restoreAllMocks();
      expect([told, clock.tick()]).toSatisfy(() => true);`;
    expect(asserted(body, code)).toEqual(['[[number:11,number:20,number:6],number:4]']);
  });

  it('remember what they were given and what they gave', () => {
    const body = `const load = vi.fn(async (id) => { if (id === 0) throw new RangeError('none'); return id; });
      await load(1);
      await load(0).catch(() => {});
      const { results, settledResults, lastCall, calls } = load.mock;
      load.mockReset();
      expect([calls, lastCall[0], results.map((r) => r.type), settledResults.map((r) => r.type), load.mock.calls, vi.fn().mockReturnThis().call('me')]).toSatisfy(() => true);`;
    expect(asserted(body)).toEqual([
      '[[[number:1],[number:0]],number:0,["return","return"],["fulfilled","rejected"],[],"me"]',
    ]);
  });

  it('may be classes', () => {
    const body = `const Made = vi.fn(class { constructor(n) { this.n = n; } });\nexpect([new Made(4).n, Made.mock.calls]).toSatisfy(() => true);`;
    expect(asserted(body)).toEqual(['[number:4,[[number:4]]]']);
  });

  it('replace what is global, until that is put back', () => {
    const code = `export const load = async (id) => (await fetch(id)).json();\nexport const isLoud = () => process.env['LOUD'] === 'yes';`;
    const body = `vi.stubGlobal('fetch', vi.fn(async (id) => ({ json: () => id + '!' })));
      vi.stubEnv('LOUD', 'yes');
      const during = [await code.load('a'), code.isLoud(), globalThis.fetch.mock.calls];
      vi.unstubAllEnvs();
      expect([during, code.isLoud()]).toSatisfy(() => true);`;
    expect(asserted(body, code)).toEqual(['[["a!",boolean:true,[["a"]]],boolean:false]']);
  });
});
