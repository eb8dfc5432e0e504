import { describe, expect, it, vi } from 'vitest';
import { record } from '../src/audit';
import { Stock } from '../src/stock';

vi.mock(import('../src/audit'), { spy: true });

describe('stock and audit', () => {
  it('STOCK-1: should record the movement when items are received', () => {
    const stock = new Stock();
    stock.receive('bolt', 3);
    expect(record).toHaveBeenCalledTimes(1);
    expect(vi.mocked(record).mock.lastCall?.[0]).toEqual({ movement: 'received', sku: 'bolt', count: 3 });
  });
});
