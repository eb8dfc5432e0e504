import { expect, test } from 'vitest';
import { fetched, forEachLine, progressNow, sizeOf, start, withdrawn } from '../src/assertions.ts';

test('counts its assertions', () => {
  expect.assertions(1);
  forEachLine('a\n', (line) => {
    expect(line).toBe('a');
  });
});

test('has assertions', () => {
  expect.hasAssertions();
  forEachLine('b', (line) => {
    expect(line).toBe('b');
  });
});

test('asserts softly, and crashes behind it', () => {
  const size = sizeOf(2, 3);
  expect.soft(size.area).toBe(6);
  if (size.area !== 6) Reflect.apply(Reflect.get(size, 'nothing'), undefined, []);
});

test('asserts softly, and comes to its end', () => {
  const size = sizeOf(4, 5);
  expect.soft(size.width).toBe(4.5);
  expect.soft(size.area).toBe(20);
});

test('polls', async () => {
  start(2);
  await expect.poll(progressNow, { timeout: 100, interval: 5 }).toBe(4);
});

test('resolves', async () => {
  await expect(fetched(true)).resolves.toBe('there');
});

test('rejects', async () => {
  await expect(fetched(false)).rejects.toThrow(RangeError);
});

// Whatever it notices is no evidence: it is no column.
test.fails('is expected to fail', () => {
  expect(withdrawn(3, 1)).toBe(4);
});

test('withdraws', () => {
  expect(withdrawn(3, 0)).toBe(3);
});
