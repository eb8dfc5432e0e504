import { describe, expect, test } from 'vitest';
import { doubled, labelled } from '../src/concurrent.ts';

test.concurrent('doubles 1 last', async () => {
  expect(await doubled(1, 30)).toBe(2);
});

test.concurrent('doubles 0 first', async () => {
  expect(await doubled(0, 10)).toBe(0);
});

test.concurrent('doubles 3 in between', async () => {
  expect(await doubled(3, 20)).toBe(6);
});

describe.concurrent('labels', () => {
  test('what has a label', async ({ expect }) => {
    expect(await labelled('a', 20)).toBe('<a>');
  });

  test('what is plain', async ({ expect }) => {
    expect.assertions(1);
    expect(await labelled('plain', 10)).toBe('plain');
  });
});
