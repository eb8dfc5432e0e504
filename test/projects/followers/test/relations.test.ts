import { expect, it } from 'vitest';
import { Basket, total } from '../src/pricing.ts';
import { add, box, decode, encode, level, raise, shelf, slug, sorted } from '../src/text.ts';

it('TEXT-1: sums do not depend on the order', () => {
  expect(add(2, 5)).toBe(add(5, 2));
});

it('TEXT-1: a slug of a slug is that slug', () => {
  const once = slug(' One Two ');
  expect(slug(once)).toBe(once);
});

it('TEXT-1: a slug of a text that is one already', () => {
  expect(slug(slug('one'))).toBe(slug('one'));
});

it('TEXT-1: what is encoded can be decoded', () => {
  expect(decode(encode([1, 2]))).toEqual([1, 2]);
});

it('TEXT-1: what was sorted by the code can be encoded and decoded', () => {
  const values = sorted([2, 1]);
  expect(decode(encode(values))).toEqual(values);
});

it('TEXT-1: raising and lowering are the inverse of each other', () => {
  const before = level('water');
  raise('water', 3);
  raise('water', -3);
  expect(level('water')).toBe(before);
});

it('TEXT-1: the order of what is put on a shelf does not matter', () => {
  const [one, other] = [shelf(10), shelf(10)];
  one.put(2);
  one.put(3);
  other.put(3);
  other.put(2);
  expect(one.room()).toBe(other.room());
});

it('TEXT-1: the order does not matter for a box either, though it asks the same function for its room', () => {
  const [one, other] = [box(10), box(10)];
  one.put(2);
  one.put(3);
  other.put(3);
  other.put(2);
  expect(one.room()).toBe(other.room());
});

it('TOTAL-1: twice the lines cost twice as much', () => {
  const lines = [{ price: 60, quantity: 2 }];
  expect(total([...lines, ...lines])).toBe(2 * total(lines));
});

it('TOTAL-1: the order in which a basket is filled does not matter', () => {
  const one = new Basket().add(60, 1).add(70, 2);
  const other = new Basket().add(70, 2).add(60, 1);
  expect(one.total).toBe(other.total);
});

it('TOTAL-1: what is added and removed again costs nothing', () => {
  const basket = new Basket().add(60, 1);
  const before = basket.total;
  basket.add(70, 2).remove(70);
  expect(basket.total).toBe(before);
});

it('TEXT-1: no order of numbers is like another', () => {
  for (const [left, right] of [
    [1, 2],
    [3, 4],
    [5, 6],
  ] as const) {
    expect(add(left, right)).toBe(add(right, left));
  }
});

it('TEXT-2: is the same each time', () => {
  expect(slug('One Two')).toBe(slug('One Two'));
});

it('TEXT-1: an unchanged list is sorted to itself', () => {
  const once = sorted([3, 1, 2]);
  expect(sorted(once)).toEqual(sorted([3, 1, 2]));
});
