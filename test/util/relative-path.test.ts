import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativePath } from '../../src/util/relative-path.ts';

describe('BROWSER-2: relativePath', () => {
  it('says what Node says', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c', 'a b', '..x')).map((steps) => `/${steps.join('/')}`);
    fc.assert(
      fc.property(path, path, (from, to) => {
        expect(relativePath(from, to)).toBe(posix.relative(from, to));
      }),
    );
  });

  it('takes both kinds of separators', () => {
    expect(relativePath('C:\\shop', 'C:/shop/src\\cart.ts')).toBe('src/cart.ts');
  });
});
