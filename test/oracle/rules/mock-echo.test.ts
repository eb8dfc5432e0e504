import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/mock-echo';

const FAULTS: readonly (readonly [name: string, source: string])[] = [
  [
    'a call that the test makes itself',
    inTest(`const notify = vi.fn(); notify('a'); expect(notify).toHaveBeenCalledWith('a'); // <- likely`),
  ],
  [
    'the record of what a stub returned',
    inTest(
      `const fine = vi.fn().mockReturnValue(60); notifyAll(['a'], fine); expect(fine.mock.results[0].value).toBe(60); // <- certain`,
    ),
  ],
  [
    'a part of what a module was told, in a part of what the code makes of it',
    `import { expect, it, vi } from 'vitest';
     import { offer } from '../src/library';
     vi.mock('../src/rates', () => ({ rateFor: () => 42 }));
     it('LIB-1: offers the price', () => { expect(offer('x').price).toBe(42); }); // <- likely`,
  ],
  [
    'a method of an object of the test that is spied on',
    inTest(`class Store { load() { return 'a'; } }
      const store = new Store();
      vi.spyOn(store, 'load').mockReturnValue('b');
      expect(store.load()).toBe('b'); // <- certain`),
  ],
  [
    'what a module was told, behind a guard of the code',
    `import { expect, it, vi } from 'vitest';
     import { guarded } from '../src/library';
     vi.mock('../src/rates', () => ({ rateFor: () => 42 }));
     it('LIB-1: offers the price', () => { expect(guarded('x').price).toBe(42); }); // <- likely`,
  ],
  [
    'a stub that the test calls itself',
    inTest(`const fine = vi.fn().mockReturnValue(60); expect(fine()).toBe(60); // <- certain`),
  ],
  ['a stub with an implementation', inTest(`const fine = vi.fn(() => 60); expect(fine()).toBe(60); // <- certain`)],
  [
    'a stub with a promised value under a name',
    inTest(`const reader = { name: 'Ann' };
      const lookUp = vi.fn().mockResolvedValue(reader);
      const found = await lookUp('card-7');
      expect(found).toEqual(reader); // <- certain`),
  ],
  [
    'a field of what a stub returns',
    inTest(`const lookUp = vi.fn().mockResolvedValue({ name: 'Ann' });
      expect((await lookUp('x')).name).toBe('Ann'); // <- certain`),
  ],
  [
    'a stub object that the test calls itself',
    inTest(`const readers = { find: vi.fn().mockResolvedValue({ name: 'Ann' }) };
      expect(await readers.find('x')).toEqual({ name: 'Ann' }); // <- certain`),
  ],
  [
    'a method that is spied on',
    inTest(`const shelf = new Shelf();
      vi.spyOn(shelf, 'count').mockReturnValue(7);
      expect(shelf.count()).toBe(7); // <- certain`),
  ],
  [
    'a clock that the test itself asks for what it was told',
    inTest(`const now = vi.spyOn(Date, 'now').mockReturnValue(1000);
      expect(Date.now()).toBe(1000); // <- likely`),
  ],
  [
    'a module of the project that answers what it was told',
    `import { expect, it, vi } from 'vitest';
     import { price } from '../src/library';
     vi.mock('../src/rates', () => ({ rateFor: () => 42 }));
     it('LIB-1: gives the price', () => { expect(price('x')).toBe(42); }); // <- likely`,
  ],
  [
    'a stub that the test finds on an object of its own making',
    inTest(`class Page { readonly readers = { find: vi.fn() }; readonly desk = new Desk(this.readers); }
      const page = new Page();
      page.readers.find.mockResolvedValue({ name: 'Ann' });
      await page.desk.reader('x');
      expect(await page.readers.find('x')).toEqual({ name: 'Ann' }); // <- likely`),
  ],
  [
    'a function of the code that is spied on under another name',
    inTest(`const api = { fineFor };
      vi.spyOn(api, 'fineFor').mockResolvedValue(60);
      const fine = await api.fineFor({ daysLate: 3 });
      expect(fine).toBe(60); // <- likely`),
  ],
  [
    'what an export that is only watched was told, through a promise',
    `import { expect, it, vi } from 'vitest';
     import { rateFor } from '../src/rates';
     import { priceLater } from '../src/library';
     vi.mock('../src/rates', { spy: true });
     it('LIB-1: gives the price', async () => { vi.mocked(rateFor).mockReturnValueOnce(42); expect(await priceLater('x')).toBe(42); }); // <- likely`,
  ],
];

const SOUND: readonly (readonly [name: string, source: string])[] = [
  ['a callback whose result is passed on', inTest(`const make = vi.fn(() => 7); expect(once(make)()).toBe(7);`)],
  [
    'a port that is handed in',
    inTest(`const readers = { find: vi.fn().mockResolvedValue({ name: 'Ann' }) };
      expect(await new Desk(readers).reader('x')).toEqual({ name: 'Ann' });`),
  ],
  [
    'a value that the code changes',
    inTest(`const rate = vi.fn().mockReturnValue(20); expect(fineWith({ daysLate: 3 }, rate)).toBe(60);`),
  ],
  [
    'a boundary outside the project',
    inTest(
      `vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('Ann')); expect(await nameFrom('x')).toBe('Ann');`,
    ),
  ],
  [
    'a stub that is asserted to be called',
    inTest(`const notify = vi.fn(); notifyAll(['a'], notify); expect(notify).toHaveBeenCalledWith('a');`),
  ],
  ['a clock that is stubbed', inTest(`vi.spyOn(Date, 'now').mockReturnValue(1000); expect(stamp()).toBe(1000);`)],
  [
    'a module of the project whose answer is worked on',
    `import { expect, it, vi } from 'vitest';
     import { doublePrice } from '../src/library';
     vi.mock('../src/rates', () => ({ rateFor: () => 42 }));
     it('LIB-1: gives twice the price', () => { expect(doublePrice('x')).toBe(84); });`,
  ],
  [
    'a value that the code keeps',
    `import { expect, it, vi } from 'vitest';
     import { rateFor } from '../src/rates';
     import { keptPrice } from '../src/library';
     vi.mock('../src/rates', () => ({ rateFor: vi.fn() }));
     it('LIB-1: asks once', () => {
       vi.mocked(rateFor).mockReturnValueOnce(42);
       keptPrice('x');
       expect(keptPrice('x')).toBe(42);
     });`,
  ],
  [
    'an export that is only watched',
    `import { expect, it, vi } from 'vitest';
     import { price } from '../src/library';
     vi.mock('../src/rates', { spy: true });
     it('LIB-1: gives the price', () => { expect(price('x')).toBe(20); });`,
  ],
];

describe('ORACLE-9: mock-echo', () => {
  it.each(FAULTS)('finds %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each(SOUND)('is silent about %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual([]);
  });
});
