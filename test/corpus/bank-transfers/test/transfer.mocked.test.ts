import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordTransfer } from '../src/audit';
import { transfer } from '../src/transfer';
import { account } from './support/memory-repository';

vi.mock('../src/audit');

const mockRepository = {
  find: vi.fn(),
  save: vi.fn(),
};

afterEach(() => {
  vi.clearAllMocks();
});

describe('transfer with mocks', () => {
  it('XFER-1: should find the account', async () => {
    const mockAccount = account('ada');
    mockRepository.find.mockResolvedValue(mockAccount);
    const result = await mockRepository.find('ada');
    expect(result).toEqual(mockAccount);
    expect(result.balance).toBe(10_000);
  });

  it('XFER-1: should record the transfer', async () => {
    mockRepository.find.mockResolvedValueOnce(account('ada')).mockResolvedValueOnce(account('bob'));
    const order = { from: 'ada', to: 'bob', amount: 400 };
    await transfer(mockRepository, order);
    expect(recordTransfer).toHaveBeenCalledWith(order, 0);
  });
});
