import { expect, test as base } from 'vitest';
import { portOf, seedOf, Store } from '../src/fixtures.ts';

const test = base.extend<{ store: Store; $file: { seed: number }; $worker: { port: number } }>({
  store: async ({}, use) => {
    const store = new Store(' milk ');
    await use(store);
    store.close();
    expect(store.isOpen).toBe(false);
  },
  seed: [async ({}, use) => use(seedOf(2)), { scope: 'file' }],
  port: [async ({}, use) => use(portOf(81)), { scope: 'worker' }],
});

test('gets a store that is set up for it', ({ store }) => {
  expect(store.items()).toEqual(['milk']);
});

test('leaves the clean-up to notice', ({ store }) => {
  expect(store.items()).toHaveLength(1);
});

test('is the first to ask for the seed and the port', ({ seed, port }) => {
  expect([seed, port]).toEqual([6, 80]);
});

test('is the second to ask for the seed and the port', ({ seed, port }) => {
  expect([seed, port]).toEqual([6, 80]);
});
