// @vitest-environment-options { "url": "https://shop.example/basket" }
import { expect, it } from 'vitest';
import { hasStorage, platform } from '../src/platform.ts';

it('knows that it is in a browser', () => {
  expect([platform(), hasStorage, location.pathname]).toEqual(['browser', true, '/basket']);
});
