import { expect, it } from 'vitest';
import { examples } from '../src/examples.ts';

it('ROWS-1: says where it looked when no spec above the test states the behaviour', () => {
  expect(() => examples('ROWS-99')).toThrow(/^No spec states a behaviour ROWS-99: examples\(\) looked in .*\/specs/);
});

it('ROWS-1: says at its place that a behaviour has no rows for a test', () => {
  expect(() => examples('ROWS-3')).toThrow(/specs\/stated\.yaml:\d+:3: the examples of ROWS-3 have a call/);
});
