import { describe, expect, it } from 'vitest';
import { onceForEach } from '../../src/util/once-for-each.ts';

describe('ENGINE-1: an answer that is worked out once', () => {
  it('is the same for all that have the same key, and no other', () => {
    const asked: string[] = [];
    const first = onceForEach(
      (text: string) => {
        asked.push(text);
        return text === 'none' ? undefined : text.length;
      },
      (text) => text.charAt(0),
    );
    expect(['apple', 'ax', 'none', 'nine', 'b'].map(first)).toEqual([5, 5, undefined, undefined, 1]);
    expect(asked).toEqual(['apple', 'none', 'b']);
  });
});
