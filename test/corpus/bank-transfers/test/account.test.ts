import assert from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { available, maskIban, monthlyInterest } from '../src/account';
import { account } from './support/memory-repository';

describe('account numbers', () => {
  test('ACCT-1: hides the middle of a German account number', () => {
    assert.equal(maskIban('DE89 3704 0044 0532 0130 00'), 'DE89**************3000');
  });

  test('ACCT-1: is as long as the number without its spaces', () => {
    const lengths = { NL91ABNA0417164300: 18, 'BE68 5390 0754 7034': 16, NO9386011117947: 15 };
    for (const [iban, length] of Object.entries(lengths)) {
      expect(maskIban(iban)).toHaveLength(length);
    }
  });

  test('ACCT-1: should mask the middle digits', () => {
    const iban = 'FR7630006000011234567890189';
    const start = iban.substring(0, 4);
    const end = iban.slice(-4);
    const stars = '*'.repeat(iban.length - 8);
    expect(maskIban(iban)).to.equal(start + stars + end);
  });
});

describe('interest', () => {
  test('ACCT-2: a twelfth of three percent of 1200 euros', () => {
    expect(monthlyInterest(120_000, 3)).toBe(300);
  });

  test('ACCT-2: an overdrawn account is charged', () => {
    expect(monthlyInterest(-10_000, 6)).toBe(-50);
  });

  test('ACCT-2: should calculate monthly interest correctly', () => {
    const balance = 250_000;
    const rate = 4.8;
    const expectedInterest = Math.round((balance * rate) / 1200);
    assert.strictEqual(monthlyInterest(balance, rate), expectedInterest);
  });
});

describe('available money', () => {
  test('ACCT-3: is the balance and the overdraft', () => {
    const balance = 700;
    const overdraft = 300;
    expect(available(account('dee', { balance, overdraft }))).toBe(balance + overdraft);
  });

  test('ACCT-3: should return a number', () => {
    const result = available(account('eve', { overdraft: 200 }));
    assert.ok(result);
    assert.notEqual(result, undefined);
    expect(result).toEqual(expect.any(Number));
  });
});
