import { strict as assert } from 'node:assert';
import { describe, expect, it, vi } from 'vitest';
import {
  convertLength,
  formatBytes,
  lengthOf,
  METRES_PER,
  NotADuration,
  parseDuration,
  toFahrenheit,
} from '../src/units';
import { expectClose, isClose } from './support/close';

describe('UNIT-1: lengths', () => {
  it('are converted by way of metres', () => {
    expectClose(convertLength(3, 'mile', 'metre'), 4828.032);
    assert.equal(convertLength(1852, 'metre', 'seamile'), 1);
  });

  it('come back from any other unit', () => {
    for (const unit of Object.keys(METRES_PER) as Array<keyof typeof METRES_PER>) {
      expectClose(convertLength(convertLength(12.5, 'foot', unit), unit, 'foot'), 12.5);
    }
  });

  it('take no detour', () => {
    const direct = convertLength(42, 'mile', 'seamile');
    expect(convertLength(convertLength(42, 'mile', 'foot'), 'foot', 'seamile')).toBeCloseTo(direct, 9);
    expect(convertLength(84, 'mile', 'seamile')).toBeCloseTo(2 * direct, 9);
    expect(convertLength(1, 'mile', 'seamile')).toBeLessThan(1);
  });

  it('should convert miles to feet', () => {
    isClose(convertLength(1, 'mile', 'foot'), 5280);
  });

  it('should convert all units', () => {
    const value = 7;
    const inMetres = value * METRES_PER.mile;
    expect(convertLength(value, 'mile', 'foot')).toBeCloseTo(inMetres / METRES_PER.foot);
  });
});

describe('temperatures', () => {
  it('UNIT-2: freezing and boiling', () => {
    expect.soft(toFahrenheit(0)).toBe(32);
    expect.soft(toFahrenheit(100)).toBe(212);
    expect.soft(toFahrenheit(-40)).toBe(-40);
  });

  it('UNIT-2: should convert to fahrenheit', () => {
    [-10, 0, 36.6, 451].forEach((degrees) => {
      const expected = 32 + (degrees * 9) / 5;
      expect(toFahrenheit(degrees)).toBe(expected);
    });
  });
});

describe('UNIT-3: sizes', () => {
  const KIB = 2 ** 10;

  it.each([
    [0, '0 B'],
    [KIB - 1, '1023 B'],
    [KIB, '1.0 KiB'],
    [1.5 * KIB, '1.5 KiB'],
    [3 * KIB ** 2, '3.0 MiB'],
    [2048 * KIB ** 3, '2048.0 GiB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('names no unit above the last', () => {
    const text = formatBytes(5 * KIB ** 4);
    expect(text).toBe('5120.0 GiB');
    expect(text).toMatchInlineSnapshot(`"5120.0 GiB"`);
  });

  it('should format sizes', () => {
    const text = formatBytes(123_456_789);
    expect(text).toMatchInlineSnapshot(`"117.7 MiB"`);
    expect(text).toBeDefined();
  });
});

describe('UNIT-4: durations', () => {
  it('add up', () => {
    expect(parseDuration('1h30m')).toBe(90 * 60 * 1000);
    expect(parseDuration('45s')).toBe(45_000);
    expect(parseDuration('2h0m5s')).toEqual(2 * 60 * 60 * 1000 + 5 * 1000);
  });

  it('refuses what is none', () => {
    for (const text of ['', '5', '5m1h', '1h 5m', '-1h', 'x1h', '1hx']) {
      expect(() => parseDuration(text), `"${text}"`).toThrow(NotADuration);
    }
  });

  it('should return a numeric value', () => {
    expect(parseDuration('10m')).toEqual(expect.any(Number));
    assert.ok(parseDuration('10m') !== undefined);
  });

  it('should parse durations', () => {
    const parse = vi.fn(parseDuration).mockReturnValueOnce(60_000);
    expect(parse('1m')).toBe(60_000);
  });
});

describe('UNIT-5: lengths in metres', () => {
  it.each(['mile', 'foot'] as const)('should return the factor of a %s', (unit) => {
    expect(lengthOf(unit)).toBeCloseTo(METRES_PER[unit], 5);
  });
});
