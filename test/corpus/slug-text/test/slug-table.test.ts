import { describe, expect, it } from 'vitest';
import { slugify } from '../src/slug';

describe('SLUG-1: more titles', () => {
  const samples = ['First Post', 'Ünïcode Tïtle', 'a--b'].map((title) => ({ title, expected: slugify(title) }));

  it.each(samples)('should convert "$title"', ({ title, expected }) => {
    expect(slugify(title)).toBe(expected);
  });
});
