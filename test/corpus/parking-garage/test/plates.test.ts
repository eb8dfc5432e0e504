import { describe, expect, it } from 'vitest';
import { isPlate, normalisePlate, ticketNumber } from '../src/plates.ts';

describe('PLATE-1', () => {
  it('takes the same plate in any form', () => {
    const forms = ['M-ÄB 77E', 'm äb 77e', 'MÄB77E'];
    expect(new Set(forms.map(normalisePlate))).toEqual(new Set(['MÄB77E']));
  });

  it('is the same when done twice', () => {
    const once = normalisePlate('hh-x 9');
    expect(normalisePlate(once)).toBe(once);
  });

  it('should normalise', () => {
    const raw = 'b-ab 123';
    expect(normalisePlate(raw)).toBe(raw.toUpperCase().replace(/[^A-ZÄÖÜ0-9]/g, ''));
  });

  it('should clean a plate', () => {
    const clean = (plate: string): string => {
      let result = '';
      for (const c of plate.toUpperCase()) if (/[A-ZÄÖÜ0-9]/.test(c)) result += c;
      return result;
    };
    expect(clean('b-ab 123')).toBe('BAB123');
  });

  it('should validate', async () => {
    const valid = isPlate('B-AB 123');
    expect(valid).toBe(isPlate('B-AB 123'));
  });
});

describe('PLATE-2', () => {
  it('has six digits and one', () => {
    expect(ticketNumber(1)).toBe('000001-1');
    expect(ticketNumber(999999)).toBe('999999-4');
  });

  it('should compute the check digit', () => {
    const serial = 4711;
    const padded = serial.toString().padStart(6, '0');
    const check = [...padded].map(Number).reduce((a, b) => a + b, 0) % 10;
    expect(ticketNumber(serial)).toBe(`${padded}-${check}`);
  });

  it('should contain the serial', () => {
    const ticket = ticketNumber(123456);
    expect(ticket.includes('123456')).toBe(true);
    expect(ticket).toHaveLength(8);
  });

  it('should look like a ticket', () => {
    const [serial, check] = ticketNumber(55).split('-');
    expect(serial).toBeDefined();
    expect(check).toBeDefined();
  });
});
