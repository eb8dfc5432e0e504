import { expect, test } from 'vitest';
import * as units from '../src/units.ts';

const { convert, formatAmount, parseAmount, GRAMS } = units;

test('UNIT-1 ounces and pounds', () => {
  expect(convert(1, 'lb', 'oz')).toBe(16);
  expect(convert(1, 'lb', 'g')).toBe(453.6);
  expect(convert(7, 'kg', 'kg')).toBe(7);
});

test('UNIT-1 should convert all units to grams', () => {
  for (const unit of Object.keys(GRAMS) as units.Unit[]) {
    expect(convert(1, unit, 'g')).toBe(GRAMS[unit]);
  }
});

test('UNIT-1 should convert between units', () => {
  const table = { g: 1, kg: 1000, oz: 28.35, lb: 453.6 };
  const amount = 12;
  expect(convert(amount, 'oz', 'kg')).toBe(Math.round(((amount * table.oz) / table.kg) * 100) / 100);
});

test('UNIT-1 there and back', () => {
  expect(convert(convert(20, 'lb', 'oz'), 'oz', 'lb')).toBeCloseTo(20, 1);
});

test('UNIT-2 reads commas and points', () => {
  expect(parseAmount(' 2.25 LB')).toEqual({ amount: 2.25, unit: 'lb' });
  expect(parseAmount('3g').amount).toBe(3);
  expect(() => parseAmount('some')).toThrow('not an amount: "some"');
});

test('UNIT-2 should parse the amount', () => {
  const text = '1,5 kg';
  const [value, unit] = text.split(' ');
  expect(parseAmount(text)).toEqual({ amount: Number(value!.replace(',', '.')), unit });
});

test('UNIT-2 should parse valid input', () => {
  const parsed = parseAmount('500 g');
  expect(parsed).toMatchObject({ unit: expect.any(String) });
  expect(parsed.amount).toBeTypeOf('number');
});

test('UNIT-3 shows kilograms', () => {
  expect(formatAmount(999.94, 'g')).toBe('999.9 g');
  expect(formatAmount(1000, 'g')).toBe('1.00 kg');
  expect(formatAmount(3, 'lb')).toBe('3 lb');
});

test('UNIT-3 should format', () => {
  const format = vi_format;
  expect(format(1500)).toBe('1.50 kg');
});

function vi_format(grams: number): string {
  if (grams < 1000) return `${Number(grams.toFixed(1))} g`;
  return `${(grams / 1000).toFixed(2)} kg`;
}
