import { EventEmitter } from 'node:events';
import { openGate } from './gate.ts';
import { normalisePlate } from './plates.ts';
import { feeAt } from './tariff.ts';

export interface Stay { plate: string; arrived: number; hour: number }
export interface Bill { plate: string; minutes: number; cents: number; paid: boolean }

export class GarageFull extends Error {}

export class Garage extends EventEmitter {
  readonly #stays = new Map<string, Stay>();
  readonly #permits: ReadonlySet<string>;

  constructor(readonly spaces: number, permits: Iterable<string> = []) {
    super();
    this.#permits = new Set([...permits].map(normalisePlate));
  }

  get free(): number {
    return this.spaces - this.#stays.size;
  }

  get occupancy(): number {
    return Math.round((this.#stays.size / this.spaces) * 100);
  }

  async enter(plate: string, arrived: number, hour: number): Promise<void> {
    if (this.free === 0) throw new GarageFull('no space is left');
    const key = normalisePlate(plate);
    this.#stays.set(key, { plate: key, arrived, hour });
    await openGate('in');
    if (this.free === 0) this.emit('full', this.spaces);
  }

  async leave(plate: string, at: number): Promise<Bill> {
    const key = normalisePlate(plate);
    const stay = this.#stays.get(key);
    if (!stay) throw new Error(`${key} is not here`);
    const minutes = at - stay.arrived;
    const cents = feeAt(minutes, stay.hour, this.#permits.has(key));
    this.#stays.delete(key);
    const paid = await openGate('out');
    return { plate: key, minutes, cents, paid };
  }
}
