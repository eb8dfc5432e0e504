import { Emitter } from './emitter.ts';

export interface Party {
  readonly name: string;
  readonly size: number;
}

export interface Events extends Record<string, unknown> {
  joined: { party: Party; position: number };
  seated: { party: Party; table: number };
  left: { party: Party };
  full: { limit: number };
}

export class WaitlistFull extends Error {
  readonly code = 'FULL';
  readonly limit: number;
  constructor(limit: number) {
    super(`the list takes ${limit} parties`);
    this.limit = limit;
  }
}

export class Waitlist extends Emitter<Events> {
  private parties: Party[] = [];
  private readonly limit: number;

  constructor(limit = 5) {
    super();
    this.limit = limit;
  }

  join(party: Party): number {
    if (party.size < 1) throw new RangeError('a party has at least one guest');
    if (this.parties.length >= this.limit) {
      this.emit('full', { limit: this.limit });
      throw new WaitlistFull(this.limit);
    }
    this.parties.push(party);
    const position = this.parties.length;
    this.emit('joined', { party, position });
    return position;
  }

  seat(table: number, seats: number): Party | undefined {
    const index = this.parties.findIndex(({ size }) => size <= seats);
    if (index === -1) return undefined;
    const [party] = this.parties.splice(index, 1);
    this.emit('seated', { party, table });
    return party;
  }

  leave(name: string): boolean {
    const before = this.parties.length;
    const gone = this.parties.find((party) => party.name === name);
    this.parties = this.parties.filter((party) => party.name !== name);
    if (gone) this.emit('left', { party: gone });
    return this.parties.length < before;
  }

  minutesFor(name: string, perParty = 12): number {
    const index = this.parties.findIndex((party) => party.name === name);
    return index === -1 ? -1 : index * perParty;
  }

  each(visit: (party: Party, position: number) => void): void {
    this.parties.forEach((party, index) => visit(party, index + 1));
  }

  names(): string[] {
    return this.parties.map(({ name }) => name);
  }

  snapshot(): { waiting: number; guests: number; next: string | null } {
    return {
      waiting: this.parties.length,
      guests: this.parties.reduce((sum, { size }) => sum + size, 0),
      next: this.parties[0]?.name ?? null,
    };
  }
}
