import { Movement, record } from './audit';

/** Fewer than these are left: time to order. */
export const LOW_LEVEL = 5;

export class OutOfStock extends Error {
  override name = 'OutOfStock';
  readonly missing: number;

  constructor(sku: string, missing: number) {
    super(`${missing} of ${sku} are missing`);
    this.missing = missing;
  }
}

export interface Shipment {
  sku: string;
  count: number;
  left: number;
}

type LowListener = (sku: string, left: number) => void;

export class Stock {
  readonly lowLevel: number;
  #onHand = new Map<string, number>();
  #held = new Map<string, { sku: string; count: number }>();
  #listeners: LowListener[] = [];
  #lastId = 0;

  constructor(lowLevel: number = LOW_LEVEL) {
    this.lowLevel = lowLevel;
  }

  receive(sku: string, count: number): void {
    this.#onHand.set(sku, this.onHand(sku) + count);
    record({ movement: Movement.Received, sku, count });
  }

  onHand(sku: string): number {
    return this.#onHand.get(sku) ?? 0;
  }

  available(sku: string): number {
    let left = this.onHand(sku);
    for (const held of this.#held.values()) if (held.sku === sku) left -= held.count;
    return left;
  }

  /** Returns an id for `release` or `ship`. */
  reserve(sku: string, count: number): string {
    const available = this.available(sku);
    if (count > available) throw new OutOfStock(sku, count - available);
    const id = `H${++this.#lastId}`;
    this.#held.set(id, { sku, count });
    this.#warn(sku);
    return id;
  }

  release(id: string): void {
    this.#held.delete(id);
  }

  ship(id: string): Shipment {
    const held = this.#held.get(id);
    if (held === undefined) throw new Error(`nothing is reserved as ${id}`);
    this.#held.delete(id);
    const left = this.onHand(held.sku) - held.count;
    this.#onHand.set(held.sku, left);
    record({ movement: Movement.Shipped, ...held });
    return { ...held, left };
  }

  onLow(listener: LowListener): void {
    this.#listeners.push(listener);
  }

  #warn(sku: string): void {
    const left = this.available(sku);
    if (left < this.lowLevel) for (const listener of this.#listeners) listener(sku, left);
  }
}
