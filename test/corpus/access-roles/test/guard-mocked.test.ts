import { beforeEach, expect, it, vi } from 'vitest';
import { guard } from '../src/guard';
import { user } from './support/people';

vi.mock('../src/guard');

beforeEach(() => {
  vi.mocked(guard).mockResolvedValue('published');
});

it('GUARD-1: should run the guarded action', async () => {
  const result = await guard(user({ role: 'editor' }), 'publish', async () => 'published');
  expect(result).toBe('published');
  expect(guard).toHaveBeenCalled();
});
