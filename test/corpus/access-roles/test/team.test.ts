import assert from 'node:assert';
import { describe, expect, it, vi } from 'vitest';
import { bulletin } from '../src/bulletin';
import type { Role } from '../src/roles';
import { nextRole, promote, type Members } from '../src/team';

const membersWith = (role: Role | null) =>
  ({ roleOf: vi.fn().mockResolvedValue(role), store: vi.fn().mockResolvedValue(undefined) }) satisfies Members;

describe('promote', () => {
  it('TEAM-1: stores the next role', async () => {
    const members = membersWith('author');
    expect(await promote(members, 'Ann')).toBe('editor');
    expect(members.store).toHaveBeenCalledExactlyOnceWith('Ann', 'editor');
    expect(bulletin.latest()).toBe('Ann is now editor');
  });

  it('TEAM-1: leaves strangers alone', async () => {
    const members = membersWith(null);
    expect(await promote(members, 'Zoe')).toBeNull();
    expect(members.store).not.toHaveBeenCalled();
  });

  it('TEAM-1: should return the promoted role', async () => {
    const currentRole = 'author';
    const result = await promote(membersWith(currentRole), 'Ann');
    expect(result).toBe(nextRole(currentRole));
  });

  it('TEAM-1: should announce the promotion', async () => {
    const post = vi.spyOn(bulletin, 'post').mockImplementation(() => {});
    await promote(membersWith('reader'), 'Bob');
    expect(post).toHaveBeenCalledWith('Bob is now author');
  });
});

describe('TEAM-2: the ladder', () => {
  it('is climbed step by step', () => {
    assert.deepStrictEqual((['reader', 'author', 'editor', 'admin'] as const).map(nextRole), [
      'author',
      'editor',
      'admin',
      'admin',
    ]);
  });

  it('should return the next role', () => {
    const ladder = ['reader', 'author', 'editor', 'admin'];
    const next = (current: string) => ladder[Math.min(ladder.indexOf(current) + 1, ladder.length - 1)];
    expect(next('reader')).toBe('author');
    expect(next('admin')).toBe('admin');
  });
});
