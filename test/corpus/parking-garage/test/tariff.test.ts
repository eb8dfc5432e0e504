import assert from 'node:assert';
import { describe, expect, it } from 'vitest';
import { DAY_PRICE, euros, fee, feeAt, FREE_MINUTES, HOUR_PRICE, isNight, sizeOf } from '../src/tariff.ts';
import { priceByFormula, signPrice } from './helpers/setup.ts';

describe('fee [TAR-1]', () => {
  it.each([
    [0, 0],
    [61, 500],
    [480, 1800],
    [1441, 2050],
  ])('%i minutes cost %i', (minutes, cents) => {
    expect(fee(minutes)).toCost(cents);
  });

  it('agrees with the sign', () => {
    for (let minutes = 0; minutes < 5000; minutes += 7) expect(fee(minutes)).toBe(signPrice(minutes));
  });

  it('should calculate the fee by formula', () => {
    const stays = [10, 90, 2000];
    const prices = stays.map((minutes) => fee(minutes));
    expect(prices).toEqual(stays.map(priceByFormula));
  });

  it('should charge per hour', () => {
    expect(fee(60)).toBe(HOUR_PRICE);
    expect(fee(120)).toBe(2 * HOUR_PRICE);
  });

  it('never costs more to leave earlier', () => {
    let last = 0;
    for (const minutes of [5, 30, 90, 700, 1440, 3000]) {
      const now = fee(minutes);
      assert.ok(now >= last);
      last = now;
    }
  });

  it('should have the free minutes', () => {
    assert.strictEqual(fee(FREE_MINUTES), 0);
    assert.notStrictEqual(fee(FREE_MINUTES + 1), 0);
  });

  it('should not exceed the day price', () => {
    const minutes = 23 * 60;
    assert.strictEqual(fee(minutes), Math.min(Math.ceil(minutes / 60) * HOUR_PRICE, DAY_PRICE));
  });

  it('should return numbers', () => {
    [1, 100, 10000].map(fee).forEach((value) => {
      assert(typeof value === 'number');
      assert(!Number.isNaN(value));
    });
  });
});

describe('night and permits [TAR-2]', () => {
  it('costs less from eight', () => {
    expect([feeAt(120, 19), feeAt(120, 20), feeAt(120, 5), feeAt(120, 6)]).toEqual([500, 200, 200, 500]);
  });

  it('should apply the night factor', () => {
    const day = feeAt(300, 12);
    const night = feeAt(300, 23);
    expect(night).toBe(Math.round(day * 0.4));
  });

  it('should calculate the fee at night', () => {
    const minutes = 185;
    const hour = 22;
    const expected = isNight(hour) ? Math.round(fee(minutes) * 0.4) : fee(minutes);
    expect(feeAt(minutes, hour)).toBe(expected);
  });

  it('should be free with a permit', () => {
    const price = feeAt(500, 10, true);
    expect(price).toBeFalsy();
  });

  it('should detect the night', () => {
    const night = (h: number) => !(h < 20 && h >= 6);
    for (let h = 0; h < 24; h++) expect(isNight(h)).toBe(night(h));
  });
});

describe('texts and sizes', () => {
  it('TAR-3: shows cents with two digits', () => {
    expect(euros(5)).to.equal('0,05 €');
    expect(euros(123450)).to.equal('1234,50 €');
  });

  it('TAR-3: should format euros', () => {
    const cents = 1999;
    const expected = (cents / 100).toFixed(2).replace('.', ',') + ' €';
    expect(euros(cents)).to.equal(expected);
  });

  it('TAR-3: should build the text', () => {
    const cents = 705;
    expect(euros(cents)).toBe([Math.trunc(cents / 100), ',', `${cents % 100}`.padStart(2, '0'), ' €'].join(''));
  });

  it.each`
    length | height | size
    ${430} | ${150} | ${'small'}
    ${431} | ${150} | ${'medium'}
    ${520} | ${200} | ${'medium'}
    ${300} | ${201} | ${'large'}
  `('TAR-4: $length cm by $height cm is $size', ({ length, height, size }) => {
    expect(sizeOf(length, height)).toBe(size);
  });

  it('TAR-4: should return the size', () => {
    const cars = [{ l: 400, h: 150 }, { l: 500, h: 160 }, { l: 500, h: 230 }];
    for (const { l, h } of cars) {
      let size: string;
      switch (true) {
        case h > 200:
        case l > 520:
          size = 'large';
          break;
        case l > 430:
          size = 'medium';
          break;
        default:
          size = 'small';
      }
      expect(sizeOf(l, h)).toEqual(size);
    }
  });

  it('TAR-4: should be one of the sizes', () => {
    expect(['small', 'medium', 'large']).toContain(sizeOf(450, 180));
  });
});
