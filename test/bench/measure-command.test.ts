import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/model/user-error.ts';
import { processesWith, waitUntil } from '../support/processes.ts';
import { measureCommand, type Cost, type FinishedCommand } from './measure-command.ts';
import { medianByWallTime } from './measure-side.ts';

const neverAborted = new AbortController().signal;

const run = (script: string, env: Readonly<Record<string, string | undefined>> = {}): Promise<FinishedCommand> =>
  measureCommand({ args: ['-e', script], cwd: process.cwd(), env }, neverAborted);

/** Starts a process that works for half a second and then waits, and ends without waiting for it. */
const LEAVES_A_CHILD = `
  const used = () => Object.values(process.cpuUsage()).reduce((sum, microseconds) => sum + microseconds);
  const work = \`const used = \${used}; while (used() < 500_000); console.log(0); setInterval(() => {}, 1000)\`;
  const child = require('node:child_process').spawn(process.execPath, ['-e', work, process.env.MARK]);
  child.stdout.once('data', () => process.exit());`;

describe('BENCH-1: measuring a command', () => {
  it('tells how it ended, and what it printed last', async () => {
    const script = "console.log('a'.repeat(3000)); console.error(process.env.GIVEN); process.exitCode = 3";
    const { exitCode, output } = await run(script, { GIVEN: 'b' });
    expect({ exitCode, length: output.length, end: output.slice(-4) }).toEqual({
      exitCode: 3,
      length: 2000,
      end: 'a\nb\n',
    });
  });

  it('takes away from its surroundings what is to be undefined', async () => {
    const { output } = await run('console.log(String(process.env.PATH))', { PATH: undefined });
    expect(output).toBe('undefined\n');
  });

  it.runIf(process.platform === 'linux')('counts the time and memory of a child that nobody waited for', async () => {
    const mark = `bench-${process.pid}-left`;
    const { cost, exitCode } = await run(LEAVES_A_CHILD, { MARK: mark });
    const [cpuMs, mebibytes] = [cost.cpuMs ?? 0, (cost.peakBytes ?? 0) / 2 ** 20];
    expect({ exitCode, left: processesWith(mark) }).toEqual({ exitCode: 0, left: [] });
    expect(cost.wallMs).toBeGreaterThan(500);
    expect(cpuMs).toBeGreaterThanOrEqual(500);
    expect(cpuMs).toBeLessThan(2000);
    // Two Nodes of some forty each.
    expect(mebibytes).toBeGreaterThan(60);
    expect(mebibytes).toBeLessThan(400);
  });

  it('ends it with all its processes when aborted', async () => {
    const mark = `bench-${process.pid}-aborted`;
    const abortion = new AbortController();
    const command = { args: ['-e', 'setInterval(() => {}, 1000)', mark], cwd: process.cwd(), env: {} };
    const ended = measureCommand(command, abortion.signal);
    await waitUntil(() => processesWith(mark).length > 0, 5000);
    abortion.abort();
    await expect(ended).rejects.toThrow(Interrupted);
    await sleep(50);
    expect(processesWith(mark)).toEqual([]);
    await expect(measureCommand(command, abortion.signal)).rejects.toThrow(Interrupted);
  });
});

it.each([
  [[3, 1, 2], 2],
  [[5, 5, 1], 5],
  [[4], 4],
])('BENCH-1: of runs of %j ms the median is the one of %d ms', (wallTimes, expected) => {
  const costs = wallTimes.map((wallMs): Cost => ({ wallMs, cpuMs: wallMs * 10, peakBytes: wallMs * 100 }));
  expect(medianByWallTime(costs)).toEqual({ wallMs: expected, cpuMs: expected * 10, peakBytes: expected * 100 });
});
