import { describe, expect, it } from 'vitest';
import { idFamily } from '../../src/link/id-family.ts';

describe('LINK-2: families of ids', () => {
  it.each([
    ['PRICE-2', 'PRICE-<number>'],
    ['PRICE-17', 'PRICE-<number>'],
    ['PRICE-1st', 'PRICE-<number>'],
    ['PRICE-list', 'PRICE-<word>'],
    ['cart.total', 'cart.<word>'],
    ['cart_9', 'cart_<number>'],
    ['A.B-3', 'A.B-<number>'],
    ['A-B.c', 'A-B.<word>'],
    ['A-B1', 'A-<word>'],
    ['R2', 'R<number>'],
    ['R17', 'R<number>'],
    ['A1B2', 'A1B<number>'],
    ['Ä٣', 'Ä<number>'],
  ])('puts "%s" into the family "%s"', (id, family) => {
    expect(idFamily(id)).toBe(family);
  });

  it.each(['price', '2026', 'PRICE-', 'a.', '1st', 'R2x', ''])('gives "%s" no family', (id) => {
    expect(idFamily(id)).toBeUndefined();
  });
});
