import { expect, it } from 'vitest';
import { here, inFolder, withLevel } from '../src/surroundings.ts';

it('is elsewhere for a while', () => {
  expect(inFolder('/', here, true)).toBe('');
  expect(here()).not.toBe('');
});

it('has another level for a while', () => {
  expect(withLevel('high', true)).toBe('none high!');
  expect(withLevel('low', true)).toBe('none low!');
});
