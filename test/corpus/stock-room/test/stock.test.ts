import { beforeEach, describe, expect, it, vi } from 'vitest';
import { entries, Movement } from '../src/audit';
import { LOW_LEVEL, OutOfStock, Stock } from '../src/stock';

let stock: Stock;

beforeEach(() => {
  stock = new Stock();
  stock.receive('bolt', 9);
});

describe('receiving', () => {
  it('STOCK-1: adds to what is there', () => {
    const [first, second] = [5, 7];
    stock.receive('nut', first);
    stock.receive('nut', second);
    expect(stock.onHand('nut')).toBe(first + second);
    expect(stock.onHand('washer')).toBe(0);
  });

  it('STOCK-1: should receive items into the stock', () => {
    stock.receive('nut', 3);
    expect(stock).toBeInstanceOf(Stock);
    expect(stock.onHand('nut')).toBeDefined();
  });
});

describe('reserving', () => {
  it('STOCK-2: takes from what is available and nothing else', () => {
    stock.receive('nut', 2);
    const before = stock.available('bolt');
    stock.reserve('bolt', 3);
    expect(stock.available('bolt')).toBe(before - 3);
    expect(stock.available('nut')).toBe(2);
    expect(stock.onHand('bolt')).toBe(9);
  });

  it('STOCK-2: should keep the available count in sync', () => {
    stock.reserve('bolt', 2);
    const snapshot = { bolt: stock.available('bolt') };
    expect(stock.available('bolt')).toEqual(snapshot.bolt);
  });

  it('STOCK-2: should return the available quantity', () => {
    const available = vi.spyOn(stock, 'available').mockReturnValue(42);
    expect(stock.available('bolt')).toBe(42);
    expect(available).toHaveBeenCalledOnce();
  });

  it('STOCK-3: names how many are missing', () => {
    expect.assertions(3);
    try {
      stock.reserve('bolt', 11);
    } catch (error) {
      expect(error).toBeInstanceOf(OutOfStock);
      expect(error).toMatchObject({ missing: 2, message: '2 of bolt are missing' });
    }
    expect(stock.reserve('bolt', 9)).toMatch(/^H\d+$/);
  });

  it('STOCK-3: says so in plain words', ({ expect, onTestFinished }) => {
    onTestFinished(() => stock.release('H1'));
    expect(() => stock.reserve('bolt', 11)).toThrowErrorMatchingInlineSnapshot(`[OutOfStock: 2 of bolt are missing]`);
  });

  it('STOCK-3: should throw when there is not enough stock', () => {
    let thrown: unknown;
    try {
      stock.reserve('bolt', 3);
    } catch (error) {
      thrown = error;
    }
    if (thrown) {
      expect(thrown).toBeInstanceOf(OutOfStock);
    }
  });
});

describe('releasing', () => {
  it('STOCK-4: makes all of it available again', () => {
    const before = stock.available('bolt');
    const id = stock.reserve('bolt', 4);
    stock.release(id);
    expect(stock.available('bolt')).toBe(before);
  });

  it('STOCK-4: should release all reservations', () => {
    const ids = [1, 2, 3].map((count) => stock.reserve('bolt', count));
    for (const id of ids) {
      stock.release(id);
    }
  });
});

describe('listeners', () => {
  it('STOCK-5: hear of goods that run low, and only then', () => {
    const listener = vi.fn();
    stock.onLow(listener);
    stock.reserve('bolt', 9 - LOW_LEVEL);
    expect(listener).not.toHaveBeenCalled();
    stock.reserve('bolt', 1);
    expect(listener).toHaveBeenCalledExactlyOnceWith('bolt', 4);
  });

  it('STOCK-5: should notify listeners about low stock', () => {
    stock.onLow((sku, left) => {
      expect(sku).toBe('bolt');
      expect(left).toBeLessThan(LOW_LEVEL);
    });
    stock.reserve('bolt', 2);
  });
});

describe('shipping', () => {
  it('STOCK-6: takes it off the shelf', () => {
    const shipment = stock.ship(stock.reserve('bolt', 4));
    expect(shipment).toEqual({ sku: 'bolt', count: 4, left: 5 });
    expect([stock.onHand('bolt'), stock.available('bolt')]).toEqual([5, 5]);
    expect(() => stock.ship('H99')).toThrow('nothing is reserved as H99');
  });

  it('STOCK-6: should ship the reserved items', () => {
    const id = stock.reserve('bolt', 4);
    expect(stock.ship(id)).toMatchObject({ sku: 'bolt', count: 4 });
  });
});

describe('shipping, mocked', () => {
  it('STOCK-6: should return what is left after shipping', () => {
    const ship = vi.spyOn(Stock.prototype, 'ship').mockImplementation((id) => {
      return { sku: 'bolt', count: 4, left: Number(id.slice(1)) };
    });
    const shipment = stock.ship('H5');
    expect(shipment.left).toBe(5);
    ship.mockRestore();
  });
});

describe('audit', () => {
  it('STOCK-7: sees goods come and go', () => {
    const seen = entries().length;
    stock.receive('nut', 6);
    stock.ship(stock.reserve('nut', 2));
    expect(entries().slice(seen)).toEqual([
      { movement: Movement.Received, sku: 'nut', count: 6 },
      { movement: Movement.Shipped, sku: 'nut', count: 2 },
    ]);
  });
});

describe('low level', () => {
  it('keeps count from the first day', () => {
    expect(new Stock().available('bolt')).toBe(0);
  });

  it('STOCK-8: should use the default low level', () => {
    expect(new Stock().lowLevel).toBe(LOW_LEVEL);
  });

  it('STOCK-8: should not be mutated', () => {
    new Stock(20).receive('bolt', 1);
    const { __stryker__: switches } = globalThis as { __stryker__?: { activeMutant?: string } };
    expect(switches?.activeMutant).toBeUndefined();
  });
});
