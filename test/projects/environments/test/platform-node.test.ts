// @vitest-environment node
import { expect, it } from 'vitest';
import { hasStorage, platform } from '../src/platform.ts';

it('knows that it is in Node', () => {
  expect([platform(), hasStorage]).toEqual(['node', false]);
});
