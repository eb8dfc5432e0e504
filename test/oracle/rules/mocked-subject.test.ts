import { describe, expect, it } from 'vitest';
import { markedIn, suspicionsIn } from './small-library.ts';

const RULE = 'oracle/mocked-subject';

/** A test file that mocks before its only test. */
const withMock = (mock: string, body: string): string => `import { expect, it, vi } from 'vitest';
import * as library from '../src/library';
import { fineFor, price, Shelf } from '../src/library';
${mock}
it('LIB-1: does what it must', async () => {
${body}
});
`;

const FAULTS: readonly (readonly [name: string, source: string])[] = [
  [
    'a function that is watched and then told',
    withMock(
      `vi.mock('../src/library', { spy: true });`,
      `vi.mocked(fineFor).mockReset().mockReturnValue(60);
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a function replaced in its module, asked by way of the library of mocks',
    withMock(
      `vi.mock('../src/library', () => ({ lateLoans: vi.fn(() => ['Emma']) }));`,
      `const late = vi.mocked(library.lateLoans)([]);
       expect(late.includes('Emma')).toBe(true); // <- certain`,
    ),
  ],
  [
    'a method assigned to an instance with others',
    withMock(
      '',
      `const shelf = new Shelf();
       Object.assign(shelf, { count: vi.fn().mockReturnValue(3), isFull: true });
       expect(shelf.count()).toBe(3); // <- certain`,
    ),
  ],
  [
    'a method overwritten on an instance, whose result is looked at later',
    withMock(
      '',
      `const shelf = new Shelf();
       shelf.count = vi.fn().mockReturnValue({ loans: 3 });
       const counted = shelf.count();
       expect(counted.loans).toBe(3); // <- certain`,
    ),
  ],
  [
    'a module replaced by a factory',
    withMock(
      `vi.mock('../src/library', () => ({ fineFor: () => 60 }));`,
      `expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a function replaced in a partial mock',
    withMock(
      `vi.mock('../src/library', async (importOriginal) => ({
         ...(await importOriginal<typeof import('../src/library')>()),
         fineFor: vi.fn().mockReturnValue(60),
       }));`,
      `const fine = fineFor({ daysLate: 3 });
       expect(fine).toBe(60); // <- certain`,
    ),
  ],
  [
    'a function replaced in a partial mock with a block',
    withMock(
      `vi.mock('../src/library', async () => {
         const actual = await vi.importActual<typeof import('../src/library')>('../src/library');
         return { ...actual, fineFor: () => 60 };
       });`,
      `expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a module mocked without a factory',
    withMock(
      `vi.mock('../src/library');`,
      `vi.mocked(fineFor).mockReturnValue(60);
       expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a module named by an import',
    withMock(
      `vi.mock(import('../src/library'), () => ({ fineFor: () => 60 }));`,
      `expect(fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a spy on the module with a told value',
    withMock(
      '',
      `vi.spyOn(library, 'fineFor').mockReturnValue(60);
       expect(library.fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a spy on a method with a told value',
    withMock(
      '',
      `const shelf = new Shelf();
       vi.spyOn(shelf, 'count').mockReturnValue(7);
       expect(shelf.count()).toBe(7); // <- certain`,
    ),
  ],
  [
    'a spy on a prototype with an implementation',
    withMock(
      '',
      `vi.spyOn(Shelf.prototype, 'count').mockImplementation(() => 7);
       expect(new Shelf().count()).toBe(7); // <- certain`,
    ),
  ],
  [
    'a method that is overwritten',
    withMock(
      '',
      `const shelf = new Shelf();
       shelf.count = vi.fn(() => 7);
       expect(shelf.count()).toBe(7); // <- certain`,
    ),
  ],
  [
    'a module mocked while the test runs',
    withMock(
      '',
      `vi.doMock('../src/library', () => ({ fineFor: () => 60 }));
       const mocked = await import('../src/library');
       expect(mocked.fineFor({ daysLate: 3 })).toBe(60); // <- certain`,
    ),
  ],
  [
    'a spy on the module that is set up before each test',
    `import { beforeEach, expect, it, vi } from 'vitest';
     import * as library from '../src/library';
     beforeEach(() => { vi.spyOn(library, 'fineFor').mockReturnValue(60); });
     it('LIB-1: costs 60', () => {
       expect(library.fineFor({ daysLate: 3 })).toBe(60); // <- certain
     });`,
  ],
];

const SOUND: readonly (readonly [name: string, source: string])[] = [
  [
    'a collaborator that is mocked',
    withMock(`vi.mock('../src/rates', () => ({ rateFor: () => 42 }));`, `expect(price('x')).toBe(42);`),
  ],
  [
    'a partial mock of another function',
    withMock(
      `vi.mock('../src/library', async (importOriginal) => ({
         ...(await importOriginal<typeof import('../src/library')>()),
         label: () => '',
       }));`,
      `expect(fineFor({ daysLate: 3 })).toBe(60);`,
    ),
  ],
  [
    'a mock that keeps what it spies on',
    withMock(`vi.mock('../src/library', { spy: true });`, `expect(fineFor({ daysLate: 3 })).toBe(60);`),
  ],
  [
    'a spy that keeps what it spies on',
    withMock('', `vi.spyOn(library, 'fineFor'); expect(library.fineFor({ daysLate: 3 })).toBe(60);`),
  ],
  [
    'a spy on a neighbour of the method',
    withMock(
      '',
      `const shelf = new Shelf(); vi.spyOn(shelf, 'log').mockReturnValue(undefined); expect(shelf.count()).toBe(0);`,
    ),
  ],
  [
    'a package that is mocked',
    withMock(`vi.mock('axios', () => ({ get: () => 1 }));`, `expect(fineFor({ daysLate: 3 })).toBe(60);`),
  ],
  [
    'a builtin that is stubbed',
    withMock('', `vi.spyOn(Math, 'random').mockReturnValue(0.5); expect(fineFor({ daysLate: 3 })).toBe(60);`),
  ],
  [
    'a spy of another test',
    `import { expect, it, vi } from 'vitest';
     import * as library from '../src/library';
     it('spies', () => { vi.spyOn(library, 'fineFor').mockReturnValue(1); library.fineFor({ daysLate: 3 }); });
     it('LIB-1: costs 60', () => { expect(library.fineFor({ daysLate: 3 })).toBe(60); });`,
  ],
];

describe('ORACLE-10: mocked-subject', () => {
  it.each(FAULTS)('finds %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual(markedIn(source));
  });

  it.each(SOUND)('is silent about %s', (_, source) => {
    expect(suspicionsIn({ test: source }, RULE)).toEqual([]);
  });
});
