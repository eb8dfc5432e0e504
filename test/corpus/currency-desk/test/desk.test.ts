import { afterEach, describe, expect, it, vi } from 'vitest';
import { bankRate, Desk } from '../src/desk';
import { fakeSource, tickingClock } from './support/fake-source';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('change', () => {
  it('DESK-1: gives a receipt', async () => {
    const desk = new Desk(fakeSource(1.5));
    await expect(desk.change(100, 'EUR', 'USD')).resolves.toMatchObject({ paid: 100, got: 147.75, rate: 1.5 });
  });

  it('DESK-1: should return a receipt', async () => {
    const receipt = await new Desk(fakeSource(1.5)).change(100, 'EUR', 'USD');
    expect(receipt).toHaveProperty('got');
    expect(receipt.number).toBeDefined();
  });

  it('DESK-1: should contain what was paid', async () => {
    const receipt = await new Desk(fakeSource(1.5)).change(40, 'EUR', 'USD');
    expect(receipt).toEqual(expect.objectContaining({ number: receipt.number, paid: 40 }));
  });

  it('DESK-1: should change money', () => {
    const desk = new Desk(fakeSource(1.5));
    desk.change(100, 'EUR', 'USD').then((receipt) => {
      expect(receipt.got).toBe(147.75);
    });
  });

  it('DESK-3: refuses nothing and debts', async () => {
    const desk = new Desk(fakeSource(1));
    await expect(desk.change(0, 'EUR', 'USD')).rejects.toThrow(RangeError);
    await expect(desk.change(-5, 'EUR', 'USD')).rejects.toThrow('nothing is paid');
  });

  it('DESK-3: should handle errors', async () => {
    const desk = new Desk(fakeSource(1));
    await desk.change(0, 'EUR', 'USD').catch((error) => {
      expect(error.message).toBe('nothing is paid');
    });
  });
});

describe('rates', () => {
  it('DESK-2: asks again after a minute', async () => {
    const clock = tickingClock();
    const source = fakeSource(1.1, 1.2);
    const desk = new Desk(source, clock.now);
    expect(await desk.rate('EUR', 'USD')).toBe(1.1);
    clock.pass(59_999);
    expect(await desk.rate('EUR', 'USD')).toBe(1.1);
    clock.pass(1);
    expect(await desk.rate('EUR', 'USD')).toBe(1.2);
  });

  it('DESK-2: does not ask twice at once', async () => {
    const source = { rate: vi.fn().mockResolvedValue(1.1) };
    const desk = new Desk(source, () => 0);
    await desk.rate('EUR', 'USD');
    await desk.rate('EUR', 'USD');
    expect(source.rate).toHaveBeenCalledTimes(1);
    expect(source.rate).toHaveBeenCalledWith('EUR', 'USD');
  });

  it('DESK-2: should return the rate of the source', async () => {
    const source = { rate: vi.fn().mockResolvedValue(1.1) };
    const rate = await source.rate('EUR', 'USD');
    expect(rate).toBe(1.1);
  });

  it('DESK-2: should cache rates', async () => {
    const desk = new Desk(fakeSource(1.1, 1.2), () => 0);
    const [first, second] = [await desk.rate('EUR', 'USD'), await desk.rate('EUR', 'USD')];
    expect(first).toBe(second);
  });

  it('DESK-2: should refresh the rate later', () => {
    vi.useFakeTimers();
    const desk = new Desk(fakeSource(1.1, 1.2));
    setTimeout(async () => {
      expect(await desk.rate('EUR', 'USD')).toBe(1.2);
    }, 60_000);
  });

  it('DESK-4: asks the bank', async () => {
    vi.stubGlobal('fetch', async (url: string) => ({ ok: url.endsWith('/EUR-USD.json'), json: async () => ({ rate: 1.25 }) }));
    expect(await bankRate('EUR', 'USD')).toBe(1.25);
    await expect(bankRate('EUR', 'GBP')).rejects.toThrow('no rate for EUR/GBP');
  });

  it('DESK-4: should check the response', () => {
    expect(String(bankRate)).toMatch(/if \(!answer\.ok\) throw/);
  });
});
