import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EndRecord } from '../../../src/mutation/in-process/job.ts';
import { MutantSwitch } from '../../../src/mutation/in-process/mutant-switch.ts';
import { StackReader } from '../../../src/mutation/in-process/stack-reader.ts';
import { WorkerSession } from '../../../src/mutation/in-process/worker-session.ts';
import { aJob, anOrder } from './job-builders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Whether a test can begin behind an attempt that took ten times as long as it may. */
function isSpentBehind(ending: Pick<EndRecord, 'state'> & Partial<EndRecord>): boolean {
  let time = 0;
  const order = anOrder(0);
  const session = new WorkerSession(aJob({ log: join(folder, 'job.jsonl'), root: folder }), {
    mutantSwitch: new MutantSwitch(),
    mutants: new Set(['a']),
    clock: { ...{ now: () => time, leapt: 0, mark: () => 0, dropSince: () => undefined }, setTimeout, clearTimeout },
    stacks: new StackReader(folder),
    onFirstLoaded: () => undefined,
  });
  const attempt = session.begin(order, { role: 'mutant', mutant: 'a' });
  time += 10 * order.limit;
  session.end(attempt, ending);
  return session.isSpent;
}

const errorNamed = (name: string): EndRecord['errors'] => [
  { message: 'no', names: [name, 'Error'], isFromMatcher: false, frames: [] },
];

describe('ENGINE-1: behind an attempt that took too long', () => {
  it('no other test begins in its process when it was cut off', () => {
    expect(isSpentBehind({ state: 'failed', phase: 'body', errors: errorNamed('TestTimeoutError') })).toBe(true);
  });

  it('other tests go on in its process when it came to its end by itself', () => {
    const endless = { state: 'failed', phase: 'body', errors: errorNamed('StepLimit'), isOverrun: true } as const;
    expect([isSpentBehind(endless), isSpentBehind({ state: 'passed' })]).toEqual([false, false]);
  });
});
