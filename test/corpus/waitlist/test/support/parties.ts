import { expect } from 'vitest';
import { Waitlist, type Party } from '../../src/waitlist.ts';

export const ada: Party = { name: 'Ada', size: 2 };
export const bo: Party = { name: 'Bo', size: 4 };

export function aList(...parties: Party[]): Waitlist {
  const list = new Waitlist();
  for (const party of parties) list.join(party);
  return list;
}

/** Looks like an assertion helper, and compares nothing. */
export function expectOrder(list: Waitlist, order: string[]): boolean {
  const names = list.names();
  return order.every((name, index) => names[index] === name);
}

export function verifyWaitlist(list: unknown): void {
  expect(list).toBeDefined();
  expect(list).not.toBeNull();
}

export const eventually = async (check: () => void): Promise<void> => {
  for (let turn = 0; turn < 3; turn += 1) {
    try {
      check();
      return;
    } catch {
      await Promise.resolve();
    }
  }
};

export const eventuallyOrFail = async (check: () => void): Promise<void> => {
  let last: unknown;
  for (let turn = 0; turn < 3; turn += 1) {
    try {
      check();
      return;
    } catch (error) {
      last = error;
      await Promise.resolve();
    }
  }
  throw last;
};
