import { describe, expect, it } from 'vitest';
import { parseProcessStat, ProcessTree, type ProcessFacts, type ProcessTable } from './process-tree.ts';

const aProcess = (facts: Partial<ProcessFacts>): ProcessFacts => ({
  ...{ parent: 1, session: 1, cpuMs: 0, reapedMs: 0, residentBytes: 0 },
  ...facts,
});

const aTable = (processes: Readonly<Record<number, Partial<ProcessFacts>>>): ProcessTable => ({
  pids: Object.keys(processes).map(Number),
  factsOf: (pid) => processes[pid] && aProcess(processes[pid]),
});

/** What the tree of process 10 makes of these looks. */
function observed(...looks: readonly ProcessTable[]): { readonly cpuMs: number; readonly peakBytes: number } {
  const tree = new ProcessTree(10);
  for (const look of looks) tree.observe(look);
  return { cpuMs: tree.cpuMs, peakBytes: tree.peakBytes };
}

describe('BENCH-1: the cost of a process tree', () => {
  it('is that of the root and all its descendants, and of nobody else', () => {
    const table = aTable({
      1: { parent: 0, cpuMs: 1000, residentBytes: 1000 },
      9: { parent: 1, cpuMs: 500, residentBytes: 500 },
      10: { parent: 9, cpuMs: 1, residentBytes: 10 },
      11: { parent: 10, cpuMs: 2, residentBytes: 20 },
      12: { parent: 11, cpuMs: 4, residentBytes: 40 },
      13: { parent: 9, cpuMs: 700, residentBytes: 700 },
    });
    expect(observed(table)).toEqual({ cpuMs: 7, peakBytes: 70 });
  });

  it('keeps the time of a process that has ended, and the highest memory of any moment', () => {
    const both = aTable({ 10: { cpuMs: 1, residentBytes: 10 }, 11: { parent: 10, cpuMs: 5, residentBytes: 90 } });
    const rootAlone = aTable({ 10: { cpuMs: 2, residentBytes: 30 } });
    expect(observed(both, rootAlone)).toEqual({ cpuMs: 7, peakBytes: 100 });
  });

  it('includes a child whose parent ended before anybody looked, by its session', () => {
    const before = aTable({ 10: { session: 10, cpuMs: 1 } });
    const after = aTable({ 10: { session: 10, cpuMs: 1 }, 12: { parent: 1, session: 10, cpuMs: 8 } });
    expect(observed(before, after)).toEqual({ cpuMs: 9, peakBytes: 0 });
  });

  it('goes on with a child that was handed to a stranger', () => {
    const before = aTable({ 10: {}, 11: { parent: 10, session: 11, cpuMs: 1 } });
    const after = aTable({ 11: { parent: 1, session: 11, cpuMs: 9 }, 12: { parent: 11, session: 11, cpuMs: 1 } });
    expect(observed(before, after)).toEqual({ cpuMs: 10, peakBytes: 0 });
  });

  it('counts a process that has the number of an ended stranger', () => {
    const before = aTable({ 10: {}, 11: { parent: 1, cpuMs: 100 } });
    const after = aTable({ 10: {}, 11: { parent: 10, cpuMs: 3 } });
    expect(observed(before, aTable({ 10: {} }), after)).toEqual({ cpuMs: 3, peakBytes: 0 });
  });

  it('is nothing when nobody looked', () => {
    expect(observed()).toEqual({ cpuMs: 0, peakBytes: 0 });
  });
});

it.each(['node', 'a) b (c', ') S 9 9 9', 'line\nbreak'])('BENCH-1: reads the facts of a process named %j', (name) => {
  const stat = `42 (${name}) S 7 8 9 0 -1 4194560 100 200 0 0 150 25 3000 400 20 0 11 0 12345 987654 2500 184467440`;
  expect(parseProcessStat(stat, 4096)).toEqual({
    parent: 7,
    session: 9,
    cpuMs: 1750,
    reapedMs: 34_000,
    residentBytes: 2500 * 4096,
  });
});
