import { describe, expect, it, vi } from 'vitest';
import { guard } from '../src/guard';
import { Forbidden } from '../src/roles';
import { user } from './support/people';

describe('[GUARD-1] guard', () => {
  it('hands on the result', async () => {
    const run = vi.fn(async () => ({ deleted: 3 }));
    await expect(guard(user({ role: 'admin' }), 'delete', run)).resolves.toEqual({ deleted: 3 });
  });

  it('does not even begin for the others', async () => {
    const run = vi.fn(async () => 'gone');
    await expect(guard(user(), 'delete', run)).rejects.toThrow(Forbidden);
    expect(run).not.toHaveBeenCalled();
  });

  it('should reject without permission', () => {
    const run = async () => 'gone';
    guard(user(), 'delete', run).catch((error) => {
      expect(error).toBeInstanceOf(Forbidden);
      expect(error.message).toContain('may not delete');
    });
  });
});
