import { describe, expect, it, test } from 'vitest';
import { MalformedVatId, parseVatId, percentFor, STANDARD_PERCENT, taxOn } from '../src/tax';

describe('TAX-1 tax on an amount', () => {
  it.each`
    net     | taxClass      | tax
    ${1000} | ${'standard'} | ${190}
    ${150}  | ${'reduced'}  | ${11}
    ${1000} | ${'exempt'}   | ${0}
    ${107}  | ${'reduced'}  | ${7}
  `('$net cents, $taxClass: $tax', ({ net, taxClass, tax }) => {
    expect(taxOn(net, taxClass)).toBe(tax);
  });

  it('is the same whether an invoice is split in two or not, where nothing is rounded', () => {
    expect(taxOn(300, 'standard') + taxOn(700, 'standard')).toBe(taxOn(1000, 'standard'));
  });

  it.each([
    ['a small amount', 1250, Math.round((1250 * 19) / 100)],
    ['a large amount', 987_650, Math.round((987_650 * 19) / 100)],
  ])('should correctly calculate the tax for %s', (_name, net, expected) => {
    expect(taxOn(net, 'standard')).toBe(expected);
  });

  it('should return the standard percentage', () => {
    expect(percentFor('standard')).toBe(STANDARD_PERCENT);
  });
});

describe('VAT ids', () => {
  test('TAX-2: spaces, dots and hyphens do not matter', () => {
    for (const text of ['DE123456789', 'de 123 456 789', 'DE-123.456.789']) {
      expect(parseVatId(text)).toEqual({ country: 'DE', digits: '123456789' });
    }
  });

  test('TAX-2: refuses what is too short, too long or has no country', () => {
    for (const text of ['DE1234567', 'DE12345678901', '123456789', 'DE12345678X', '']) {
      expect(() => parseVatId(text), text).toThrow(MalformedVatId);
    }
  });

  test('TAX-2: should not throw for a valid id', () => {
    expect(() => parseVatId('AT12345678')).not.toThrow();
  });
});
