import { describe, expect, it } from 'vitest';

function calculateVat(total: number, rate: number): number {
  return Math.round((total * rate) / (100 + rate));
}

describe('tax', () => {
  it('TAX-1: should calculate the VAT', () => {
    expect(calculateVat(119_00, 19)).toBe(19_00);
  });
});
