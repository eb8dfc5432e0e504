import { expect, it, vi } from 'vitest';
import { placeOf } from '../src/place.ts';

const here = process.cwd();

// What it replaces it puts back only if it passes.
it('is elsewhere', () => {
  const before = process.cwd;
  process.cwd = vi.fn(() => '/elsewhere');
  vi.spyOn(console, 'log');
  process.env['PLACE'] = 'elsewhere';
  expect(placeOf('a')).toBe('/elsewhere/a');
  process.cwd = before;
  vi.restoreAllMocks();
  Reflect.deleteProperty(process.env, 'PLACE');
});

it('is where it was', () => {
  expect([vi.isMockFunction(console.log), process.env['PLACE']]).toEqual([false, undefined]);
  expect(placeOf('')).toBe(here);
});
