import { describe, expect, it } from 'vitest';

function toSlug(input: string) {
  const base = input.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return base.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

describe('slug rules', () => {
  it('[SLUG-1] should strip accents and punctuation', () => {
    expect(toSlug('Señor Ñandú!')).toBe('senor-nandu');
    expect(toSlug('--- tidy ---')).toBe('tidy');
  });
});
