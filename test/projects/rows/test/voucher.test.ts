import { examples } from 'assay/vitest';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { priceWith, redeem, stateOf } from '../src/voucher.ts';
import { PERCENTS, rowsOf } from './rows-of.ts';

it.each(examples<{ endedDaysAgo: number; total: number }>('VOUCHER-1'))(
  'VOUCHER-1: costs $total when it ended $endedDaysAgo days ago',
  ({ endedDaysAgo, total }) => {
    expect(priceWith(100, { endedDaysAgo, percent: 10 })).toBe(total);
  },
);

describe.each(examples<{ endedDaysAgo: number; state: string }>('VOUCHER-2'))(
  'a voucher that ended $endedDaysAgo days ago',
  ({ endedDaysAgo, state }) => {
    it('VOUCHER-2: is as stated', () => {
      expect(stateOf({ endedDaysAgo, percent: 10 })).toBe(state);
    });
  },
);

test.for(examples<{ code: string; returns: object }>('VOUCHER-3'))(
  'VOUCHER-3: redeems $code',
  async ({ code, returns }, { expect: own }) => {
    own(await redeem(code)).toEqual(returns);
  },
);

it('VOUCHER-4: takes each percentage off', () => {
  for (const { percent, total } of PERCENTS) expect(priceWith(100, { endedDaysAgo: 0, percent })).toBe(total);
});

describe('what has expired', () => {
  let rows: { endedDaysAgo: number; total: number }[] = [];
  beforeAll(() => {
    rows = rowsOf('VOUCHER-5');
  });

  it('VOUCHER-5: costs the whole price', () => {
    expect(rows.map(({ endedDaysAgo }) => priceWith(100, { endedDaysAgo, percent: 10 }))).toEqual(
      rows.map(({ total }) => total),
    );
  });

  it('VOUCHER-5: is not valid', () => {
    expect(stateOf({ endedDaysAgo: 3, percent: 10 })).toBe('expired');
  });
});

it('VOUCHER-7: rounds', () => {
  const [first] = examples<{ cents: number; total: number }>('VOUCHER-7');
  expect(priceWith(first?.cents ?? 0, { endedDaysAgo: 0, percent: 10 })).toBe(first?.total);
});

it.each(examples<{ percent: number; total: number }>('VOUCHER-8'))('VOUCHER-8: $total', ({ percent }) => {
  expect(priceWith(100, { endedDaysAgo: 0, percent })).toBe(100 - percent);
});

it('VOUCHER-9: is told', () => {
  expect(priceWith(100, { endedDaysAgo: 0, percent: 40 })).toBe(60);
});
