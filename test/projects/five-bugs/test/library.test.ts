import { expect, it } from 'vitest';
import { byLateness, cardHolder, fine, reduced, shelfOf } from '../src/library.ts';

it('LOAN-1: costs from the third day on', () => {
  expect(fine({ title: 'Emma', daysLate: 1 })).toBe(0);
  expect(fine({ title: 'Emma', daysLate: 2 })).toBe(15);
  expect(fine({ title: 'Emma', daysLate: 5 })).toBe(60);
});

it('LOAN-2: rounds a reduction', () => {
  expect(reduced(15, 50)).toBe(7);
  expect(reduced(200, 10)).toBe(180);
});

it('LOAN-3: sorts loans', () => {
  const [emma, persuasion] = [
    { title: 'Emma', daysLate: 1 },
    { title: 'Persuasion', daysLate: 9 },
  ];
  expect(byLateness([persuasion, emma])).toEqual([emma, persuasion]);
});

it('LOAN-4: names the holder', () => {
  expect(cardHolder(' ab12 ')).toBe('holder of AB12');
});

it('LOAN-5: refuses a title without a shelf', async () => {
  await expect(shelfOf('Ulysses')).rejects.toThrow('no shelf for Ulysses');
  expect(await shelfOf('Emma')).toBe(3);
});
