import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WorkGate } from '../../../src/mutation/in-process/work-gate.ts';

let now = 0;
beforeEach(() => {
  now = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => void vi.useRealTimers());

const aWorker = (name: string) => ({ name });
type Worker = ReturnType<typeof aWorker>;

/** Sends the workers to the gate; what is returned tells who was let in so far, in their order. */
function queueAt(gate: WorkGate, workers: readonly Worker[]): () => Promise<readonly string[]> {
  const inside: string[] = [];
  for (const worker of workers) void gate.enter(worker).then(() => inside.push(worker.name));
  return async () => {
    await setImmediate();
    return inside;
  };
}

function wait(milliseconds: number): void {
  now += milliseconds;
  vi.advanceTimersByTime(milliseconds);
}

const gateFor = (least: number, most: number): WorkGate => new WorkGate({ least, most, now: () => now });

describe('ENGINE-1: the gate of the workers', () => {
  const [a, b, c, d] = [aWorker('a'), aWorker('b'), aWorker('c'), aWorker('d')];

  it('lets the least number in at once, in the order that they came, and a next one as one leaves', async () => {
    const gate = gateFor(2, 2);
    const inside = queueAt(gate, [a, b, c, d]);
    expect(await inside()).toEqual(['a', 'b']);
    gate.leave(a);
    expect(await inside()).toEqual(['a', 'b', 'c']);
    gate.leave(c);
    expect(await inside()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps the room that is left when nobody waits', async () => {
    const gate = gateFor(1, 1);
    expect(await queueAt(gate, [a])()).toEqual(['a']);
    gate.leave(a);
    expect(await queueAt(gate, [b, c])()).toEqual(['b']);
  });

  it('lets in others up to the most while those inside wait', async () => {
    const gate = gateFor(1, 3);
    const inside = queueAt(gate, [a, b, c, d]);
    for (let turn = 0; turn < 10; turn += 1) {
      for (const worker of [a, b, c, d]) gate.spent(worker, 0);
      wait(200);
    }
    expect(await inside()).toEqual(['a', 'b', 'c']);
  });

  it('lets in nobody while those inside are busy, or do not say', async () => {
    const [busy, silent] = [gateFor(1, 3), gateFor(1, 3)];
    const [besideBusy, besideSilent] = [queueAt(busy, [a, b]), queueAt(silent, [c, d])];
    for (let turn = 0; turn < 10; turn += 1) {
      busy.spent(a, now);
      wait(200);
    }
    expect([await besideBusy(), await besideSilent()]).toEqual([['a'], ['c']]);
  });
});
