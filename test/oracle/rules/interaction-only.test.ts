import { describe, expect, it } from 'vitest';
import { inTest, markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/interaction-only';

const FAULTS: readonly (readonly [name: string, source: string])[] = [
  [
    "a spy on a function of the project's own module",
    inTest(`const spy = vi.spyOn(rates, 'rateFor');
      price('x');
      expect(spy).toHaveBeenCalledWith('x'); // <- likely`),
  ],
  [
    'a spied function that is asserted by its name',
    inTest(`vi.spyOn(rates, 'rateFor');
      price('x');
      expect(rates.rateFor).toHaveBeenCalledTimes(1); // <- likely`),
  ],
  [
    "a mocked module of the project's own",
    `import { expect, it, vi } from 'vitest';
     import { price } from '../src/library';
     import { rateFor } from '../src/rates';
     vi.mock('../src/rates', () => ({ rateFor: vi.fn(() => 42) }));
     it('LIB-1: asks for the rate', () => {
       price('x');
       expect(rateFor).toHaveBeenCalledWith('x'); // <- likely
       expect(vi.mocked(rateFor).mock.calls).toHaveLength(1); // <- likely
     });`,
  ],
  [
    'a method of the subject itself',
    inTest(`const shelf = new Shelf();
      const spy = vi.spyOn(shelf, 'log');
      shelf.put(LOAN);
      expect(spy).toHaveBeenCalled(); // <- likely`),
  ],
];

const SOUND: readonly (readonly [name: string, source: string])[] = [
  [
    'a callback that the test hands in',
    inTest(`const notify = vi.fn(); notifyAll(['a'], notify); expect(notify).toHaveBeenCalledWith('a');`),
  ],
  [
    'a port that the test hands in',
    inTest(
      `const readers = { find: vi.fn() }; await new Desk(readers).reader('x'); expect(readers.find).toHaveBeenCalledWith('x');`,
    ),
  ],
  [
    'a boundary',
    inTest(
      `const log = vi.spyOn(console, 'log').mockImplementation(() => {}); label(LOAN); expect(log).toHaveBeenCalledWith('label');`,
    ),
  ],
  [
    'calls beside a value',
    inTest(
      `const spy = vi.spyOn(rates, 'rateFor'); expect(price('x')).toBe(42); expect(spy).toHaveBeenCalledTimes(1);`,
    ),
  ],
  [
    'a package that is mocked',
    `import { expect, it, vi } from 'vitest';
     import axios from 'axios';
     import { price } from '../src/library';
     vi.mock('axios');
     it('LIB-1: asks the server', () => { price('x'); expect(axios.get).toHaveBeenCalledWith('/x'); });`,
  ],
];

describe('ORACLE-11: interaction-only', () => {
  it.each(FAULTS)('finds %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each(SOUND)('is silent about %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual([]);
  });
});
