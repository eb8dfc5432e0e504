import { describe, expect, it } from 'vitest';
import { mebibytesText, ratioText, secondsText } from './quantity-text.ts';

describe('BENCH-1: a quantity in a table', () => {
  it.each([
    [0, '0.00 s'],
    [415, '0.41 s'],
    [9_994, '9.99 s'],
    [9_996, '10.0 s'],
    [333_140, '333.1 s'],
  ])('of %d milliseconds is %s', (milliseconds, text) => {
    expect(secondsText(milliseconds)).toBe(text);
  });

  it.each([
    [1, 4, '0.25'],
    [333, 18, '18.5'],
    [undefined, 4, '–'],
    [1, undefined, '–'],
  ])('of %s divided by %s is %s', (numerator, denominator, text) => {
    expect(ratioText(numerator, denominator)).toBe(text);
  });

  it('of bytes is whole mebibytes', () => {
    expect(mebibytesText(1.5 * 2 ** 20)).toBe('2 MiB');
  });
});
