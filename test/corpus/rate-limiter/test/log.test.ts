import { afterEach, expect, it, vi } from 'vitest';
import { log } from '../src/log';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it.for([
  ['retry', [['one'], ['two']]],
  ['all', []],
] as const)('RETRY-5: with DEBUG=%s', ([debug, lines]) => {
  const written = vi.spyOn(console, 'error').mockImplementation(() => {});
  const before = process.env['DEBUG'];
  vi.stubEnv('DEBUG', debug);
  log('one');
  log('two');
  expect(written.mock.calls).toEqual(lines);
  vi.stubEnv('DEBUG', before);
});
