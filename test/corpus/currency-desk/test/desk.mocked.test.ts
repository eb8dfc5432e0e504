import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Desk } from '../src/desk';
import { enter } from '../src/ledger';
import { exchange } from '../src/money';

vi.mock('../src/ledger', () => ({ enter: vi.fn() }));
vi.mock('../src/money', () => ({ exchange: vi.fn().mockReturnValue(108.9) }));

const source = { rate: async () => 1.1 };

beforeEach(() => {
  vi.mocked(enter).mockReturnValue(7);
});

describe('Desk', () => {
  it('DESK-1: should call the ledger', async () => {
    await new Desk(source).change(100, 'EUR', 'USD');
    expect(enter).toHaveBeenCalledOnce();
  });

  it('DESK-1: should return the amount', async () => {
    const { got } = await new Desk(source).change(100, 'EUR', 'USD');
    expect(got).toBe(108.9);
  });

  it('DESK-1: hands the rate of the source and the amount paid to the receipt', async () => {
    const receipt = await new Desk(source).change(100, 'EUR', 'USD');
    expect([receipt.paid, receipt.rate]).toEqual([100, 1.1]);
  });

  it('MONEY-2: should exchange an amount', () => {
    expect(exchange(100, 1.1, 'USD')).toBe(108.9);
  });
});
