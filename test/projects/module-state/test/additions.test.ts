import { beforeAll, expect, it } from 'vitest';
import { addSum } from '../src/additions.ts';

beforeAll(addSum);

it('lists can be summed up', () => {
  const { sumUp } = Object([1, 2]);
  expect(sumUp).toBeTypeOf('function');
  expect(sumUp.call([1, 2])).toBe(3);
});

it('everything can be doubled', () => {
  expect(Reflect.get(globalThis, 'doubled')).toBeTypeOf('function');
});
