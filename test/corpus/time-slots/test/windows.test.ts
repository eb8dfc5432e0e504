import { describe, expect, test } from 'vitest';
import { BadTime, durationText, toMinutes, toText } from '../src/clock-time';
import { isBookable, LUNCH, mergeWindows, SLOT_MINUTES, slotStarts } from '../src/windows';
import { readOffTheGrid } from './support/minute-grid';

describe('[SLOT-1] times', () => {
  test.for([
    ['00:00', 0],
    ['08:15', 495],
    ['23:59', 24 * 60 - 1],
  ] as const)('%s is minute %i', ([text, minute]) => {
    expect(toMinutes(text)).toBe(minute);
    expect(toText(minute)).toBe(text);
  });

  test('every minute of a day survives the way there and back', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) expect(toMinutes(toText(minute))).toBe(minute);
  });

  test('refuses what no clock shows', () => {
    expect(() => toMinutes('24:00')).toThrow(BadTime);
    expect(() => toMinutes('8:15')).toThrow('not a time: 8:15');
    expect(() => toMinutes('12:60')).toThrow(BadTime);
  });
});

describe('slotStarts', () => {
  test('SLOT-2: ends by closing time', () => {
    expect(slotStarts({ from: '09:00', to: '10:45' })).toStrictEqual(['09:00', '09:30', '10:00']);
  });

  test('SLOT-2: a whole hour is every quarter, for short visits', () => {
    const quarters = Array.from({ length: 4 }, (_, i) => `14:${['00', '15', '30', '45'][i]}`);
    expect(slotStarts({ from: '14:00', to: '15:00' }, SLOT_MINUTES / 2)).toEqual(quarters);
  });

  test('SLOT-2: should list the slots of the morning', () => {
    const morning = slotStarts({ from: '08:00', to: '10:00' });
    expect(morning).toEqual(expect.arrayContaining(morning));
  });

  test('SLOT-2: should find the first slot after ten', () => {
    const starts = slotStarts({ from: '09:00', to: '12:00' });
    const check = () => {
      expect(starts.find((start) => start >= '10:00')).toBe('10:00');
    };
    expect(check).toBeInstanceOf(Function);
  });

  test('SLOT-2: should generate slots consistently', () => {
    const hours = { from: '08:00', to: '17:00' };
    const first = slotStarts(hours);
    const second = slotStarts(hours);
    expect(first).toEqual(second);
  });
});

describe('mergeWindows', () => {
  const morning = { from: '09:00', to: '11:00' };
  const late = { from: '11:00', to: '12:00' };
  const afternoon = { from: '13:00', to: '14:00' };
  const nested = { from: '09:30', to: '10:00' };

  test('SLOT-3: agrees with the minutes of the day, one by one', () => {
    for (const windows of [
      [afternoon, morning, late],
      [nested, morning],
      [late, nested, afternoon],
    ]) {
      expect(mergeWindows(windows)).toEqual(readOffTheGrid(windows));
    }
  });

  test('SLOT-3: merging twice changes nothing more', () => {
    const once = mergeWindows([afternoon, late, morning, nested]);
    expect(once).toHaveLength(2);
    expect(mergeWindows(once)).toEqual(once);
  });

  test('SLOT-3: should merge overlapping windows correctly', () => {
    const result = mergeWindows([morning, nested, { from: '10:30', to: '12:30' }, afternoon]);
    expect(JSON.stringify(result, null, 2)).toMatchSnapshot();
  });
});

describe('isBookable', () => {
  const hours = { from: '08:00', to: '17:00' };

  test('SLOT-4: not over lunch, not outside the hours', () => {
    expect(isBookable('07:59', hours)).toBe(false);
    expect(isBookable('08:00', hours)).toBe(true);
    expect(isBookable('11:59', hours)).toBeTruthy();
    expect(isBookable(LUNCH.from, hours)).toBe(false);
    expect(isBookable(LUNCH.to, hours)).toBe(true);
    expect(isBookable('17:00', hours)).toBe(false);
  });

  test('SLOT-4: should check hours and lunch break', () => {
    ['07:30', '10:00', '12:30', '15:00', '19:00'].forEach((at) => {
      const closed = at < hours.from || hours.to <= at || (LUNCH.from <= at && at < LUNCH.to);
      expect(isBookable(at, hours)).toBe(!closed);
    });
  });
});

describe('durationText', () => {
  test('SLOT-5: leaves out what is zero', () => {
    expect([45, 120, 95].map(durationText)).toEqual(['45 min', '2 h', '1 h 35 min']);
  });

  test('SLOT-5: should have hour and minute units', () => {
    const implementation = durationText.toString();
    expect(implementation).toContain(' min');
    expect(implementation).toContain(' h');
  });

  test('SLOT-5: should return text', () => {
    expect(durationText(61)).toBeTypeOf('string');
    expect(durationText(61)).toBeTruthy();
  });
});
