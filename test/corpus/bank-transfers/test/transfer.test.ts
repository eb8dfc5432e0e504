import { beforeEach, describe, expect, it, vi } from 'vitest';
import { InsufficientFunds, InvalidAmount, type AccountRepository } from '../src/account';
import { transfer, transferFee } from '../src/transfer';
import { clampedFee, feeFor } from './support/fees';
import { MemoryRepository, account } from './support/memory-repository';

let repository: MemoryRepository;

beforeEach(() => {
  repository = new MemoryRepository([account('ada'), account('bob'), account('cy', { bank: 'South', overdraft: 500 })]);
});

describe('transfer', () => {
  it('XFER-1: moves the amount and charges the sender', async () => {
    await transfer(repository, { from: 'ada', to: 'cy', amount: 6_000 });
    expect(repository.balance('ada')).toBe(3_970);
    expect(repository.balance('cy')).toBe(16_000);
  });

  it('XFER-1: creates and destroys no money within a bank', async () => {
    const before = repository.total;
    await transfer(repository, { from: 'ada', to: 'bob', amount: 1_234 });
    await transfer(repository, { from: 'bob', to: 'ada', amount: 77 });
    expect(repository.total).toBe(before);
  });

  it('XFER-1: gives back what was lent', async () => {
    await transfer(repository, { from: 'ada', to: 'bob', amount: 2_500 });
    await transfer(repository, { from: 'bob', to: 'ada', amount: 2_500 });
    expect(repository.balance('ada')).toBe(10_000);
  });

  it('XFER-1: saves the sender, then the receiver', async () => {
    const port = {
      find: vi.fn<AccountRepository['find']>(async (id) => account(id)),
      save: vi.fn<AccountRepository['save']>(async () => {}),
    };
    await transfer(port, { from: 'ada', to: 'bob', amount: 100 });
    expect(port.save).toHaveBeenNthCalledWith(1, account('ada', { balance: 9_900 }));
    expect(port.save).toHaveBeenNthCalledWith(2, account('bob', { balance: 10_100 }));
  });

  it('XFER-1: should return a receipt with the order', async () => {
    const order = { from: 'ada', to: 'bob', amount: 300 };
    expect(await transfer(repository, order)).toEqual({ ...order, fee: 0, remaining: 9_700 });
  });

  it('XFER-1: should transfer money between accounts', async () => {
    await transfer(repository, { from: 'ada', to: 'bob', amount: 50 });
  });

  it('XFER-1: should resolve with a receipt', () => {
    transfer(repository, { from: 'ada', to: 'cy', amount: 200 }).then((receipt) => {
      expect(receipt.fee).toBe(25);
      expect(receipt.remaining).toBe(9_775);
    });
  });
});

describe('fees', () => {
  it.each`
    amount     | fee
    ${100}     | ${25}
    ${20_000}  | ${100}
    ${500_000} | ${900}
  `('XFER-2: sending $amount cents elsewhere costs $fee', ({ amount, fee }) => {
    expect(transferFee(amount, false)).toBe(fee);
  });

  it.each([
    { cents: 3_000, expected: Math.min(Math.max(Math.round(3_000 * 0.005), 25), 900) },
    { cents: 64_000, expected: Math.min(Math.max(Math.round(64_000 * 0.005), 25), 900) },
  ])('XFER-2: should charge the right fee for $cents cents', ({ cents, expected }) => {
    expect(transferFee(cents, false)).toBe(expected);
  });

  it('XFER-2: never falls as the amount grows', () => {
    const fees = Array.from({ length: 30 }, (_, i) => transferFee(i * 7_000, false));
    expect(fees).toEqual(fees.toSorted((a, b) => a - b));
    expect(new Set(fees).size).toBeGreaterThan(20);
  });

  it('XFER-2: should correctly calculate the fee for an external transfer', () => {
    const amount = 36_000;
    expect(transferFee(amount, false)).toBe(feeFor(amount));
  });

  it('XFER-2: should clamp the fee', () => {
    for (const amount of [10, 9_999, 1_000_000]) {
      const expected = clampedFee(amount);
      expect(transferFee(amount, false)).toEqual(expected);
    }
  });
});

describe('XFER-3 cover', () => {
  it('refuses what the balance does not cover', async () => {
    const order = { from: 'ada', to: 'bob', amount: 10_001 };
    await expect(transfer(repository, order)).rejects.toThrow(InsufficientFunds);
    await expect(transfer(repository, order)).rejects.toThrow('ada lacks 1');
    expect(repository.balance('bob')).toBe(10_000);
  });

  it('lets the overdraft be used up to the last cent', async () => {
    const order = { from: 'cy', to: 'ada', amount: 10_448 };
    await expect(transfer(repository, order)).resolves.toMatchObject({ fee: 52, remaining: -500 });
  });

  it('should throw when there is not enough money', async () => {
    try {
      await transfer(repository, { from: 'bob', to: 'ada', amount: 20_000 });
    } catch (error) {
      expect((error as Error).message).toContain('lacks');
    }
  });
});

describe('XFER-4 amounts', () => {
  it.for([0, -5, 1.5, Number.NaN])('refuses %d', async (amount) => {
    expect.assertions(2);
    try {
      await transfer(repository, { from: 'ada', to: 'bob', amount });
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidAmount);
      expect(repository.balance('ada')).toBe(10_000);
    }
  });
});
