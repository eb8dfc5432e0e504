import { expect, it } from 'vitest';
import { grade, level, points, rank } from '../src/levels.ts';

it('HIDDEN-1: gives points', () => {
  expect([499, 500, 1500].map(points)).toEqual([0, 1, 2]);
});

it('HIDDEN-2: knows gold', () => {
  expect([99, 100, 499, 500].map(level)).toEqual(['basic', 'basic', 'basic', 'gold']);
});

it('HIDDEN-3: knows the first rank', () => {
  expect([-1, 0, 900, 901].map(rank)).toEqual(['none', 'second', 'second', 'first']);
});

it('HIDDEN-4: knows grade a', () => {
  expect([698, 699, 700].map(grade)).toEqual(['b', 'b', 'a']);
});
