import { expect, it } from 'vitest';
import { ask } from '../src/parent.ts';

it('asks a process', () => {
  expect(ask(3)).toBe(7);
});
