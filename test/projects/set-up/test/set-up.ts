import { close, configure, open } from '@/shop.ts';

// Evaluated before any test file, once for each.
configure('corner');

beforeEach(() => {
  open();
});

afterEach(() => {
  expect(close()).toBe(true);
});
