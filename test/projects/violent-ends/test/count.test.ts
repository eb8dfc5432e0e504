import { beforeAll, expect, it } from 'vitest';
import { countTo } from '../src/count.ts';

let counted: readonly number[];

beforeAll(() => {
  counted = countTo(3);
});

it('counts in a hook', () => {
  expect(counted.at(-1)).toBe(3);
});
