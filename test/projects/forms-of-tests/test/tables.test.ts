import { describe, expect, test } from 'vitest';
import { halved, joined, raised } from '../src/tables.ts';

test.each([
  { value: 1, expected: 2 },
  { value: -2, expected: -1 },
])('raises $value to $expected', ({ value, expected }) => {
  expect(raised(value)).toBe(expected);
});

test.for([
  [4, 2],
  [0, 0],
] as const)('halves %i to %i', ([value, expected], { expect }) => {
  expect(halved(value)).toBe(expected);
});

describe.each(['a', ''])('joins "%s"', (left) => {
  test.each(['b'])('and %s', (right) => {
    expect(joined(left, right)).toBe(`${left}${right}`);
  });
});
