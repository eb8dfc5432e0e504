import { describe, expect, it, vi } from 'vitest';
import * as ledger from '../src/ledger';
import { redeem, statementFor } from '../src/members';
import { tierOf } from '../src/points';
import { member } from './support/member';

describe('MEM-1 statement', () => {
  const sourceOf = (over = {}) => ({ byId: vi.fn().mockResolvedValue(member(over)) });

  it('shows what the source knows and what is missing', async () => {
    await expect(statementFor('m-1', sourceOf({ balance: 90 }))).resolves.toEqual({
      name: 'Mo',
      tier: 'silver',
      balance: 90,
      missing: 800,
    });
  });

  it.each([
    [0, 1000],
    [999, 1],
    [1000, 4000],
    [5000, 0],
  ])('with %i points, %i are missing', async (total, missing) => {
    const statement = await statementFor('m-1', sourceOf({ total }));
    expect(statement.missing).toBe(missing);
  });

  it('asks for the right member, once', async () => {
    const source = sourceOf();
    await statementFor('m-7', source);
    expect(source.byId.mock.calls).toEqual([['m-7']]);
  });

  it('shows the name as it is', async ({ task }) => {
    const name = `${task.name} <b>`;
    await expect(statementFor('m-1', sourceOf({ name, total: 0, balance: 0 }))).resolves.toEqual({
      name,
      tier: 'bronze',
      balance: 0,
      missing: 1000,
    });
  });

  it('should determine the tier', async () => {
    const owner = member({ total: 6_000 });
    const statement = await statementFor(owner.id, sourceOf(owner));
    expect(statement.tier).toBe(tierOf(owner.total));
  });

  it('should include the name', async () => {
    const statement = await statementFor('m-1', sourceOf({ name: 'Noor' }));
    expect(statement).toHaveProperty('name', 'Noor');
  });
});

describe('redeeming', () => {
  it('MEM-2: gives 15 euros for 1500 points', () => {
    const result = redeem(member(), 1500);
    expect.soft(result.voucher).toBe(15);
    expect.soft(result.balance).toBe(200);
  });

  it('MEM-2: leaves as many points as were not redeemed', () => {
    const owner = member({ balance: 2_500 });
    const points = 1_000;
    expect(redeem(owner, points)).toMatchObject({ balance: owner.balance - points });
  });

  it('MEM-2: should book the redemption', () => {
    const book = vi.spyOn(ledger, 'book');
    redeem(member(), 500);
    expect(book).toHaveBeenCalledTimes(1);
    expect(book).toHaveBeenCalledWith({ member: 'm-1', change: -500 });
    book.mockRestore();
  });

  it('MEM-2: refuses other numbers', () => {
    for (const points of [-500, 0, 499, 750]) {
      expect(() => redeem(member(), points)).toThrow('by the 500');
    }
  });

  it('MEM-3: refuses more than there is', () => {
    expect(() => redeem(member({ balance: 499 }), 500)).toThrow(RangeError);
    expect(() => redeem(member({ balance: 499 }), 500)).toThrow(/^499 points are not enough$/);
    expect(redeem(member({ balance: 500 }), 500).balance).toBe(0);
  });

  it('MEM-3: should throw if not enough points', () => {
    expect(() => {
      redeem(member({ balance: 0 }), 500);
    });
  });
});
