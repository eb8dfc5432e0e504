import { beforeAll, describe, expect, it, test as base } from 'vitest';
import { Basket, receipt, total } from '../src/pricing.ts';
import { later } from '../src/text.ts';
import { asked, Expectation, expectedTotal } from './oracle.ts';

const LINES = [
  { price: 60, quantity: 2 },
  { price: 5, quantity: 1 },
];

it('TOTAL-1: through three helpers', () => {
  expect(total(LINES)).toBe(expectedTotal(LINES));
});

it('TOTAL-1: through a copy of the value', () => {
  expect(total(LINES)).toEqual(JSON.parse(JSON.stringify(expectedTotal([...LINES]))));
});

it('TOTAL-1: through a class', () => {
  expect(total(LINES)).toBe(new Expectation(LINES).total);
});

it('TOTAL-1: a field of what is returned', () => {
  const { total: wanted } = Object(asked('receipt', LINES));
  expect(receipt(LINES).total).toBe(wanted);
});

it('TOTAL-1: through an instance that was made in the same way', () => {
  const made = (): Basket => Reflect.construct(Basket, []).add(60, 2);
  const wanted = Object(made())['total'];
  expect(new Basket().add(60, 2).total).toBe(wanted);
});

const withWanted = base.extend<{ wanted: unknown }>({
  // eslint-disable-next-line no-empty-pattern
  wanted: async ({}, use) => {
    await use(expectedTotal(LINES));
  },
});

withWanted('TOTAL-1: through a fixture', ({ wanted }) => {
  expect(total(LINES)).toBe(wanted);
});

describe('made before', () => {
  let wanted: unknown;

  beforeAll(() => {
    wanted = expectedTotal(LINES);
  });

  it('TOTAL-1: through a hook that runs once', () => {
    expect(total(LINES)).toBe(wanted);
  });
});

describe('made while the file loads', () => {
  const table = [[LINES, expectedTotal(LINES)]];

  it.each(table)('TOTAL-1: through a table', (lines, wanted) => {
    expect(Reflect.apply(total, undefined, [lines])).toBe(wanted);
  });
});

it('TEXT-1: through a promise', async () => {
  const twice = [later(3), later(3)];
  const [first, second] = await Promise.all(twice);
  expect(first).toBe(second);
});
