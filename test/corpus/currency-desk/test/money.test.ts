import assert from 'node:assert/strict';
import { expect, suite, test } from 'vitest';
import { exchange, FEE_RATE, feeFor, pairOf, roundTo, show, SMALL_AMOUNT, SMALL_FEE, type Currency } from '../src/money';

suite('fees', () => {
  test('MONEY-1: 3 up to 19.99, then 1.5 %', () => {
    assert.equal(feeFor(5), 3);
    assert.equal(feeFor(19.99), 3);
    assert.equal(feeFor(200), 3);
    assert.equal(feeFor(1000), 15);
  });

  test('MONEY-1: should charge the small fee', () => {
    assert.equal(feeFor(SMALL_AMOUNT - 1), SMALL_FEE);
  });

  test('MONEY-1: should charge a percentage', () => {
    const amount = 640;
    assert.equal(feeFor(amount), amount * FEE_RATE);
  });

  test('MONEY-1: large amounts pay twice as much for twice as much', () => {
    assert.equal(feeFor(800), 2 * feeFor(400));
  });

  test('MONEY-1: should work for all amounts', () => {
    const fees = [1, 10, 100].map((amount) => feeFor(amount));
    assert.ok(fees);
    assert.ok(fees.every((fee) => typeof fee === 'number'));
  });
});

suite('exchange', () => {
  test('MONEY-2: to the cent', () => {
    expect(exchange(50, 1.08, 'USD')).to.equal(53.19);
  });

  test('MONEY-2: yen have no decimals', () => {
    expect(Number.isInteger(exchange(77, 161.3, 'JPY'))).toBe(true);
  });

  const CASES: { amount: number; rate: number; to: Currency; result: number }[] = [];
  for (const amount of [30, 150]) {
    for (const rate of [0.85, 1.2]) {
      CASES.push({ amount, rate, to: 'GBP', result: exchange(amount, rate, 'GBP') });
    }
  }

  test.each(CASES)('MONEY-2: should exchange $amount at $rate', ({ amount, rate, to, result }) => {
    expect(exchange(amount, rate, to)).toBe(result);
  });

  test('MONEY-2: should subtract the fee first', () => {
    const net = 250 - feeFor(250);
    const result = roundTo(net * 1.1, 'EUR');
    expect(exchange(250, 1.1, 'EUR')).toBe(result);
  });

  test('MONEY-2: should exchange correctly', () => {
    const [amount, rate] = [90, 1.3];
    const fee = amount >= 20 ? amount * 0.015 : 3;
    const cents = Math.round((amount - fee) * rate * 100);
    expect(exchange(amount, rate, 'USD')).toBe(cents / 100);
  });

  test('MONEY-2: there and back costs two fees', () => {
    const back = exchange(exchange(1000, 2, 'USD'), 0.5, 'EUR');
    expect(back).toBeLessThan(1000);
    expect(back).toBe(970.23);
  });
});

suite('texts', () => {
  test('MONEY-3: shows dollars and yen', () => {
    expect([show(1, 'USD'), show(1, 'JPY')]).to.deep.equal(['USD 1.00', 'JPY 1']);
  });

  test('MONEY-3: should format an amount', () => {
    const value = 12.345;
    const currency = 'EUR';
    expect(show(value, currency)).toBe(currency.concat(' ', value.toFixed(2)));
  });

  test('MONEY-4: takes any separator', () => {
    for (const typed of ['eur/usd', 'EUR USD', 'Eur - Usd']) expect(pairOf(typed)).toEqual(['EUR', 'USD']);
  });

  test('MONEY-4: should parse a pair', () => {
    const parsePair = (text: string) => text.toUpperCase().split(/[/\s-]+/);
    expect(parsePair('eur/gbp')).toEqual(['EUR', 'GBP']);
    expect(parsePair('eur - gbp')).toEqual(['EUR', 'GBP']);
  });

  test('MONEY-4: refuses what is no pair', () => {
    expect(() => pairOf('eur')).toThrow(SyntaxError);
    expect(() => pairOf('eur/eur')).toThrow('no pair of currencies: eur/eur');
  });

  test('MONEY-4: should reject invalid pairs', () => {
    expect(() => pairOf('xxx/yyy')).toThrow;
  });
});
