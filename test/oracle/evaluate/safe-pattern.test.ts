import { describe, expect, it } from 'vitest';
import { mayTakeForEver } from '../../../src/oracle/evaluate/safe-pattern.ts';

describe('ORACLE-19: patterns that a rehearsal tries', () => {
  it.each([
    /^[a-z]+(?:-[a-z]+)*$/,
    /"(?:[^"]|"")*"/,
    /"(?:[^"\\]|\\.)*"/,
    /\B(?=(\d{3})+(?!\d))/,
    /(?:a|b|&amp;)*/,
    /(?:,\d{3})*/,
  ])('may be %s', ({ source }) => {
    expect(mayTakeForEver(source)).toBe(false);
  });

  it.each([/(a+)+$/, /(a|a)*b/, /([^"\\]+|\\.)*/, /(\w+\s?)*$/, /((a+)b)*/, /(aa?)*b/])(
    'may not be %s',
    ({ source }) => {
      expect(mayTakeForEver(source)).toBe(true);
    },
  );
});
